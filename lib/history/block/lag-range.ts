/**
 * Least and greatest lag of each partition within steps of an hour. It is the lag of lib/core/numbers/lag.ts, written once
 * more for doubles, because charts and rollups go over millions of cells; a test compares the two.
 */
import { plainLag } from "@/lib/core/numbers/lag";
import { cellOf, PARTITIONS_PER_BLOCK, type Grid, type Values } from "./grid";

export interface LagGrids {
  committed: Grid;
  /** Of the topic in the same hour, part and chunk; null: the topic was not seen. */
  logEnd: Grid | null;
  logStart: Grid | null;
}

/** Cell `place * steps + step`; NaN or null where no lag in the step was known. */
export interface LagRange {
  least: Values;
  greatest: Values;
}

/** `stepOf`: the step of each tick; -1 leaves the tick out. */
export function lagRange(grids: LagGrids, stepOf: Int32Array, steps: number): LagRange {
  const { committed, logEnd, logStart } = grids;
  const all = [committed, logEnd, logStart].map((grid) => grid?.values);
  const [of, end, start] = all.map((values) => (values?.wide ? null : (values?.cells ?? new Float64Array())));
  if (of && end && start) return narrowRange(grids, { of, end, start }, stepOf, steps);
  return wideRange(grids, stepOf, steps);
}

function narrowRange(
  { committed, logEnd, logStart }: LagGrids,
  { of, end, start }: { of: Float64Array; end: Float64Array; start: Float64Array },
  stepOf: Int32Array,
  steps: number,
): LagRange {
  const { ticks, width, lengths } = committed;
  const first = committed.chunk * PARTITIONS_PER_BLOCK;
  const least = new Float64Array(width * steps).fill(NaN);
  const greatest = new Float64Array(width * steps).fill(NaN);
  const within = (grid: Grid | null, place: number, tick: number) =>
    grid !== null && place < grid.width && grid.lengths[tick]! > first + place;
  for (let place = 0; place < width; place++) {
    for (let tick = 0; tick < ticks; tick++) {
      const step = stepOf[tick]!;
      if (step < 0 || lengths[tick]! <= first + place) continue;
      const cell = place * ticks + tick;
      const offset = of[cell]!;
      if (!(offset >= 0) || !within(logEnd, place, tick)) continue;
      const from = within(logStart, place, tick) && start[cell]! > offset ? start[cell]! : offset;
      const lag = Math.max(0, end[cell]! - from);
      if (Number.isNaN(lag)) continue;
      const target = place * steps + step;
      if (!(least[target]! <= lag)) least[target] = lag;
      if (!(greatest[target]! >= lag)) greatest[target] = lag;
    }
  }
  return { least: { wide: false, cells: least }, greatest: { wide: false, cells: greatest } };
}

/** Where an offset is too large for a double: slowly, with the lag of the core itself. */
function wideRange({ committed, logEnd, logStart }: LagGrids, stepOf: Int32Array, steps: number): LagRange {
  const { ticks, width } = committed;
  const least = new Array<bigint | null>(width * steps).fill(null);
  const greatest = new Array<bigint | null>(width * steps).fill(null);
  for (let place = 0; place < width; place++) {
    for (let tick = 0; tick < ticks; tick++) {
      const step = stepOf[tick]!;
      if (step < 0) continue;
      const at = (grid: Grid | null) => (grid === null ? null : cellOf(grid, place, tick));
      const lag = plainLag(at(committed), at(logStart), at(logEnd));
      if (lag === null) continue;
      const target = place * steps + step;
      const [low, high] = [least[target] ?? null, greatest[target] ?? null];
      if (low === null || lag < low) least[target] = lag;
      if (high === null || lag > high) greatest[target] = lag;
    }
  }
  return { least: { wide: true, cells: least }, greatest: { wide: true, cells: greatest } };
}
