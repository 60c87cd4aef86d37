/**
 * Offsets of all partitions over the ticks of an hour, in memory: partition after partition, each along time. Doubles
 * where every value is exact as one, which is nearly always; bigints otherwise. NaN and null: not known at that tick.
 */
import { NARROW_LIMIT } from "./bytes";

/** So that one partition of a very wide topic can be read by itself, and a step of compaction is a small one. */
export const PARTITIONS_PER_BLOCK = 128;

export type Values = { wide: false; cells: Float64Array } | { wide: true; cells: (bigint | null)[] };

/** The partitions from `PARTITIONS_PER_BLOCK * chunk` on, as many as a block holds at most. */
export interface Grid {
  ticks: number;
  chunk: number;
  /** Partitions that the cells have room for. */
  width: number;
  /** How many partitions the whole row at each tick had; -1: there was no row. */
  lengths: Int32Array;
  /** Cell `partition * ticks + tick`; cells beyond a row's length mean nothing. */
  values: Values;
}

/** One stored row at a tick: how long its array was, and the chunk's slice of it as Postgres writes it (`{1,NULL,3}`). */
export interface LiteralRow {
  tick: number;
  length: number | null;
  literal: string | null;
}

/** Reads the chunk's slices of rows into a grid. A row without an array has length 0. */
export function readGrid(ticks: number, chunk: number, rows: readonly LiteralRow[]): Grid {
  const lengths = new Int32Array(ticks).fill(-1);
  for (const { tick, length } of rows) lengths[tick] = length ?? 0;
  const width = widthOf(lengths, chunk);
  const cells = new Float64Array(ticks * width).fill(NaN);
  const narrow = rows.every(({ tick, literal }) => literal === null || readNarrow(literal, cells, tick, ticks));
  const values: Values = narrow ? { wide: false, cells } : { wide: true, cells: readWide(rows, ticks, width) };
  return { ticks, chunk, width, lengths, values };
}

/** How many partitions of the chunk there were at any tick. */
export function widthOf(lengths: Int32Array, chunk: number): number {
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  return Math.min(PARTITIONS_PER_BLOCK, Math.max(0, longest - chunk * PARTITIONS_PER_BLOCK));
}

/** Fills one row's cells; false when a value is too large for it. A loop of its own: an hour has millions of numbers. */
function readNarrow(literal: string, cells: Float64Array, tick: number, ticks: number): boolean {
  let cell = tick;
  let value = 0;
  let negative = false;
  let empty = true;
  for (let place = 1; place < literal.length; place++) {
    const char = literal.charCodeAt(place);
    if (char >= 48 && char <= 57) {
      value = value * 10 + (char - 48);
      empty = false;
    } else if (char === 45) negative = true;
    else if (char === 44 || char === 125) {
      if (value >= NARROW_LIMIT) return false;
      if (!empty) cells[cell] = negative ? -value : value;
      cell += ticks;
      value = 0;
      negative = false;
      empty = true;
    }
  }
  return true;
}

function readWide(rows: readonly LiteralRow[], ticks: number, width: number): (bigint | null)[] {
  const cells = new Array<bigint | null>(ticks * width).fill(null);
  for (const { tick, literal } of rows) {
    if (literal === null || literal === "{}") continue;
    literal
      .slice(1, -1)
      .split(",")
      .forEach((text, partition) => {
        if (text !== "NULL") cells[partition * ticks + tick] = BigInt(text);
      });
  }
  return cells;
}

/** One cell as history speaks of it; null where the row is missing or shorter. `place`: counted from the chunk's first. */
export function cellOf({ ticks, chunk, width, lengths, values }: Grid, place: number, tick: number): bigint | null {
  if (place >= width || lengths[tick]! <= chunk * PARTITIONS_PER_BLOCK + place) return null;
  const cell = values.cells[place * ticks + tick] ?? null;
  if (typeof cell !== "number") return cell;
  return Number.isNaN(cell) ? null : BigInt(cell);
}
