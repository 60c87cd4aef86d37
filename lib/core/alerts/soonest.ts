/** The next moment at which something is to be done. */
import type { Millis } from "../words/terms";

export type { Millis };

/** The earlier of two; null is never. */
export const earliest = (a: Millis | null, b: Millis | null): Millis | null =>
  a === null ? b : b === null ? a : Math.min(a, b);
