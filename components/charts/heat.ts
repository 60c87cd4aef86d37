/** From lag to the brightness of a heat map's cells. Pure. */
import type { Gap } from "./samples";

/** Cells without a known value; the hatch behind them is seen. */
export const EMPTY = -1;

/** A row that never exceeds so many records is drawn as one without lag, though it fills its own range. */
const LEAST_SCALE = 20;

/** The level that a row is measured against: its own greatest. */
export const scaleOf = (values: readonly (number | null)[]): number =>
  values.reduce<number>((most, value) => Math.max(most, value ?? 0), LEAST_SCALE);

/**
 * Brightness (0 to 1, or EMPTY) of one row's cells, one per pixel of `width`. A cell holds the greatest value of the
 * samples in it; between samples the newest one before stays, for `holdMs` at most, and never into a gap.
 */
export function cellsOf(
  at: readonly number[],
  values: readonly (number | null)[],
  { from, to, width, gaps, holdMs }: { from: number; to: number; width: number; gaps: readonly Gap[]; holdMs: number },
): Float32Array {
  const cells = new Float32Array(width).fill(EMPTY);
  const scale = scaleOf(values);
  const pixel = (moment: number) => Math.floor(((moment - from) / (to - from)) * width);
  at.forEach((moment, index) => {
    const value = values[index] ?? null;
    if (value === null) return;
    const until = Math.min(at[index + 1] ?? moment + holdMs, moment + holdMs, endBefore(gaps, moment));
    const level = Math.min(1, value / scale);
    const last = Math.min(width - 1, Math.max(pixel(moment), pixel(until) - 1));
    for (let x = Math.max(0, pixel(moment)); x <= last; x++) cells[x] = Math.max(cells[x] ?? EMPTY, level);
  });
  return cells;
}

const endBefore = (gaps: readonly Gap[], moment: number): number =>
  gaps.reduce((end, gap) => (gap.from >= moment && gap.from < end ? gap.from : end), Infinity);

/** Height of a row in pixels: rows grow thin when there are many, and stay at least one pixel. */
export const rowHeight = (rows: number): number => Math.max(1, Math.min(16, Math.floor(480 / Math.max(1, rows))));

/** How many rows apart labels stand, so that they do not overlap. */
export const labelStep = (height: number): number => Math.ceil(14 / height);
