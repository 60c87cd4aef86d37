/** When the record at an offset was written, from readings of the log end: the formula, and what it says along a series. */
import type { Millis } from "../words/terms";

/**
 * When a record was written that lies `past` offsets beyond where the earlier of two readings found the log end: the log end
 * had to pass it. Between two readings records are taken to come evenly.
 *
 * @param grown by how much the log grew from the earlier reading to the later one
 */
export const writtenBetween = (past: number, grown: number, earlier: Millis, later: Millis): Millis =>
  earlier + ((past + 1) / grown) * (later - earlier);

type Offsets = readonly (bigint | null)[];

/** How long a record has waited; where that is not known, the least that it can be, as far as that is known. */
export interface Wait {
  ms: Millis | null;
  atLeast: Millis | null;
}

const UNKNOWN: Wait = { ms: null, atLeast: null };

/** Log ends as they are read one after the other; what was not answered is passed over, and where the log shrank it begins anew. */
class Readings {
  private readonly at: Millis[] = [];
  private readonly end: bigint[] = [];

  add(at: Millis, end: bigint): void {
    const last = this.end[this.end.length - 1];
    if (last !== undefined && end < last) this.at.length = this.end.length = 0;
    this.at.push(at);
    this.end.push(end);
  }

  /** As `timeLag`: of a record that was there when the first reading was taken, no more is known than how long ago that is. */
  waitOf(offset: bigint, now: Millis): Wait {
    const { at, end } = this;
    let [low, high] = [0, end.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (end[middle]! > offset) high = middle;
      else low = middle + 1;
    }
    if (low === end.length) return low === 0 ? UNKNOWN : { ms: 0, atLeast: null };
    // "At least 0" would say nothing.
    if (low === 0) return now > at[0]! ? { ms: null, atLeast: now - at[0]! } : UNKNOWN;
    const [before, after] = [end[low - 1]!, end[low]!];
    const written = writtenBetween(Number(offset - before), Number(after - before), at[low - 1]!, at[low]!);
    return { ms: Math.max(0, now - written), atLeast: null };
  }
}

/**
 * How long the records at `next` had been waiting at each moment of a series, by what was read up to then, as `timeLag` says it of
 * the present: 0 where the group had caught up, a lower bound where the series does not reach back to where the record was written,
 * nothing where the log end or the offset is not known.
 *
 * @param next the offset that the group reads next, at each moment
 */
export function waitsOf(at: readonly Millis[], logEnd: Offsets, next: Offsets): Wait[] {
  const readings = new Readings();
  return at.map((now, index) => {
    const [end, offset] = [logEnd[index] ?? null, next[index] ?? null];
    if (end !== null) readings.add(now, end);
    return end === null || offset === null ? UNKNOWN : readings.waitOf(offset, now);
  });
}

/** `waitsOf` at one moment. */
export function waitAt(at: readonly Millis[], logEnd: Offsets, offset: bigint | null, index: number): Wait {
  if (offset === null || (logEnd[index] ?? null) === null) return UNKNOWN;
  const readings = new Readings();
  for (let i = 0; i <= index; i++) if (logEnd[i] != null) readings.add(at[i]!, logEnd[i]!);
  return readings.waitOf(offset, at[index]!);
}
