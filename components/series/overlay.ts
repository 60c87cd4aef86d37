/** One time laid over another: two series of the same partition on a common grid. Pure. */
import type { LagSeries } from "../charts/chart-props";
import { withoutNow } from "./now-point";
import { ratesOfTopic } from "./rates";
import type { PartitionSeries } from "./series";

export const COMPARISONS = ["day", "week"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** How far back each looks. */
export const SHIFT_MS: Record<Comparison, number> = { day: 86_400_000, week: 7 * 86_400_000 };

const POINTS = 240;

/** Evenly spaced moments over a range. */
export function gridOf(from: number, to: number): number[] {
  const step = (to - from) / POINTS;
  return Array.from({ length: POINTS + 1 }, (_, index) => Math.round(from + index * step));
}

/** The last value at or before each moment of the grid, unless it is older than `reach` ms: then nothing is known. */
export function sampleOn(
  grid: readonly number[],
  at: readonly number[],
  values: readonly (number | null)[],
  reach: number,
): (number | null)[] {
  let index = -1;
  return grid.map((moment) => {
    while (index + 1 < at.length && at[index + 1]! <= moment) index++;
    return index >= 0 && moment - at[index]! <= reach ? (values[index] ?? null) : null;
  });
}

/** Ticks of a cycle of up to 10 s, and the steps of a thinned range, with some room. */
const reachOf = (grid: readonly number[], stepMs: number) =>
  Math.max(15_000, 2.5 * stepMs, 1.5 * ((grid[1] ?? 0) - (grid[0] ?? 0)));

export interface Side {
  series: PartitionSeries | undefined;
  stepMs: number;
  /** How far its times are moved forward. */
  shift: number;
  /** The moment of its last point, where that was read between two cycles: no rate is told of it. */
  now: number | null;
}

/** Lag and rates of one side on the grid. */
export function linesOf(grid: readonly number[], { series, stepMs, shift, now }: Side) {
  const at = series?.at.map((moment) => moment + shift) ?? [];
  const reach = reachOf(grid, stepMs);
  const rates = series ? ratesOfTopic([series]) : { produced: [], consumed: [] };
  const rateOn = (rate: (number | null)[]) => sampleOn(grid, at, withoutNow(rate, series?.at ?? [], now), reach);
  return {
    lag: sampleOn(grid, at, series?.lag ?? [], reach),
    produced: rateOn(rates.produced),
    consumed: rateOn(rates.consumed),
  };
}

/** True where nothing at all is known. */
export const isBlank = (values: readonly (number | null)[]): boolean => values.every((value) => value === null);

/** A pair of lines: the range, and the one before it in grey. */
export const pairOf = (
  key: string,
  names: { now: string; then: string },
  now: (number | null)[],
  then: (number | null)[],
  color: string,
): LagSeries[] => [
  { key: `${key} now`, label: names.now, values: now, color },
  { key: `${key} then`, label: names.then, values: then, color: "var(--text-3)" },
];
