/** What is known of one group on one topic, as it lies in a row of memory: its parts by name. */
import type { Millis } from "../../words/terms";
import { Activity } from "./activity";
import { HabitRows, ROW } from "./habit-rows";
import { BINS, Histogram } from "./histogram";

const HOUR_MS = 60 * 60_000;

/** Where in a row is what, by kind (`ROW`). Times are zero where they are not known: all of it is in zeros at first. */
const DOUBLE = { since: 0, newestAt: 1 } as const;
const INT = { atHour: 0, counted: 1, activity: 2 } as const;
/** After them, the next row of the same group, as the store has it. */
export const NEXT = 4;

export class HabitView {
  protected readonly double: number;
  protected readonly int: number;

  /** Those of a row; without one, of a row of their own. */
  constructor(
    protected readonly rows = new HabitRows(1),
    protected readonly row = 0,
  ) {
    this.double = row * ROW.doubles;
    this.int = row * ROW.ints;
  }

  get activity(): Activity {
    const { words: bits, ints } = this.rows;
    return new Activity({ bits, from: this.row * ROW.words, ints, at: this.int + INT.activity });
  }

  /** Silences while records waited, each until the commit that ended it. */
  get silences(): Histogram {
    return new Histogram(this.rows.cells, this.row * ROW.cells);
  }

  /** For how long commits repeated an offset over a record that waited. */
  get repeats(): Histogram {
    return new Histogram(this.rows.cells, this.row * ROW.cells + BINS);
  }

  /** How many commits had been counted then, since the program began; the lower 32 bits. */
  protected get counted(): number {
    return this.rows.ints[this.int + INT.counted]! >>> 0;
  }

  protected set counted(count: number) {
    this.rows.ints[this.int + INT.counted] = count;
  }

  /** When it was first seen; null before anything was. */
  get since(): Millis | null {
    return this.rows.doubles[this.double + DOUBLE.since]! || null;
  }

  set since(at: Millis | null) {
    this.rows.doubles[this.double + DOUBLE.since] = at ?? 0;
  }

  /** Up to when all counts have been halved, in whole hours. */
  get at(): Millis {
    return this.rows.ints[this.int + INT.atHour]! * HOUR_MS;
  }

  set at(at: Millis) {
    this.rows.ints[this.int + INT.atHour] = Math.floor(at / HOUR_MS);
  }

  /** Commits seen, less what is forgotten. */
  get commits(): number {
    return this.rows.floats[this.row]!;
  }

  set commits(count: number) {
    this.rows.floats[this.row] = count;
  }

  /** Newest commit that was counted; 0 before the first. */
  get newestAt(): Millis {
    return this.rows.doubles[this.double + DOUBLE.newestAt]!;
  }

  set newestAt(at: Millis) {
    this.rows.doubles[this.double + DOUBLE.newestAt] = at;
  }

  /** True when something was learned that is not stored yet. */
  get changed(): boolean {
    return this.rows.changed[this.row] === 1;
  }

  set changed(changed: boolean) {
    this.rows.changed[this.row] = changed ? 1 : 0;
  }

  /** Slots of activity, as they are stored. */
  get words(): Uint32Array {
    return this.rows.words.subarray(this.row * ROW.words, (this.row + 1) * ROW.words);
  }
}
