/** Where the newest part of a sequence begins: what rates are read off, which look back a minute. */
import type { Millis } from "./terms";

/** A rate of commits looks back a minute from now, one of the log a minute from the newest reading that was answered. */
export const COMMITS_TAIL_MS = 60_000;
export const LOG_TAIL_MS = 120_000;
/** A rate takes two readings, however old, and one more where the newest was not answered. */
const LEAST = 3;

/** Index of the newest reading that is `tailMs` old or older; at least three readings follow, if there are so many. */
export function tailIndex(length: number, at: (index: number) => Millis, now: Millis, tailMs: Millis): number {
  let index = length - 1;
  while (index > 0 && (now - at(index) < tailMs || length - index < LEAST)) index--;
  return Math.max(0, index);
}
