/** How far a log had come by when: readings of its end, for arithmetic. */
import type { Millis } from "../words/terms";

/** Readings as plain numbers relative to `base`, for arithmetic. Both arrays run side by side, oldest first. */
export interface LogCurve {
  base: bigint;
  at: Millis[];
  end: number[];
}

/** Takes in answered readings one after the other, and starts anew where the log shrank. */
export class CurveDraft {
  private readonly at: Millis[] = [];
  private readonly end: number[] = [];

  /** @param end relative to a base that is the same for all readings */
  add(at: Millis, end: number): void {
    const count = this.end.length;
    if (count > 0 && end < this.end[count - 1]!) this.at.length = this.end.length = 0;
    this.at.push(at);
    this.end.push(end);
  }

  toCurve(base: bigint): LogCurve {
    return { base, at: this.at, end: this.end };
  }
}
