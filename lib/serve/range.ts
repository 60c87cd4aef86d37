/** What range of the past may be asked for. */
import { problem } from "@/lib/api/answer";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { Millis } from "@/lib/core/words/terms";

interface Range {
  from: Millis;
  to: Millis;
}

/** The longest range of one answer: the longest that history keeps anything. */
const MOST_DAYS = 400;

/** Refuses a range that ends before it begins; null where there is nothing to refuse. */
export const refuseOrder = ({ from, to }: Range): Response | null =>
  to > from ? null : problem(400, "title.bad-request", why("refused.range-order", { from, to }), "to");

/** Refuses a range that ends before it begins, or is longer than anything is kept. */
export function refuseRange({ from, to }: Range): Response | null {
  if (to - from <= MOST_DAYS * 86_400_000) return refuseOrder({ from, to });
  return problem(400, "title.bad-request", why("refused.range-days", { days: MOST_DAYS }), "from");
}
