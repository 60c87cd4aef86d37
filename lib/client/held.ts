/** For how long something has held, as a person reads it at a glance. */
import { formatInterval } from "./format";

const MINUTE_MS = 60_000;

/** Whole seconds in the first minute, then whole minutes: "20 s", "29 min", "3 h 20 min". It is never told longer than it is. */
export function formatHeld(ms: number): string {
  const step = ms < MINUTE_MS ? 1000 : MINUTE_MS;
  return formatInterval(Math.floor(Math.max(0, ms) / step) * step);
}
