/** Lag in time: how long the oldest record that the group has not consumed has been waiting. */
import { formatDuration } from "./format";
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
  /** The reading after the one that is looked at; none at first. */
  let later = -1;
  for (let i = log.length - 1; i >= 0; i--) {
    if (!log.isKnown(i)) continue;
    const beyond = log.beyond(i, committed);
    if (beyond <= 0) {
      if (later === -1) return known(0);
      const share = (1 - beyond) / log.grown(i, later);
      return known(Math.max(0, now - (log.at(i) + share * (log.at(later) - log.at(i)))));
    }
    // The log shrank between the two readings: what was read before says nothing about the records of today.
    if (later !== -1 && log.grown(i, later) < 0) break;
    later = i;
  }
  if (later === -1) return unknown("the log end offset is not known");
  const atLeast = now - log.at(later);
  return { known: false, reason: `older than what was watched: at least ${formatDuration(atLeast)}`, atLeast };
}
