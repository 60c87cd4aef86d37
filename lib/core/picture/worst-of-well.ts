/** The partition to look at first of a group that is well, without making objects for its partitions. */
import { lagOf, type Subscription } from "../judge/subscription";
import { isClearlyWorse, isSamePlace, type Place } from "./worst";

/**
 * The partition with the greatest lag, or who it was before while that has not clearly less.
 *
 * @param greatest its lag is below 0 where it is not known
 */
export function worstOfWell(
  greatest: { subscription: Subscription; partition: number; lag: bigint },
  before: Place | null,
  subscriptions: readonly Subscription[],
): Place {
  const best = { topic: greatest.subscription.topic, partition: greatest.partition };
  if (before === null || isSamePlace(before, best)) return best;
  const of = subscriptions.find(({ topic, count }) => topic === before.topic && before.partition < count);
  if (!of) return best;
  const { lag } = lagOf(of, before.partition);
  const earlier = { rank: 0, lag: lag.known ? lag.value : null };
  const isLeft = isClearlyWorse({ rank: 0, lag: greatest.lag < 0n ? null : greatest.lag }, earlier);
  return isLeft ? best : { topic: before.topic, partition: before.partition };
}
