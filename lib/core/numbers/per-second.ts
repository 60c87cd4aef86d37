/** Rates: what came in some time, per second. */
import type { Millis } from "../words/terms";

/** So many in `ms`, per second. */
export const perSecond = (count: number, ms: Millis): number => count / (ms / 1000);

/** Growth per second from one value to the next; null where either is not known, no time passed, or the value fell. */
export function growthPerSecond(
  before: bigint | null | undefined,
  now: bigint | null | undefined,
  ms: Millis,
): number | null {
  return before == null || now == null || ms <= 0 || now < before ? null : perSecond(Number(now - before), ms);
}
