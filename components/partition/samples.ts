/** The stored moments within a finding's window, newest first. Pure. */
import type { PastSample } from "@/lib/api/past-contract";
import { plainLag } from "@/lib/core/numbers/lag";
import type { PartitionSeries } from "../series/series";

export interface Sample {
  at: number;
  logEnd: bigint | null;
  committed: bigint | null;
  lag: bigint | null;
  /** False where the committed offset is the same as in the sample before. */
  moved: boolean;
}

type Read = Pick<Sample, "at" | "logEnd" | "committed"> & { logStart: bigint | null };

/** Samples from `from` to `to`, both included. */
export function samplesOf(series: PartitionSeries | undefined, window: { from: number; to: number }): Sample[] {
  if (!series) return [];
  const all = series.at.map((at, index) => ({
    at,
    logStart: series.logStart[index] ?? null,
    logEnd: series.logEnd[index] ?? null,
    committed: series.committed[index] ?? null,
  }));
  return newestFirst(all).filter(({ at }) => at >= window.from && at <= window.to);
}

/** The samples of a past tick as the table shows them. */
export function samplesOfTick(samples: readonly PastSample[]): Sample[] {
  const parse = (value: string | null) => (value === null ? null : BigInt(value));
  return newestFirst(
    samples.map(({ at, logStart, logEnd, committed }) => ({
      ...{ at, logStart: parse(logStart), logEnd: parse(logEnd), committed: parse(committed) },
    })),
  );
}

function newestFirst(samples: readonly Read[]): Sample[] {
  return samples
    .map(({ at, logStart, logEnd, committed }, index) => {
      const lag = plainLag(committed, logStart, logEnd);
      return { at, logEnd, committed, lag, moved: index === 0 || committed !== samples[index - 1]?.committed };
    })
    .reverse();
}
