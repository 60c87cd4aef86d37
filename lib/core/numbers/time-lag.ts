/** Lag in time: how long the oldest record that the group has not consumed has been waiting. */
import { say, roundedMs } from "../words/sentences/facts";
import { NO_COMMITTED_OFFSET, NO_LOG_END } from "./lag";
import type { LogReadings } from "./readings";
import { known, unknown, type Known } from "../words/known";
import type { Millis } from "../words/terms";
import { writtenBetween } from "./written-at";

/**
 * Age in ms of the record at the committed offset, from the history of log end offsets (records are never read):
 * interpolated between the two readings that the offset lies between, so the error is at most their distance: one
 * cycle within the window, a tenth of the age beyond it. 0 when caught up; unknown, with a lower bound, when the
 * history does not reach back that far.
 */
export function timeLag(log: LogReadings, committed: bigint, now: Millis): Known<Millis> {
  if (committed < 0n) return unknown(NO_COMMITTED_OFFSET);
  const age = plainTimeLag(log, committed, now);
  if (!Number.isNaN(age)) return known(age);
  const later = oldestBeyond(log, committed);
  if (later === -1) return unknown(NO_LOG_END);
  const atLeast = now - log.at(later);
  return { known: false, reason: say("unknown.older", { ms: roundedMs(atLeast, "down") }), atLeast };
}

/**
 * `timeLag` of a partition whose lag or log end may not be known now: older readings then tell the least that it can be. Where no
 * record waits none is late, also where only the broker, which counts a share group's lag itself, knows of that.
 */
export function waitOf(lag: Known<bigint>, age: Known<Millis>, logEnd: bigint | null): Known<Millis> {
  if (lag.known && lag.value === 0n) return known(0);
  if (lag.known && logEnd !== null) return age;
  const least = age.known ? age.value : (age.atLeast ?? 0);
  const reason = lag.known ? NO_LOG_END : lag.reason;
  return { known: false, reason, ...(least > 0 ? { atLeast: least } : {}) };
}

/** `timeLag` alone, of an offset that is there; NaN where it is not known. For loops over all partitions. */
export function plainTimeLag(log: LogReadings, committed: bigint, now: Millis): Millis {
  const later = oldestBeyond(log, committed);
  const earlier = knownBefore(log, later === -1 ? log.length : later);
  if (earlier === -1) return Number.NaN;
  if (later === -1) return 0;
  const beyond = log.beyond(earlier, committed);
  // The log shrank between the two readings: what was read before says nothing about the records of today.
  if (beyond > 0) return Number.NaN;
  return Math.max(0, now - writtenBetween(-beyond, log.grown(earlier, later), log.at(earlier), log.at(later)));
}

/** Index of the oldest of the newest readings that lie beyond `committed`, while the log did not shrink; -1 when there is none. */
function oldestBeyond(log: LogReadings, committed: bigint): number {
  let later = -1;
  for (let i = knownBefore(log, log.length); i !== -1; i = knownBefore(log, i)) {
    if (log.beyond(i, committed) <= 0 || (later !== -1 && log.grown(i, later) < 0)) break;
    later = i;
  }
  return later;
}

/** Index of the newest known reading before one; -1 when there is none. */
function knownBefore(log: LogReadings, index: number): number {
  let before = index - 1;
  while (before >= 0 && !log.isKnown(before)) before--;
  return before;
}
