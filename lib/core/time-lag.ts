/** Lag in time: how long the oldest record that the group has not consumed has been waiting. */
import { formatDuration } from "./format";
import type { OlderReading } from "./older-log";
import type { LogReadings } from "./readings";
import { known, unknown, type Known, type Millis } from "./terms";

/**
 * Age in ms of the record at the committed offset, from the history of log end offsets (records are never read):
 * interpolated between the two readings that the offset lies between, so the error is at most their distance: one
 * cycle within the window, a tenth of the age beyond it. 0 when caught up; unknown, with a lower bound, when the
 * history does not reach back that far.
 */
export function timeLag(log: LogReadings, committed: bigint, now: Millis): Known<Millis> {
  if (committed < 0n) return unknown("no committed offset");
  let later: OlderReading | null = null;
  for (let i = log.length - 1; i >= 0; i--) {
    const at = log.at(i);
    const logEnd = log.logEnd(i);
    if (logEnd === null) continue;
    if (logEnd <= committed) {
      if (later === null) return known(0);
      const share = Number(committed + 1n - logEnd) / Number(later.logEnd - logEnd);
      return known(Math.max(0, now - (at + share * (later.at - at))));
    }
    // The log shrank between the two readings: what was read before says nothing about the records of today.
    if (later !== null && logEnd > later.logEnd) break;
    later = { at, logEnd };
  }
  if (later === null) return unknown("the log end offset is not known");
  const atLeast = now - later.at;
  return { known: false, reason: `older than what was watched: at least ${formatDuration(atLeast)}`, atLeast };
}
