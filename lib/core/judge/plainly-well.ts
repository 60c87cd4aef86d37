/**
 * When a partition is plainly well, so that no rule need be asked: there is a leader, nothing went back, and either next to
 * nothing waits or the group is at work and in time. Two ways ask it: `isPlainlyWell` of a window, before the rules, and
 * `staysWell` of the columns, before a window is made. What is a limit for both stands here.
 */
import type { PartitionWindow } from "../numbers/window";
import type { EvaluationSettings } from "../words/settings";
import type { Millis } from "../words/terms";
import { valuesOf, type Factors } from "./factors";
import type { Memory } from "./rules/memory";

export const FACTORS = {
  UNREAD_MS: [
    60_000,
    "ms",
    "without a reading: then the rules look closer, long before `LOG_STALE_MS`, when nothing is claimed any more",
  ],
  FRESH_MS: [
    20_000,
    "ms",
    "since the last commit: less than any silence or repetition that a rule objects to (`SILENT_AGAIN_MS`, `WITNESSED_MS`)",
  ],
} satisfies Factors;
const { UNREAD_MS, FRESH_MS } = valuesOf(FACTORS);

/** True while the newest reading, made at `readAt`, is new enough to say that all is well. */
export const isRead = (readAt: Millis, now: Millis): boolean => now - readAt <= UNREAD_MS;

/** True while a group that last committed at `at` is at work: no rule speaks of a silence so short, unless one is set. */
export const isFresh = (at: Millis, now: Millis, { silenceMs }: EvaluationSettings): boolean =>
  now - at <= FRESH_MS && (silenceMs === 0 || now - at < silenceMs);

/** True of a window of which no rule says anything; false when the rules must be asked. */
export function isPlainlyWell(
  { logPoints, commits }: PartitionWindow,
  now: Millis,
  settings: EvaluationSettings,
  { rewind }: Pick<Memory, "rewind">,
): boolean {
  const log = logPoints.at(-1);
  const last = commits[commits.length - 1];
  if (!log || !last || !log.hasLeader || log.logEnd === null || rewind || !isRead(log.at, now)) return false;
  if (last.offset >= log.logEnd || log.logEnd - last.offset <= BigInt(settings.floorRecords)) return true;
  const before = commits[commits.length - 2];
  if (!before || before.offset >= last.offset || !isFresh(last.at, now, settings)) return false;
  for (let i = logPoints.length - 1; i >= 0; i--) {
    const point = logPoints.at(i)!;
    if (last.at - point.at > settings.floorMs) return false;
    if (point.logEnd !== null && point.logEnd <= last.offset) return true;
  }
  return false;
}
