/** The server's present as this page knows it, for ages of what the server saw begin. */
import { useNow } from "./clock";
import { useStreamState } from "./live-stream";

/** A step back of less than this is the jitter of two clocks; a greater one is a clock that was set. */
const JITTER_MS = 5000;

let latest = 0;

/** `now`, or the greatest that was seen where `now` is a little before it: no age shrinks because a message took longer. */
export function neverBack(now: number): number {
  if (now < latest && latest - now < JITTER_MS) return latest;
  latest = now;
  return now;
}

/** ms since the epoch by the server's clock, in whole steps; 0 while the page is rendered on the server. */
export function useServerNow(stepMs = 1000): number {
  const now = useNow(stepMs);
  const { skewMs } = useStreamState();
  return now === 0 ? 0 : neverBack(now + skewMs);
}
