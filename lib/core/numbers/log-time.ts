/**
 * When was the record at an offset written? Kafka is not asked: the history of log end offsets answers, by
 * interpolation between the two readings that the offset lies between.
 */
import { CurveDraft, type LogCurve } from "./log-curve";
import { distance } from "./offset-column";
import type { Millis } from "../words/terms";
import type { LogSeries } from "./window";
import { writtenBetween } from "./written-at";

/** The newest reading that was answered; null when there is none. */
export function newestKnown(points: LogSeries): { at: Millis; logEnd: bigint } | null {
  for (let i = points.length - 1; i >= 0; i--) {
    const { at, logEnd } = points.at(i)!;
    if (logEnd !== null) return { at, logEnd };
  }
  return null;
}

/**
 * The readings that were answered, since the log last shrank (a truncation or a new topic makes what was read
 * before meaningless). Null when nothing was answered.
 */
export function logCurve(points: LogSeries): LogCurve | null {
  if (points.curve) return points.curve();
  let base: bigint | null = null;
  const draft = new CurveDraft();
  for (const { at, logEnd } of points) {
    if (logEnd === null) continue;
    base ??= logEnd;
    draft.add(at, distance(logEnd, base));
  }
  return base === null ? null : draft.toCurve(base);
}

/** Index of the first reading beyond `offset`; the length of the curve when there is none. */
export function firstBeyond(curve: LogCurve, offset: number): number {
  let low = 0;
  let high = curve.end.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (curve.end[middle]! > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * When the record at `offset` (relative) was written: the log end had to pass it. Before the first reading the
 * mean rate of the whole curve is carried on backwards; null where even that says nothing, or when the record is not yet
 * there.
 */
export function writtenAt(curve: LogCurve, offset: number): Millis | null {
  const { end } = curve;
  const next = firstBeyond(curve, offset);
  if (next === end.length) return null;
  if (next > 0) return passed(curve, next - 1, next, offset);
  const last = end.length - 1;
  if (end[last]! <= end[0]!) return null;
  return passed(curve, 0, last, offset);
}

/** Index of the first reading after a moment; the length of the curve when there is none. */
export function firstAfter({ at }: LogCurve, when: Millis): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle]! > when) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Log end (relative) at a moment, between readings by interpolation, beyond them the nearest reading. */
export function logEndAt(curve: LogCurve, when: Millis): number {
  const { at, end } = curve;
  const low = firstAfter(curve, when);
  if (low === 0) return end[0]!;
  if (low === at.length) return end[low - 1]!;
  const share = (when - at[low - 1]!) / (at[low]! - at[low - 1]!);
  return end[low - 1]! + share * (end[low]! - end[low - 1]!);
}

/** When the log end passed `offset`, by two readings of the curve. */
function passed({ at, end }: LogCurve, earlier: number, later: number, offset: number): Millis {
  const from = end[earlier]!;
  return writtenBetween(offset - from, end[later]! - from, at[earlier]!, at[later]!);
}
