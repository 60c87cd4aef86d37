/**
 * What rates and ages are read off: the readings of a log and the commits of a group, asked for one by one. They stand in
 * columns where many partitions are watched, and in objects where one window is looked at; the arithmetic is the same.
 */
import type { Millis } from "../words/terms";
import type { PartitionWindow } from "./window";

/**
 * Log end offsets as they were read, oldest first; readings from before the window, thinned with age, come first. Offsets are
 * told as distances: these fit into a double where the offsets themselves may not.
 */
export interface LogReadings {
  readonly length: number;
  at(index: number): Millis;
  /** False: asked, but not answered. */
  isKnown(index: number): boolean;
  /** By how much the log grew from one known reading to a later one. */
  grown(from: number, to: number): number;
  /** By how much a known reading lies beyond `offset`. */
  beyond(index: number, offset: bigint): number;
}

/** Commits, oldest first. */
export interface CommitReadings {
  readonly length: number;
  at(index: number): Millis;
  /** By how much the committed offset moved from one commit to a later one. */
  moved(from: number, to: number): number;
}

/** The readings of a window's log. */
export function logOf({ logPoints, olderLog = [] }: Pick<PartitionWindow, "logPoints" | "olderLog">): LogReadings {
  const reading = (index: number) =>
    index < olderLog.length ? olderLog[index]! : logPoints.at(index - olderLog.length)!;
  return {
    length: olderLog.length + logPoints.length,
    at: (index) => reading(index).at,
    isKnown: (index) => reading(index).logEnd !== null,
    grown: (from, to) => Number(reading(to).logEnd! - reading(from).logEnd!),
    beyond: (index, offset) => Number(reading(index).logEnd! - offset),
  };
}

/** The readings of a log and one more, which is newer than all of them. */
export const withReading = (log: LogReadings, at: Millis, logEnd: bigint): LogReadings => ({
  length: log.length + 1,
  at: (index) => (index < log.length ? log.at(index) : at),
  isKnown: (index) => index >= log.length || log.isKnown(index),
  grown: (from, to) => (to < log.length ? log.grown(from, to) : -log.beyond(from, logEnd)),
  beyond: (index, offset) => (index < log.length ? log.beyond(index, offset) : Number(logEnd - offset)),
});

/** The commits of a window. */
export const commitsOf = ({ commits }: Pick<PartitionWindow, "commits">): CommitReadings => ({
  length: commits.length,
  at: (index) => commits[index]!.at,
  moved: (from, to) => Number(commits[to]!.offset - commits[from]!.offset),
});

/** Where nothing was read. */
export const NO_READINGS: LogReadings & CommitReadings = {
  length: 0,
  at: () => Number.NaN,
  isKnown: () => false,
  grown: () => Number.NaN,
  beyond: () => Number.NaN,
  moved: () => Number.NaN,
};
