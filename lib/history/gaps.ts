/** What counts as a stretch of time that nobody collected. */
import type { Millis } from "@/lib/core/words/terms";
import type { Gap } from "./model";

/** Ticks farther apart than so many intervals, and than this, leave a gap: a late cycle is none. */
const GAP_INTERVALS = 3;
const GAP_AT_LEAST_MS = 15_000;

/** True when the tick after `from` is later than a late cycle would be. */
const isGap = (from: Millis, to: Millis, intervalMs: number): boolean =>
  to - from > Math.max(GAP_INTERVALS * intervalMs, GAP_AT_LEAST_MS);

/** A stretch of ticks without a longer break but the gaps named. */
export interface Stretch {
  first: Millis;
  last: Millis;
  /** When the next tick was due after the last. */
  intervalMs: number;
  gaps: readonly Gap[];
}

/** Ticks, ascending, as one stretch; null when there are none. */
export function stretchOf(ticks: readonly { at: Millis; intervalMs: number }[]): Stretch | null {
  const first = ticks[0];
  const last = ticks.at(-1);
  if (!first || !last) return null;
  const gaps = ticks.flatMap(({ at, intervalMs }, index) => {
    const next = ticks[index + 1];
    return next && isGap(at, next.at, intervalMs) ? [{ from: at, to: next.at }] : [];
  });
  return { first: first.at, last: last.at, intervalMs: last.intervalMs, gaps };
}

/**
 * The gaps within a range, of stretches in the order of time. Before the first tick there was nothing to miss, and
 * what lies after `now` has not come yet.
 */
export function gapsOf(stretches: readonly Stretch[], { from, to }: Gap, now: Millis): Gap[] {
  const end = Math.min(to, now);
  const all = stretches.flatMap((stretch, index) => {
    const next = stretches[index + 1]?.first ?? end;
    const after = isGap(stretch.last, next, stretch.intervalMs) ? [{ from: stretch.last, to: next }] : [];
    return [...stretch.gaps, ...after];
  });
  return all
    .map((gap) => ({ from: Math.max(gap.from, from), to: Math.min(gap.to, end) }))
    .filter((gap) => gap.to > gap.from);
}
