/** The stored moments within a finding's window, newest first. Pure. */
import type { PartitionSeries } from "../group/series";

export interface Sample {
  at: number;
  logEnd: bigint | null;
  committed: bigint | null;
  lag: number | null;
  /** False where the committed offset is the same as in the sample before. */
  moved: boolean;
}

/** Samples from `from` to `to`, both included. */
export function samplesOf(series: PartitionSeries | undefined, window: { from: number; to: number }): Sample[] {
  if (!series) return [];
  return series.at
    .map((at, index) => ({
      at,
      logEnd: series.logEnd[index] ?? null,
      committed: series.committed[index] ?? null,
      lag: series.lag[index] ?? null,
      moved: index === 0 || series.committed[index] !== series.committed[index - 1],
    }))
    .filter(({ at }) => at >= window.from && at <= window.to)
    .reverse();
}
