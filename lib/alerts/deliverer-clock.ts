/** The clock of a running deliverer. */
import type { DelivererClock } from "./deliverer-port";

/** Longer times overflow in `setTimeout`; waking too early does no harm. */
const MOST_MS = 3_600_000;

export const realClock: DelivererClock = {
  now: () => Date.now(),
  random: () => Math.random(),
  wake(at, call) {
    const timer = setTimeout(call, Math.min(Math.max(at - Date.now(), 0), MOST_MS));
    return () => clearTimeout(timer);
  },
};
