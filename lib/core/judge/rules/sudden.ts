/**
 * Sudden lateness of a group that commits seldom. Growth takes three commits to show, which at commits two minutes apart is
 * late; but a group that has always been in time and then commits far behind the log, though no more arrived than usual,
 * has become slow since its last commit.
 */
import { lowerMedian } from "../../numbers/median";
import type { Millis } from "../../words/terms";
import { valuesOf, type Factors } from "../factors";
import type { Delay, Growth } from "./delays";

export const FACTORS = {
  ALWAYS: [3, "commits", "in time make a group that has always been in time"],
  SELDOM_MS: [45_000, "ms", "between commits: where they come faster, growth shows soon enough"],
  USUAL_GAPS: [
    1.12,
    "times",
    "the usual time: a commit that comes later explains lateness by itself, for the consumer was away or begun anew",
  ],
  USUAL_ARRIVALS: [1.5, "times", "the usual: more arrivals are a burst"],
} satisfies Factors;
export const { ALWAYS, SELDOM_MS } = valuesOf(FACTORS);
const { USUAL_GAPS, USUAL_ARRIVALS } = valuesOf(FACTORS);

/**
 * What the newest commit adds to the greatest lateness of those before it; null where it is not sudden, or explained.
 * @param leastEarlier so many commits in time make a group that is always in time
 */
export function suddenLateness(delays: readonly Delay[], leastEarlier: number): (Growth & { gapMs: Millis }) | null {
  const last = delays.length - 1;
  if (last < leastEarlier) return null;
  const newest = delays[last]!;
  const before = delays[last - 1]!;
  const gapMs = newest.at - before.at;
  if (gapMs < SELDOM_MS) return null;
  const gaps: number[] = [];
  const arrivals: number[] = [];
  let latest = 0;
  let soonest = Infinity;
  let longest = 0;
  for (let i = 0; i < last; i++) {
    latest = Math.max(latest, delays[i]!.delayMs + delays[i]!.unsureMs);
    soonest = Math.min(soonest, delays[i]!.delayMs);
    longest = Math.max(longest, delays[i]!.lag);
    if (i === 0) continue;
    gaps.push(delays[i]!.at - delays[i - 1]!.at);
    arrivals.push(arrivalsPerMs(delays, i));
  }
  const delayMs = newest.delayMs - latest;
  // Lateness that went up and down before, or grew already, is not sudden.
  if (!Number.isFinite(delayMs) || delayMs <= latest - soonest || newest.lag <= longest) return null;
  if (gapMs > USUAL_GAPS * lowerMedian(gaps) || arrivalsPerMs(delays, last) > USUAL_ARRIVALS * lowerMedian(arrivals))
    return null;
  return { from: before.at, to: newest.at, gapMs, delayMs, lag: newest.lag - longest };
}

function arrivalsPerMs(delays: readonly Delay[], i: number): number {
  const [before, after] = [delays[i - 1]!, delays[i]!];
  return (after.offset + after.lag - before.offset - before.lag) / (after.at - before.at);
}
