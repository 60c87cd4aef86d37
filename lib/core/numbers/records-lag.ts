/**
 * Lag as Kafka's consumers report it of themselves: records-lag-max and records-lag-avg, over the last minute (theirs: two samples of
 * 30 s, `metrics.sample.window.ms`). They measure from their position at each fetch, this from committed offsets at each cycle.
 */
import { known, type Known } from "../words/known";
import type { Millis } from "../words/terms";
import { nextOffset, plainLag, recordsBetween } from "./lag";
import type { PartitionWindow } from "./window";

const RECENT_MS = 60_000;

/** Records, of one partition over the last minute. */
export interface RecordsLag {
  max: Known<bigint>;
  avg: Known<number>;
}

/** @param lag the lag now; unknown makes both unknown, for the same reason */
export function recordsLagOf({ logPoints, commits }: PartitionWindow, lag: Known<bigint>, now: Millis): RecordsLag {
  if (!lag.known) return { max: lag, avg: { known: false, reason: lag.reason } };
  let max = lag.value;
  let sum = Number(lag.value);
  let count = 1;
  let commit = commits.length - 1;
  const newest = logPoints.at(-1);
  const beyond = beyondLag(newest?.logEnd ?? null, newest?.logStart ?? null, commits[commit]?.offset, lag.value);
  for (let i = logPoints.length - 2; i >= 0; i--) {
    const { at, logEnd, logStart } = logPoints.at(i)!;
    if (now - at > RECENT_MS) break;
    while (commit >= 0 && commits[commit]!.at > at) commit--;
    const offset = commits[commit]?.offset;
    if (logEnd === null || offset === undefined) continue;
    const value = recordsBetween(nextOffset(offset, logStart, 0n) + beyond, logEnd);
    if (value > max) max = value;
    sum += Number(value);
    count++;
  }
  return { max: known(max), avg: known(sum / count) };
}

/** Offsets between committed and log end that are no records for this group: transaction markers, say. */
function beyondLag(logEnd: bigint | null, logStart: bigint | null, offset: bigint | undefined, lag: bigint): bigint {
  return logEnd === null || offset === undefined || lag > 0n ? 0n : (plainLag(offset, logStart, logEnd) ?? 0n);
}
