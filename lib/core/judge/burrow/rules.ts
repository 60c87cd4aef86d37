/**
 * Burrow's evaluation of one group on one partition, to the letter of Burrow 1.9.5 (Apache-2.0, linkedin/Burrow,
 * `core/internal/evaluator/caching.go`). The rules are an ordered list: the first that holds decides.
 */
import type { Millis } from "../../words/terms";

export type BurrowStatus = "OK" | "WARN" | "STOP" | "STALL" | "REWIND";

/** One commit as Burrow stores it. */
export interface BurrowEntry {
  offset: bigint;
  /** Position of the commit record in its `__consumer_offsets` partition: the only thing that orders entries. */
  order: bigint;
  timestamp: Millis;
  /** Log end offset known when the commit was read, minus offset, at least 0; null when it is not known. */
  lag: bigint | null;
}

/** What the rules look at. */
export interface RuleInput {
  /** Oldest first, at least one. */
  entries: readonly BurrowEntry[];
  /** Log end offsets of the last refreshes, oldest first. */
  brokerOffsets: readonly bigint[];
  currentLag: bigint;
  /** Evaluation time, cut to whole seconds as Burrow does. */
  now: Millis;
  allowedLag: bigint;
}

/** Silence since the last commit is longer than the commits in the window span; equal is not stopped. */
export function stoppedByTime({ entries, now }: RuleInput): boolean {
  const { first, last } = ends(entries);
  return now - last.timestamp > last.timestamp - first.timestamp;
}

/** In one of the last refreshes the log ended at or before the last commit: the group was caught up then. */
export function recentlyCaughtUp({ entries, brokerOffsets }: RuleInput): boolean {
  const { last } = ends(entries);
  return brokerOffsets.some((end) => end <= last.offset);
}

/** Index of the first entry that is lower than the one before it; -1 when the offset never went back. */
export function rewindIndex({ entries }: Pick<RuleInput, "entries">): number {
  return entries.findIndex((entry, i) => i > 0 && entry.offset < entries[i - 1]!.offset);
}

/** Whether some later entry reaches the offset from which the first rewind fell; null when there is no rewind. */
export function rewindRecovered(input: Pick<RuleInput, "entries">): boolean | null {
  const at = rewindIndex(input);
  if (at === -1) return null;
  const before = input.entries[at - 1]!.offset;
  return input.entries.slice(at).some((entry) => entry.offset >= before);
}

/** No commit in the window was made at an allowed lag; unknown lags do not count as one. */
export function lagAlwaysAboveAllowed({ entries, allowedLag }: RuleInput): boolean {
  return !entries.some((entry) => entry.lag !== null && entry.lag <= allowedLag);
}

/** All offsets are the same; a single one counts. */
export function offsetsStalled({ entries }: RuleInput): boolean {
  return entries.every((entry) => entry.offset === entries[0]!.offset);
}

/** Known lags stay or grow from entry to entry; no or one known lag counts. */
export function lagNeverDecreases({ entries }: RuleInput): boolean {
  const lags = entries.flatMap((entry) => (entry.lag === null ? [] : [entry.lag]));
  return lags.every((lag, i) => i === 0 || lag >= lags[i - 1]!);
}

export interface BurrowRule {
  name: string;
  status: BurrowStatus;
  holds(input: RuleInput): boolean;
}

/** In Burrow's order. Rewind stands before the excuse of a zero lag, stop before both. */
export const BURROW_RULES: readonly BurrowRule[] = [
  { name: "burrow-caught-up", status: "OK", holds: (input) => input.currentLag <= input.allowedLag },
  { name: "burrow-stop", status: "STOP", holds: (input) => stoppedByTime(input) && !recentlyCaughtUp(input) },
  { name: "burrow-rewind", status: "REWIND", holds: (input) => rewindRecovered(input) === false },
  { name: "burrow-zero-lag", status: "OK", holds: (input) => !lagAlwaysAboveAllowed(input) },
  { name: "burrow-stall", status: "STALL", holds: offsetsStalled },
  { name: "burrow-warn", status: "WARN", holds: lagNeverDecreases },
];

/** The first rule that holds, or null: then the status is OK. `rules` is only ever shortened to prove each rule. */
export function decide(input: RuleInput, rules: readonly BurrowRule[] = BURROW_RULES): BurrowRule | null {
  return rules.find((rule) => rule.holds(input)) ?? null;
}

function ends(entries: readonly BurrowEntry[]): { first: BurrowEntry; last: BurrowEntry } {
  return { first: entries[0]!, last: entries.at(-1)! };
}
