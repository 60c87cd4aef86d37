/**
 * Memory of habits: a stretch of one buffer for many of them, some 340 bytes each. As objects with arrays of their own they
 * took more than twice that, and a large cluster has tens of thousands.
 */
import { WORDS } from "./activity";
import { BINS } from "./histogram";

/** How much of each kind a row has. `Habits` says what stands where. */
export const ROW = { doubles: 2, ints: 5, words: WORDS, cells: 2 * BINS } as const;

export class HabitRows {
  readonly doubles: Float64Array;
  /** Commits: of tens of millions a few may not be counted. */
  readonly floats: Float32Array;
  readonly ints: Int32Array;
  /** Slots of activity. */
  readonly words: Uint32Array;
  /** Counts of histograms. */
  readonly cells: Uint16Array;
  /** 1 where something was learned that is not stored yet. */
  readonly changed: Uint8Array;

  /** @param count rows, all of them zero */
  constructor(readonly count: number) {
    const sizes = [ROW.doubles * 8, 4, ROW.ints * 4, ROW.words * 4, ROW.cells * 2, 1].map((bytes) => bytes * count);
    const begins = sizes.map((_, n) => sizes.slice(0, n).reduce((sum, size) => sum + size, 0));
    const buffer = new ArrayBuffer(begins[5]! + sizes[5]!);
    this.doubles = new Float64Array(buffer, begins[0], count * ROW.doubles);
    this.floats = new Float32Array(buffer, begins[1], count);
    this.ints = new Int32Array(buffer, begins[2], count * ROW.ints);
    this.words = new Uint32Array(buffer, begins[3], count * ROW.words);
    this.cells = new Uint16Array(buffer, begins[4], count * ROW.cells);
    this.changed = new Uint8Array(buffer, begins[5], count);
  }

  /** Makes a row that of habits that know nothing. */
  clear(row: number): void {
    this.doubles.fill(0, row * ROW.doubles, (row + 1) * ROW.doubles);
    this.ints.fill(0, row * ROW.ints, (row + 1) * ROW.ints);
    this.words.fill(0, row * ROW.words, (row + 1) * ROW.words);
    this.cells.fill(0, row * ROW.cells, (row + 1) * ROW.cells);
    this.floats[row] = 0;
    this.changed[row] = 0;
  }
}
