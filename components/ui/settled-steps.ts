/**
 * Numbers as coarse steps, for orders that stand still while numbers wobble: a row leaves its step only once its number is
 * clearly outside. Pure but for what it remembers.
 */

/** In steps: a number that is so far beyond the border is clearly outside. Of steps of ten this is a factor of two. */
const SLACK = Math.log10(2);

/** The step that `level` is on; `before` is the step that it was on, if any. */
export function stepOf(level: number, before: number | undefined): number {
  const isWithin = before !== undefined && level > before - SLACK && level < before + 1 + SLACK;
  return isWithin ? before : Math.floor(level);
}

/** Records in steps of ten; below all others where not known. */
export function levelOfLag(lag: string | null): number {
  return lag === null ? -Infinity : Math.log10(Math.max(1, Number(lag)));
}

/** A list's rows on their steps, from one picture to the next. */
export class SettledSteps<T> {
  private steps: ReadonlyMap<string, number> = new Map();

  /** `levelOf`: 0 of rows that none is to be remembered of; thousands of them cost next to nothing then. */
  constructor(
    private readonly keyOf: (row: T) => string,
    private readonly levelOf: (row: T) => number,
  ) {}

  /** The step of each row of the newest picture; rows that are gone are forgotten. */
  take(rows: readonly T[]): (row: T) => number {
    const steps = new Map<string, number>();
    const of = new Map<T, number>();
    for (const row of rows) {
      const level = this.levelOf(row);
      if (level === 0) continue;
      const key = this.keyOf(row);
      const step = stepOf(level, this.steps.get(key));
      steps.set(key, step);
      of.set(row, step);
    }
    this.steps = steps;
    return (row) => of.get(row) ?? 0;
  }
}
