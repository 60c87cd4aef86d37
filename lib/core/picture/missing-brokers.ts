/** Brokers that a cluster has lost. */
import type { Broker } from "../words/collection";
import type { TopicSnapshot } from "../picture/snapshot";

/** So many are told of; who loses more has lost the cluster. */
const MOST_MISSING = 50;

/**
 * Ids that replica lists name and that are not among the brokers, the least first. A broker that was emptied before it was taken
 * away is named no more: scaling in is no failure.
 */
export function missingBrokers(brokers: readonly Broker[], topics: readonly TopicSnapshot[]): number[] {
  if (brokers.length === 0) return [];
  const here = new Set(brokers.map(({ id }) => id));
  const missing = new Set<number>();
  for (const { offsets } of topics) {
    for (const replicas of offsets.replicas) {
      for (const id of replicas) if (!here.has(id) && id >= 0) missing.add(id);
    }
  }
  return [...missing].sort((a, b) => a - b).slice(0, MOST_MISSING);
}
