/**
 * The short way for most partitions, most of the time: what was well and plainly still is, is found so from the columns, and
 * its verdict is brought up to date where it stands. It says the same as the long way (`judge`), which a test proves. It reads
 * offsets as numbers; what is NaN there, unknown or beyond 53 bits, is left to the long way by every comparison.
 */
import { WellVerdict } from "./well-verdict";
import type { CommitColumns } from "../windows/commit-columns";
import type { LogRows } from "../windows/log-rows";
import { writtenBetween } from "../numbers/written-at";
import { isFresh, isRead } from "./plainly-well";
import { memoryOf, NO_MEMORY } from "./rules/memory";
import { isNoCommit } from "./rules/no-data";
import { SLOW_MS } from "./rules/slow-moves";
import type { EvaluationSettings } from "../words/settings";
import type { Millis } from "../words/terms";
import type { Finding, Verdict } from "./verdict";

/** What is known of one group on one topic. */
export interface Columns {
  logs: LogRows;
  /** Undefined where the group has committed on no partition of the topic. */
  commits: CommitColumns | undefined;
}

/**
 * As `staysWell`, for a partition on which the group has committed nothing so far: a group may well read a few partitions of
 * many. True when the verdict, which is changed to say `finding`, still stands.
 *
 * @param finding what is said at `now` of all partitions without a commit; one object for all of them
 */
export function staysUncommitted(
  { logs, commits }: Columns,
  partition: number,
  now: Millis,
  settings: EvaluationSettings,
  verdict: Verdict,
  finding: Finding,
): boolean {
  if (!isNoCommit(verdict.finding) || settings.profile === "burrow" || verdict.at > now) return false;
  const row = logs.length - 1;
  if (row < 0 || !logs.hasLeader(row, partition) || (commits && commits.countOf(partition) > 0)) return false;
  const memory = memoryOf(verdict.memory);
  if (memory === NO_MEMORY || memory.high !== null || memory.rewind || memory.betterSince !== null) return false;
  verdict.at = now;
  verdict.finding = finding;
  memory.fresh = finding;
  return true;
}

/**
 * True when the verdict, which is changed to be one of `now`, still stands; false when `judge` must be asked.
 *
 * @param polled the offset that was polled: where it is the newest commit's, its bigint is kept, and none is made
 */
export function staysWell(
  columns: Columns,
  partition: number,
  polled: bigint | null,
  now: Millis,
  settings: EvaluationSettings,
  verdict: Verdict,
): boolean {
  const { logs, commits } = columns;
  if (!commits || !(verdict instanceof WellVerdict) || settings.profile === "burrow" || verdict.at > now) return false;
  const row = logs.length - 1;
  const last = commits.countOf(partition) - 1;
  if (row < 0 || last < 0 || !logs.hasLeader(row, partition) || !isRead(logs.atOf(row), now)) return false;
  const logEnd = logs.endNumber(row, partition);
  const offset = commits.offsetNumber(partition, last);
  const high = Number(verdict.high);
  if (!(logEnd >= high && offset >= high)) return false;
  if (!movesQuickly(commits, partition, verdict.upTo)) return false;
  // Of a group that retention has passed this is more than its lag: then the long way looks.
  const waiting = logEnd - offset;
  if (waiting > 0 && waiting > settings.floorRecords && !isInTime(logs, commits, partition, now, offset, settings))
    return false;
  verdict.at = now;
  if (offset > high)
    verdict.high = polled !== null && Number(polled) === offset ? polled : commits.offset(partition, last);
  verdict.upTo = Math.max(verdict.upTo, commits.at(partition, last));
  return true;
}

/** True when none of the commits since `upTo` is a move that was long in coming: those have to be remembered. */
function movesQuickly(commits: CommitColumns, partition: number, upTo: Millis): boolean {
  for (let i = commits.countOf(partition) - 1; i > 0 && commits.at(partition, i) > upTo; i--) {
    const offset = commits.offsetNumber(partition, i);
    const before = commits.offsetNumber(partition, i - 1);
    if (offset === before) continue;
    if (!(offset > before) || commits.at(partition, i) - commits.at(partition, i - 1) >= SLOW_MS) return false;
    if (i > 1 && commits.offsetNumber(partition, i - 2) === before) return false;
  }
  // The commit before it has left the window.
  const first = commits.at(partition, 0);
  return !(first > upTo && first - upTo >= SLOW_MS);
}

/** True when the last commit is fresh, has moved, and was in time. */
function isInTime(
  logs: LogRows,
  commits: CommitColumns,
  partition: number,
  now: Millis,
  offset: number,
  settings: EvaluationSettings,
): boolean {
  const { floorMs } = settings;
  const last = commits.countOf(partition) - 1;
  if (last < 1 || !(commits.offsetNumber(partition, last - 1) < offset)) return false;
  const at = commits.at(partition, last);
  if (!isFresh(at, now, settings)) return false;
  /** The reading after the one that is looked at; no later one is known at first. */
  let laterAt = Number.NaN;
  let laterEnd = Number.NaN;
  for (let i = logs.length - 1; i >= 0; i--) {
    const logEnd = logs.endNumber(i, partition);
    const readAt = logs.atOf(i);
    if (Number.isNaN(logEnd)) continue;
    if (logEnd <= offset) {
      const writtenAt = writtenBetween(offset - logEnd, laterEnd - logEnd, readAt, laterAt);
      return at - readAt <= floorMs || at - writtenAt < floorMs;
    }
    if (at - readAt > floorMs || logEnd > laterEnd) return false;
    laterAt = readAt;
    laterEnd = logEnd;
  }
  return false;
}
