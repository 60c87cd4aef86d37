/** How often a group commits: the usual distance between two commits on one partition. */
import { plain } from "../words/sentences/facts";
import { known, unknown, type Known } from "../words/known";
import type { Millis } from "../words/terms";
import { lowerMedian } from "./median";
import type { CommitPoint } from "./window";

/** Fewer gaps than this make no habit. */
const LEAST_GAPS = 3;

/**
 * Median distance in ms of neighbouring commits, repeats counted as commits. Of fast commits a window keeps the first and the
 * newest of each bucket of `bucketMs`, so that within a bucket some may be missing; the last of one and the first of the
 * next always were neighbours. Hence only those distances count that cross into another bucket.
 * Where polling alone sees commits, distances are whole cycles, and repeats are not seen.
 */
export function usualCommitGap(commits: readonly CommitPoint[], bucketMs: Millis): Known<Millis> {
  const bucket = (at: Millis) => Math.floor(at / bucketMs);
  const gaps: Millis[] = [];
  for (let i = 1; i < commits.length; i++) {
    const [before, after] = [commits[i - 1]!.at, commits[i]!.at];
    if (bucket(before) !== bucket(after)) gaps.push(after - before);
  }
  if (gaps.length < LEAST_GAPS) return unknown(plain("unknown.few-commits"));
  return known(lowerMedian(gaps));
}
