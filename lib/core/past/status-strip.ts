/** A group's status over a range as a strip shows it: few steps, and no trouble lost between them. */
import { worseConsumer, type ConsumerStatus, type Millis } from "../words/terms";

/** What was told of a group within one step of a range; null: the group was not there. */
export interface StripStep {
  /** Number of the step, counted from the epoch. */
  step: number;
  worst: ConsumerStatus | null;
  last: ConsumerStatus | null;
}

/** Statuses along time: each entry holds until the next; null: nothing is known, or the group was not there. */
export interface StatusStrip {
  at: Millis[];
  status: (ConsumerStatus | null)[];
}

const worse = (a: ConsumerStatus | null, b: ConsumerStatus | null) =>
  a === null ? b : b === null ? a : worseConsumer(a, b);

/**
 * The strip of a range that begins at `from`. A step shows the worst status that the group had in it, also the one
 * that it came with; the next one goes on with the last.
 *
 * @param before the status at `from`; null when none is known
 * @param steps those in which something was told, ascending
 */
export function toStrip(
  before: ConsumerStatus | null,
  steps: readonly StripStep[],
  { from, stepMs }: { from: Millis; stepMs: Millis },
): StatusStrip {
  const strip: StatusStrip = { at: [], status: [] };
  const push = (at: Millis, status: ConsumerStatus | null) => {
    if (strip.status.length > 0 && strip.status.at(-1) === status) return;
    // An entry that would hold for no time gives way.
    if (strip.at.at(-1) === at) {
      strip.at.pop();
      strip.status.pop();
      return push(at, status);
    }
    strip.at.push(at);
    strip.status.push(status);
  };
  let now = before;
  push(from, before);
  for (const { step, worst, last } of steps) {
    push(Math.max(step * stepMs, from), worse(now, worst));
    push((step + 1) * stepMs, last);
    now = last;
  }
  return strip;
}
