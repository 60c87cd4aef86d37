/** How unevenly a group's lag lies on its partitions. */
import { lowerMiddle } from "../numbers/median";
import { plain, say } from "../words/sentences/facts";
import { known, unknown, type Known } from "../words/known";

/**
 * The greatest lag of a partition divided by the median lag: 1 is even, 10 means that one partition carries ten times
 * the usual. Partitions whose lag is not known do not count. Unknown where half of the partitions have no lag at all.
 */
export function lagSkew(lags: readonly (bigint | null)[]): Known<number> {
  const values = lags.filter((lag) => lag !== null).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const greatest = values[values.length - 1];
  const median = values[lowerMiddle(values.length)];
  if (greatest === undefined || median === undefined) return unknown(plain("unknown.no-partition-lag"));
  if (values.length === 1) return unknown(plain("unknown.one-partition"));
  if (greatest === 0n) return known(1);
  if (median === 0n) return unknown(say("unknown.half-idle", { lag: String(greatest) }));
  return known(Number(greatest) / Number(median));
}
