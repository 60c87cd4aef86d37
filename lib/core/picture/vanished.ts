/**
 * Groups that the cluster stopped listing. A coordinator on a dead broker takes its groups out of the list for
 * a while: they are unknown, not deleted.
 */
import type { CollectionProblem, Committed, GroupState, Poll } from "../words/collection";
import type { GroupSnapshot } from "./snapshot";
import { plain } from "../words/sentences/facts";
import { unknown } from "../words/known";

/** A group that is missing from this many complete lists in a row is gone. */
export const MISSES_UNTIL_GONE = 3;

const NO_ANSWER = plain("unknown.coordinator-silent");

/** Whether the list of groups may lack some that are there. */
export const lacksGroups = (problems: readonly CollectionProblem[]): boolean =>
  problems.some(({ what }) => what === "groups" || what === "metadata");

/**
 * Adds the groups of `before` that `poll` lacks, with everything about them unknown, until they have been
 * missing from `MISSES_UNTIL_GONE` polls without a problem in listing groups.
 *
 * @param misses how often each group was missing so far; the answer holds the new counts
 * @param deleted groups that the coordinator says are deleted: these go at once
 */
export function carryVanished(
  poll: Poll,
  before: readonly GroupSnapshot[],
  misses: ReadonlyMap<string, number>,
  deleted: ReadonlySet<string>,
): { poll: Poll; misses: Map<string, number> } {
  const listed = new Set(poll.groups.map((group) => group.group));
  const incomplete = lacksGroups(poll.problems);
  const counts = new Map<string, number>();
  const groups: GroupState[] = [];
  const committed: Committed[] = [];
  for (const group of before) {
    if (listed.has(group.group) || deleted.has(group.group)) continue;
    const missed = (misses.get(group.group) ?? 0) + (incomplete ? 0 : 1);
    if (missed >= MISSES_UNTIL_GONE) continue;
    counts.set(group.group, missed);
    groups.push({
      group: group.group,
      type: group.type,
      state: null,
      assignor: null,
      generation: group.generation,
      coordinator: null,
      members: unknown(NO_ANSWER),
    });
    for (const { topic, partitions } of group.subscriptions) {
      committed.push({ group: group.group, topic, offsets: partitions.map(() => null) });
    }
  }
  if (groups.length === 0) return { poll, misses: counts };
  return {
    poll: {
      ...poll,
      groups: [...poll.groups, ...groups],
      committed: [...poll.committed, ...committed],
      unread: new Map([...poll.unread, ...groups.map(({ group }) => [group, NO_ANSWER] as const)]),
    },
    misses: counts,
  };
}
