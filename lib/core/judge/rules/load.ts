/**
 * What arrives, against what the group does. The log is read every few seconds and commits may be minutes apart: that a load
 * has risen for good, and that it is over, shows in the log first.
 */
import type { LogCurve } from "../../numbers/log-curve";
import { firstAfter, logEndAt } from "../../numbers/log-time";
import type { Millis } from "../../words/terms";
import { valuesOf, type Factors } from "../factors";
import type { Delay } from "./delays";

export const FACTORS = {
  CHANCE: [2, "times", "the root of a number of records is what chance adds to it, or takes"],
  LEAST_USUAL_MS: [60_000, "ms", "so much time before tells what usually arrives"],
  USUAL_ARRIVALS: [1.4, "times", "the usual: more arrivals, beyond chance, are a burst"],
  BURST_LASTS_MS: [
    60_000,
    "ms",
    "a burst takes a minute at most: where as much arrived before that and arrives now, it is none",
  ],
  SEEN_MS: [12_000, "ms", "two readings and a little: over so long is looked for that"],
  AS_MUCH: [0.75, "share", "of the most is as much: a burst cannot give so much to both ends of a longer time"],
  UNREAD_TIMES: [
    2,
    "times",
    "that, or the usual time between readings, without one: then nobody knows what arrives now",
  ],
  PACE_MS: [60_000, "ms", "of commits, at least, show how much the group does"],
  TURN_MS: [30_000, "ms", "a shrinking lag that lasts this long is no accident"],
  RECOVERED_SHARE: [0.1, "share", "of what was consumed meanwhile by which the lag must shrink"],
} satisfies Factors;
const {
  CHANCE,
  LEAST_USUAL_MS,
  USUAL_ARRIVALS,
  BURST_LASTS_MS,
  SEEN_MS,
  AS_MUCH,
  UNREAD_TIMES,
  PACE_MS,
  TURN_MS,
  RECOVERED_SHARE,
} = valuesOf(FACTORS);

/** After so long, in ms, a load is known to have risen for good. */
export const RISEN_MS = BURST_LASTS_MS + SEEN_MS;

const arrivedIn = (curve: LogCurve, from: Millis, to: Millis) => logEndAt(curve, to) - logEndAt(curve, from);

/** True when clearly more arrived over some time than in the window before it. */
export function surges(curve: LogCurve, from: Millis, to: Millis): boolean {
  const begins = curve.at[0]!;
  if (from - begins < LEAST_USUAL_MS) return false;
  const usual = (logEndAt(curve, from) - curve.end[0]!) / (from - begins);
  const arrived = arrivedIn(curve, from, to);
  return arrived > USUAL_ARRIVALS * usual * (to - from) + CHANCE * Math.sqrt(arrived);
}

/** True when about as much has been arriving all the time up to the newest reading, for longer than a burst takes. */
export function hasRisen(curve: LogCurve): boolean {
  const to = curve.at[curve.at.length - 1]!;
  const first = arrivedIn(curve, to - RISEN_MS, to - BURST_LASTS_MS);
  const middle = (arrivedIn(curve, to - BURST_LASTS_MS, to - SEEN_MS) / (BURST_LASTS_MS - SEEN_MS)) * SEEN_MS;
  const newest = arrivedIn(curve, to - SEEN_MS, to);
  return Math.min(first, middle, newest) >= AS_MUCH * Math.max(first, middle, newest);
}

/** True when what arrives may be a burst: more than usual, and not for long enough to be told from one. */
export function mayBeBurst(curve: LogCurve): boolean {
  const to = curve.at[curve.at.length - 1]!;
  return surges(curve, to - RISEN_MS, to) && !hasRisen(curve);
}

/** True when no more arrives now than the group has been doing, or nobody looked: what made it late may be over. */
export function mayBeOver(curve: LogCurve, delays: readonly Delay[]): boolean {
  const to = curve.at[curve.at.length - 1]!;
  const before = curve.at[firstAfter(curve, to - SEEN_MS) - 1];
  if (before === undefined) return true;
  const usual = (to - curve.at[0]!) / (curve.at.length - 1);
  if (to - before > UNREAD_TIMES * Math.max(SEEN_MS, usual)) return true;
  return arrivedIn(curve, to - SEEN_MS, to) < doneIn(delays, SEEN_MS, PACE_MS);
}

/**
 * True when the lag has begun to shrink: lately clearly more was consumed than arrived. A peak from before a lag that has been
 * growing for longer than a burst takes says nothing of now: that backlog was worked off, and this one is another.
 */
export function recovers(curve: LogCurve, delays: readonly Delay[]): boolean {
  const last = delays[delays.length - 1]!;
  let peak = delays.length - 1;
  let first = peak;
  let least = last;
  for (let i = delays.length - 1; i >= 0; i--) {
    const delay = delays[i]!;
    if (delay.lag < least.lag) least = delay;
    if (last.at - least.at > BURST_LASTS_MS && grows(least, last)) break;
    if (delay.lag > delays[peak]!.lag) peak = i;
    if (last.at - delays[first]!.at < TURN_MS) first = i;
  }
  if (shrinks(delays[first]!, last) || (peak < first && shrinks(delays[peak]!, last))) return true;
  // Between commits far apart the log tells that less arrives than the group does.
  const to = curve.at[curve.at.length - 1]!;
  const done = doneIn(delays, TURN_MS, TURN_MS);
  return done - arrivedIn(curve, to - TURN_MS, to) > beyondChance(done);
}

const shrinks = (from: Delay, to: Delay) => from.lag - to.lag > beyondChance(to.offset - from.offset);
const grows = (from: Delay, to: Delay) => to.lag - from.lag > beyondChance(to.offset - from.offset);
const beyondChance = (consumed: number) => RECOVERED_SHARE * consumed + CHANCE * Math.sqrt(consumed);

/** Records that the group does in `ms`, by its newest commits over at least `pastMs`; 0 where there is but one. */
function doneIn(delays: readonly Delay[], ms: Millis, pastMs: Millis): number {
  const last = delays[delays.length - 1]!;
  let first = delays.length - 1;
  while (first > 0 && last.at - delays[first]!.at < pastMs) first--;
  const { at, offset } = delays[first]!;
  return at === last.at ? 0 : ((last.offset - offset) / (last.at - at)) * ms;
}
