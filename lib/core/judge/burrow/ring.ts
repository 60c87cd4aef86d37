/** Burrow's ring of the last commits (`core/internal/storage/inmemory.go`): what goes in, what is merged, what falls out. */
import { recordsBetween } from "../../numbers/lag";
import type { Millis } from "../../words/terms";
import type { BurrowEntry } from "./rules";

export interface RingSettings {
  /** How many commits a ring holds. */
  intervals: number;
  /** A commit that follows another sooner than this overwrites it and keeps the older time. Default of Burrow: 0. */
  minDistanceMs: Millis;
}

/**
 * The ring after a commit; the same array when the commit is dropped.
 *
 * @param entries ordered by `order`, oldest first, no free slots
 * @param logEnd the newest log end offset known when the commit is read
 */
export function addToRing(
  entries: readonly BurrowEntry[],
  commit: Omit<BurrowEntry, "lag">,
  logEnd: bigint,
  settings: RingSettings,
): readonly BurrowEntry[] {
  const newest = entries.at(-1);
  if (newest && commit.order <= newest.order) return insertLate(entries, commit, settings);
  const lag = recordsBetween(commit.offset, logEnd);
  const entry = { ...commit, lag };
  if (newest && isNear(newest, commit, settings)) return [...entries.slice(0, -1), merge(newest, entry)];
  return [...entries, entry].slice(-settings.intervals);
}

/** A commit read out of order: the log end offset of its time is not known any more, so neither is its lag. */
function insertLate(
  entries: readonly BurrowEntry[],
  commit: Omit<BurrowEntry, "lag">,
  settings: RingSettings,
): readonly BurrowEntry[] {
  const full = entries.length >= settings.intervals;
  if (full && commit.order <= entries[0]!.order) return entries;
  if (entries.some((entry) => entry.order === commit.order)) return entries;
  const entry: BurrowEntry = { ...commit, lag: null };
  const at = entries.findIndex((other) => other.order > commit.order);
  if (full && at === 1) return [entry, ...entries.slice(1)];
  const previous = entries[at - 1];
  if (previous && isNear(previous, commit, settings)) {
    return entries.map((other, i) => (i === at - 1 ? merge(previous, entry) : other));
  }
  return [...entries.slice(0, at), entry, ...entries.slice(at)].slice(-settings.intervals);
}

/** Strictly less, and negative differences too, even where the distance is 0. */
function isNear(previous: BurrowEntry, commit: { timestamp: Millis }, { minDistanceMs }: RingSettings): boolean {
  return commit.timestamp - previous.timestamp < minDistanceMs;
}

function merge(previous: BurrowEntry, entry: BurrowEntry): BurrowEntry {
  return { ...entry, timestamp: previous.timestamp };
}

/** The ring as Burrow hands it out: free slots in front. */
export function toSlots(entries: readonly BurrowEntry[], intervals: number): (BurrowEntry | null)[] {
  return [...Array.from({ length: Math.max(0, intervals - entries.length) }, () => null), ...entries];
}
