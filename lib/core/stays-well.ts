/**
 * The short way for most partitions, most of the time: what was well and plainly still is, is found so from the columns, and
 * its verdict is brought up to date where it stands. It says the same as the long way (`judge`), which a test proves.
 */
import type { CommitColumns } from "./commit-columns";
import type { LogRows } from "./log-rows";
import { memoryOf } from "./rules/memory";
import { SLOW_MS } from "./rules/slow-moves";
import type { EvaluationSettings } from "./settings";
import type { Millis } from "./terms";
import type { Verdict } from "./verdict";

/** No reading for so long: then somebody has to look closer. */
const UNREAD_MS = 60_000;
/** A group that has committed within this time and moved is at work. */
const FRESH_MS = 20_000;

export interface Place {
  logs: LogRows;
  commits: CommitColumns;
  partition: number;
}

/** True when the verdict, which is changed to be one of `now`, still stands; false when `judge` must be asked. */
export function staysWell(place: Place, now: Millis, settings: EvaluationSettings, verdict: Verdict): boolean {
  const { logs, commits, partition } = place;
  if (verdict.finding !== null || settings.profile === "burrow" || verdict.at > now) return false;
  if (verdict.partitionStatus !== "OK" || verdict.consumerStatus !== "OK") return false;
  const memory = memoryOf(verdict.memory);
  if (memory.high === null || memory.rewind || memory.betterSince !== null || memory.slow.begins === null) return false;
  const row = logs.length - 1;
  const last = commits.countOf(partition) - 1;
  if (row < 0 || last < 0 || !logs.hasLeader(row, partition) || now - logs.atOf(row) > UNREAD_MS) return false;
  const logEnd = logs.endOf(row, partition);
  const offset = commits.offset(partition, last);
  if (logEnd === null || logEnd < memory.high || offset < memory.high) return false;
  if (!movesQuickly(commits, partition, memory.slow.upTo)) return false;
  const waiting = logEnd - offset;
  if (waiting > 0n && waiting > BigInt(settings.floorRecords) && !isInTime(place, now, offset, settings.floorMs))
    return false;
  verdict.at = now;
  memory.high = offset;
  memory.slow.upTo = Math.max(memory.slow.upTo, commits.at(partition, last));
  return true;
}

/** True when none of the commits since `upTo` is a move that was long in coming: those have to be remembered. */
function movesQuickly(commits: CommitColumns, partition: number, upTo: Millis): boolean {
  for (let i = commits.countOf(partition) - 1; i > 0 && commits.at(partition, i) > upTo; i--) {
    const offset = commits.offset(partition, i);
    const before = commits.offset(partition, i - 1);
    if (offset === before) continue;
    if (offset < before || commits.at(partition, i) - commits.at(partition, i - 1) >= SLOW_MS) return false;
    if (i > 1 && commits.offset(partition, i - 2) === before) return false;
  }
  return true;
}

/** True when the last commit is fresh, has moved, and was in time. */
function isInTime({ logs, commits, partition }: Place, now: Millis, offset: bigint, floorMs: Millis): boolean {
  const last = commits.countOf(partition) - 1;
  if (last < 1 || commits.offset(partition, last - 1) >= offset) return false;
  const at = commits.at(partition, last);
  if (now - at > FRESH_MS) return false;
  let later: { at: Millis; logEnd: bigint } | null = null;
  for (let i = logs.length - 1; i >= 0; i--) {
    const logEnd = logs.endOf(i, partition);
    const readAt = logs.atOf(i);
    if (logEnd === null) continue;
    if (logEnd <= offset) return at - readAt <= floorMs || (later !== null && at - writtenAt(readAt, logEnd) < floorMs);
    if (at - readAt > floorMs || (later && logEnd > later.logEnd)) return false;
    later = { at: readAt, logEnd };
  }
  return false;

  /** When the first record that waits was written, between two readings. */
  function writtenAt(readAt: Millis, logEnd: bigint): Millis {
    return readAt + (Number(offset + 1n - logEnd) / Number(later!.logEnd - logEnd)) * (later!.at - readAt);
  }
}
