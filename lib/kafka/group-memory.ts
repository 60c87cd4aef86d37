/**
 * Remembers which groups there were. When a broker dies, the groups it coordinated vanish from the list of
 * groups until another broker has taken over: they are unknown then, not deleted.
 */
import type { Broker, CollectionProblem, GroupState } from "@/lib/core/collection";
import type { GroupList, ListedGroup } from "./groups";
import { blankGroup } from "./members";
import type { PartitionMetadata, TopicMetadata } from "./metadata";

export const OFFSETS_TOPIC = "__consumer_offsets";

/** The partition of `__consumer_offsets` that holds a group: Java's hash of its name, modulo the number of partitions. */
export function offsetsPartition(group: string, partitions: number): number {
  let hash = 0;
  for (let index = 0; index < group.length; index++) hash = (Math.imul(hash, 31) + group.charCodeAt(index)) | 0;
  return (hash & 0x7fffffff) % partitions;
}

export class GroupMemory {
  private seen = new Map<string, ListedGroup>();

  /**
   * Compares a list of groups with what was there before. Groups that are missing although nothing says that
   * they were deleted come back as unknown, each with a problem; the others are forgotten.
   */
  reconcile(
    list: GroupList,
    brokers: readonly Broker[],
    topics: readonly TopicMetadata[],
  ): { away: GroupState[]; problems: CollectionProblem[] } {
    const partitions = topics.find(({ topic }) => topic === OFFSETS_TOPIC)?.partitions ?? [];
    const result: { away: GroupState[]; problems: CollectionProblem[] } = { away: [], problems: [] };
    const next = new Map(list.groups);
    for (const group of this.seen.values()) {
      if (list.groups.has(group.group)) continue;
      const home = partitions[offsetsPartition(group.group, partitions.length || 1)];
      const reason = whyAway(group, home, brokers, list.missing);
      if (!reason) continue;
      // Remembering the new leader gives it one poll to load the group; after that, missing means deleted.
      next.set(group.group, { ...group, coordinator: home?.leader ?? group.coordinator });
      result.away.push(blankGroup({ ...group, coordinator: null }, null, reason));
      const message = `The state of group "${group.group}" is unknown: ${reason}.`;
      result.problems.push({ what: "groups", subject: group.group, message });
    }
    this.seen = next;
    result.problems.push(...leaderlessProblem(partitions));
    return result;
  }
}

/** Why a group that is missing from the list may still exist; null when it was deleted. */
function whyAway(
  { coordinator }: ListedGroup,
  home: PartitionMetadata | undefined,
  brokers: readonly Broker[],
  missing: ReadonlySet<number>,
): string | null {
  // Without the right to see __consumer_offsets, the last coordinator has to do.
  const leader = home?.leader ?? coordinator;
  if (leader < 0) return "its coordinator is away and no other broker can take over";
  if (missing.has(leader)) return `its coordinator, broker ${leader}, could not list its groups`;
  if (!brokers.some(({ id }) => id === leader)) return `its coordinator, broker ${leader}, is away`;
  if (leader !== coordinator) return `its coordinator is moving to broker ${leader}`;
  return null;
}

/** Groups of a leaderless partition that were never seen cannot be named, but they must not go unmentioned. */
function leaderlessProblem(partitions: readonly PartitionMetadata[]): CollectionProblem[] {
  const leaderless = partitions.filter(({ leader }) => leader < 0).length;
  if (leaderless === 0) return [];
  const message = `${leaderless} of ${partitions.length} partitions of ${OFFSETS_TOPIC} have no leader: groups that are kept there cannot be seen.`;
  return [{ what: "groups", subject: OFFSETS_TOPIC, message }];
}
