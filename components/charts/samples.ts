/** Finding and thinning samples along a time axis. Pure. */

export interface Gap {
  from: number;
  to: number;
}

/** Index of the sample nearest to a moment; -1 without samples. */
export function nearest(at: readonly number[], moment: number): number {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  const before = at[low - 1];
  if (before !== undefined && moment - before < (at[low] ?? 0) - moment) return low - 1;
  return at.length === 0 ? -1 : low;
}

/** The sample to read at a moment; -1 where nobody watched, for a neighbour's numbers would be a lie there. */
export function sampleAt(at: readonly number[], moment: number, gaps: readonly Gap[]): number {
  return gaps.some((gap) => moment > gap.from && moment < gap.to) ? -1 : nearest(at, moment);
}

/** Stretches of `at`, as [first, end) indexes, so that at most `most` remain; empty where there are few enough. */
export function buckets(length: number, most: number): [first: number, end: number][] {
  if (length <= most) return [];
  const size = Math.ceil(length / Math.max(1, most));
  return Array.from({ length: Math.ceil(length / size) }, (_, index) => [
    index * size,
    Math.min(length, (index + 1) * size),
  ]);
}

/** The greatest known value of a stretch, so that peaks survive; null where none is known. */
export function peakOf(values: readonly (number | null)[], first: number, end: number): number | null {
  let peak: number | null = null;
  for (let index = first; index < end; index++) {
    const value = values[index] ?? null;
    if (value !== null && (peak === null || value > peak)) peak = value;
  }
  return peak;
}

/** The last of each stretch: for offsets, which only grow, it is the one that counts. */
export const lastOf = <T>(values: readonly T[], stretches: readonly [number, number][]): T[] =>
  stretches.map(([, end]) => values[end - 1] as T);
