/** The server's present as this page knows it, for ages of what the server saw begin. */
import { useNow } from "./clock";
import { useStreamState } from "./live-stream";

/** A step back of less than this is the jitter of two clocks; a greater one is a clock that was set. */
const JITTER_MS = 5000;

/** By step: a clock that is cut to minutes is behind one that ticks every second. */
const latest = new Map<number, number>();

/** `now`, or the greatest that was seen where `now` is a little before it: no age shrinks because a message took longer. */
export function neverBack(now: number, stepMs: number): number {
  const seen = latest.get(stepMs) ?? 0;
  if (now < seen && seen - now < JITTER_MS) return seen;
  latest.set(stepMs, now);
  return now;
}

/** ms since the epoch by the server's clock, in whole steps; 0 while the page is rendered on the server. */
export function useServerNow(stepMs = 1000): number {
  const now = useNow(stepMs);
  const { skewMs } = useStreamState();
  return now === 0 ? 0 : neverBack(now + skewMs, stepMs);
}
