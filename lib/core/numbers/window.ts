/**
 * The sliding window of one group on one partition: what the rules look at. It is kept in time, not in number
 * of commits. A live window, a window refilled from history and a trace from a file have this same shape.
 */
import type { LogCurve } from "./log-curve";
import type { OlderReading } from "./older-log";
import type { LogStartMove } from "./retention";
import type { Millis } from "../words/terms";

/** Log end and log start offset as read at one moment. `logEnd` null: asked, but not answered. */
export interface LogPoint {
  at: Millis;
  logEnd: bigint | null;
  logStart: bigint | null;
  /** False when the partition had no leader at that moment. */
  hasLeader: boolean;
}

/**
 * Log points, oldest first. An array is one; where many partitions are watched the points stand in columns, and one is made
 * when it is asked for.
 */
export interface LogSeries extends Iterable<LogPoint> {
  readonly length: number;
  /** As of an array: from the end where negative. */
  at(index: number): LogPoint | undefined;
  /** As `logCurve`, where the columns tell it without making a point of each reading. */
  curve?(): LogCurve | null;
}

/** One commit. Repeats of the same offset are kept: they tell a live consumer from a dead one. */
export interface CommitPoint {
  at: Millis;
  offset: bigint;
}

/** How many members the group had at one moment; null when it could not be read. */
export interface MemberPoint {
  at: Millis;
  count: number | null;
  /** True when a member owned this very partition; null when not known. */
  owned: boolean | null;
}

/** All three sequences are ordered by `at`, oldest first. */
export interface PartitionWindow {
  logPoints: LogSeries;
  /** Readings from before the window, thinned with age; only ages in time are read off them. */
  olderLog?: readonly OlderReading[];
  /** When the log start offset moved, also before the window; retention's pace is read off it. */
  logStartMoves?: readonly LogStartMove[];
  commits: readonly CommitPoint[];
  members: readonly MemberPoint[];
  /** True when repeated commits are seen (commit stream); false when polling alone feeds the window. */
  seesRepeats: boolean;
}
