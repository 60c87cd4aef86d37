/**
 * Groups that no broker lists. Managed services leave idle groups out of the list, though their offsets are there and count: a
 * group is there as long as its offsets are. So groups whose names are known (they were listed, or committed as the stream or
 * history tell, or stand in the settings) are asked for their offsets; those that have some are read like all others.
 */
import type { Broker, GroupType } from "@/lib/core/words/collection";
import { COMMITTED_BATCH } from "./committed-offsets";
import type { Connections } from "./connections";
import { isRefusal, type Coordinators, type ListedGroup } from "./coordinators";
import { readShareOffsets } from "./share-offsets";
import type { RealPartitions } from "./real-partitions";
import { OFFSET_FETCH } from "./requests";

/** So many names wait to be asked about; more come again with their next commit. */
const MOST_NAMES = 10_000;
/** So many are asked about in one poll. */
const MOST_ASKED = COMMITTED_BATCH;

interface Asking {
  connections: Connections;
  coordinators: Coordinators;
  real: RealPartitions;
}

export class UnlistedGroups {
  /** Names that may be groups. */
  private readonly names = new Map<string, GroupType>();
  /** Those that have offsets, as far as is known. */
  private readonly found = new Map<string, ListedGroup>();
  /** Of these, the ones that are read in this poll. */
  private carried = new Set<string>();
  /** Groups that are listed. */
  private listed: ReadonlySet<string> = new Set();

  /** @param always names that are asked about in every poll that does not list them */
  constructor(private readonly always: readonly string[] = []) {}

  /** Takes in a name that may be one of a group; its type where that is known. */
  suggest(group: string, type: GroupType = "unknown"): void {
    if (this.listed.has(group) || this.found.has(group)) return;
    if (this.names.size < MOST_NAMES || this.names.has(group)) this.names.set(group, type);
  }

  /** The coordinator says that it is deleted. */
  forget(group: string): void {
    this.names.delete(group);
    this.found.delete(group);
  }

  /** Adds those that are known to be there to a list that leaves them out. */
  carry(list: Map<string, ListedGroup>, brokers: readonly Broker[], coordinators: Coordinators): void {
    this.listed = new Set(list.keys());
    this.carried = new Set();
    for (const group of this.listed) this.forget(group);
    for (const [name, group] of this.found) {
      const coordinator = coordinators.of(name) ?? group.coordinator;
      // Of those whose coordinator is away the memory of groups says so.
      if (!brokers.some(({ id }) => id === coordinator)) continue;
      list.set(name, { ...group, coordinator });
      this.carried.add(name);
    }
  }

  /**
   * Asks about names, and adds those that have offsets to the list. Never rejects.
   * @param gone were there until now, and nothing says why they are not listed any more
   */
  async find(list: Map<string, ListedGroup>, gone: readonly ListedGroup[], asking: Asking): Promise<void> {
    const candidates = [...gone, ...this.namesToAsk(asking.coordinators)].map((group) => ({ ...group, state: null }));
    const answers = await askForOffsets(candidates, asking);
    for (const [index, group] of candidates.entries()) {
      this.names.delete(group.group);
      // Whoever was there before and cannot be asked is not gone for that.
      const isThere = answers.get(group.group) ?? index < gone.length;
      if (!isThere) continue;
      this.found.set(group.group, group);
      this.carried.add(group.group);
      list.set(group.group, group);
    }
  }

  /** Forgets those that turned out to have no offsets any more: they were asked, and nothing came. */
  settle(read: ReadonlySet<string>, unread: ReadonlyMap<string, unknown>): void {
    for (const group of this.carried) if (!read.has(group) && !unread.has(group)) this.found.delete(group);
  }

  private namesToAsk(coordinators: Coordinators): ListedGroup[] {
    const names = new Map<string, GroupType>(this.always.map((group) => [group, "unknown"]));
    for (const [group, type] of this.names) {
      if (names.size >= this.always.length + MOST_ASKED) break;
      names.set(group, type);
    }
    return [...names].flatMap(([group, type]) => {
      const coordinator = coordinators.of(group);
      if (this.listed.has(group) || this.found.has(group) || coordinator === undefined) return [];
      return [{ group, type, state: null, coordinator }];
    });
  }
}

/** Whether these groups have offsets; who could not be asked is left out. */
async function askForOffsets(groups: readonly ListedGroup[], asking: Asking): Promise<Map<string, boolean>> {
  const { connections, coordinators, real } = asking;
  const has = new Map<string, boolean>();
  if (groups.length === 0) return has;
  const shares = groups.filter(({ type }) => type === "share");
  const committing = groups.filter(({ type }) => type !== "share");
  const { committed, unread } = await readShareOffsets(connections, coordinators, shares, real);
  const withStart = new Set(committed.map(({ group }) => group));
  for (const { group } of shares) if (!unread.has(group)) has.set(group, withStart.has(group));
  await coordinators.each(committing, COMMITTED_BATCH, async (broker, batch) => {
    const names = batch.map(({ group }) => group);
    const answers = await connections.callForGroups(broker, OFFSET_FETCH, names).catch(() => []);
    for (const { groupId, errorCode, topics } of answers) if (errorCode === 0) has.set(groupId, topics.length > 0);
    return answers.flatMap(({ groupId, errorCode }) => (isRefusal(errorCode) ? [groupId] : []));
  });
  return has;
}

/** A pattern without choices: plain characters, escaped ones, and dots, which stand for themselves too. */
const SPELT = /^\^?((?:[^\\^$*+?()[\]{}|]|\\[^a-zA-Z0-9])+)\$?$/;

/** Names that patterns spell out: `billing` and `^team\.orders$`, but not `team-.*`. */
export function namesIn(patterns: readonly string[]): string[] {
  return patterns.flatMap((pattern) => SPELT.exec(pattern)?.[1]?.replaceAll(/\\(.)/g, "$1") ?? []);
}
