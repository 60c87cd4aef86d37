/**
 * How often something took how long, in bins that grow by half: what is short is told apart finely, what is long coarsely, and
 * 24 cells hold all from seconds to a day and a half. The cells are a stretch of a column that holds other habits, too.
 */
import type { Millis } from "../../words/terms";
import { valuesOf, type Factors } from "../factors";

export const BINS = 24;
export const FACTORS = {
  SHORTEST_MS: [20_000, "ms", "all that is shorter is in the first bin: any window of ten minutes knows that much"],
  RATIO: [1.5, "times", "the end of a bin is the end of the next"],
  LEAST: [0.25, "times", "what is left of a count after two halvings, some weeks, is no longer one that happened"],
} satisfies Factors;
export const { SHORTEST_MS } = valuesOf(FACTORS);
const { RATIO, LEAST } = valuesOf(FACTORS);

/**
 * A cell is so many times the binary logarithm of one more than its count: 16 bits hold counts up to 2^32, and the small ones to
 * a thousandth, as they are halved time and again.
 */
const STEPS = 2048;
const MOST_CELL = 2 ** 16 - 1;
const cellOf = (count: number) => Math.min(MOST_CELL, Math.round(STEPS * Math.log2(1 + count)));
const countOf = (cell: number) => 2 ** (cell / STEPS) - 1;
/** Where a bin ends, in ms; Infinity for the last. */
export const endOfBin = (bin: number): Millis => (bin === BINS - 1 ? Infinity : SHORTEST_MS * RATIO ** bin);

/** The bin that `ms` belongs to. */
export function binOf(ms: Millis): number {
  if (!(ms > SHORTEST_MS)) return 0;
  return Math.min(BINS - 1, Math.ceil(Math.log(ms / SHORTEST_MS) / Math.log(RATIO)));
}

/** One histogram: `BINS` cells of a column. */
export class Histogram {
  constructor(
    private readonly cells: Uint16Array,
    private readonly from: number,
  ) {}

  /** How often it took as long as a bin says, less what is forgotten. */
  of(bin: number): number {
    return countOf(this.cells[this.from + bin]!);
  }

  /** Counts one that took `ms`. */
  count(ms: Millis): void {
    const bin = binOf(ms);
    this.put(bin, this.of(bin) + 1);
  }

  /** Multiplies every count. */
  scale(factor: number): void {
    for (let bin = 0; bin < BINS; bin++) this.put(bin, this.of(bin) * factor);
  }

  /** Sets how often it took as long as a bin says. */
  put(bin: number, count: number): void {
    this.cells[this.from + bin] = cellOf(count);
  }

  /** What nothing that is remembered exceeds, in ms, and how often it took about as long; null where nothing is remembered. */
  longest(): { ms: Millis; count: number } | null {
    for (let bin = BINS - 1; bin >= 0; bin--)
      if (this.of(bin) >= LEAST) return { ms: endOfBin(bin), count: this.of(bin) };
    return null;
  }
}
