/**
 * What rates and ages are read off: the readings of a log and the commits of a group, asked for one by one. They stand in
 * columns where many partitions are watched, and in objects where one window is looked at; the arithmetic is the same.
 */
import type { Millis } from "./terms";
import type { PartitionWindow } from "./window";

/** Log end offsets as they were read, oldest first; readings from before the window, thinned with age, come first. */
export interface LogReadings {
  readonly length: number;
  at(index: number): Millis;
  /** Null: asked, but not answered. */
  logEnd(index: number): bigint | null;
}

/** Commits, oldest first. */
export interface CommitReadings {
  readonly length: number;
  at(index: number): Millis;
  offset(index: number): bigint;
}

/** The readings of a window's log. */
export function logOf({ logPoints, olderLog = [] }: Pick<PartitionWindow, "logPoints" | "olderLog">): LogReadings {
  const reading = (index: number) => (index < olderLog.length ? olderLog[index]! : logPoints[index - olderLog.length]!);
  return {
    length: olderLog.length + logPoints.length,
    at: (index) => reading(index).at,
    logEnd: (index) => reading(index).logEnd,
  };
}

/** The commits of a window. */
export const commitsOf = ({ commits }: Pick<PartitionWindow, "commits">): CommitReadings => ({
  length: commits.length,
  at: (index) => commits[index]!.at,
  offset: (index) => commits[index]!.offset,
});

/** Where nothing was read. */
export const NO_READINGS: LogReadings & CommitReadings = {
  length: 0,
  at: () => Number.NaN,
  logEnd: () => null,
  offset: () => 0n,
};
