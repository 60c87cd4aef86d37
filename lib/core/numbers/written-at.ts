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

  /** As `plainTimeLag`; null where it is not known. */
  ageOf(offset: bigint, now: Millis): Millis | null {
    const { at, end } = this;
    let [low, high] = [0, end.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (end[middle]! > offset) high = middle;
      else low = middle + 1;
    }
    if (low === end.length) return low === 0 ? null : 0;
    if (low === 0) return null;
    const [before, after] = [end[low - 1]!, end[low]!];
    return Math.max(0, now - writtenBetween(Number(offset - before), Number(after - before), at[low - 1]!, at[low]!));
  }
}

/**
 * How long the records at `next` had been waiting at each moment of a series, by what was read up to then, as `timeLag` says it of
 * the present: 0 where the group had caught up; null where the log end or the offset is not known, or the series does not reach
 * back to where the record was written.
 *
 * @param next the offset that the group reads next, at each moment
 */
export function agesOf(at: readonly Millis[], logEnd: Offsets, next: Offsets): (Millis | null)[] {
  const readings = new Readings();
  return at.map((now, index) => {
    const [end, offset] = [logEnd[index] ?? null, next[index] ?? null];
    if (end !== null) readings.add(now, end);
    return end === null || offset === null ? null : readings.ageOf(offset, now);
  });
}

/** `agesOf` at one moment. */
export function ageAt(at: readonly Millis[], logEnd: Offsets, offset: bigint | null, index: number): Millis | null {
  if (offset === null || (logEnd[index] ?? null) === null) return null;
  const readings = new Readings();
  for (let i = 0; i <= index; i++) if (logEnd[i] != null) readings.add(at[i]!, logEnd[i]!);
  return readings.ageOf(offset, at[index]!);
}
