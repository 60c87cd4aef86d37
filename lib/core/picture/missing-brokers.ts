/** Brokers that a cluster has lost. */
import type { Broker } from "../words/collection";
import type { Millis } from "../words/terms";
import type { ClusterSnapshot, MissingBroker, TopicSnapshot } from "./snapshot";

/** So many are told of; who loses more has lost the cluster. */
const MOST_MISSING = 50;

/**
 * Ids that replica lists name and that are not among the brokers, the least first. A broker that was emptied before it was taken
 * away is named no more: scaling in is no failure.
 */
function missingBrokers(brokers: readonly Broker[], topics: readonly TopicSnapshot[]): number[] {
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

/** What is asked of the picture before. */
export type Before = Pick<ClusterSnapshot, "at" | "brokers" | "missingBrokers">;

/**
 * The brokers that are missing, each with since when: from the first picture without it. One that was missing in the first picture of
 * all may have been so for longer.
 */
export function followMissing(
  before: Before,
  now: { at: Millis; brokers: readonly Broker[]; topics: readonly TopicSnapshot[] },
): MissingBroker[] {
  const earlier = new Map(before.missingBrokers.map((one) => [one.id, one]));
  const seen = new Map(before.brokers.map((broker) => [broker.id, broker]));
  return missingBrokers(now.brokers, now.topics).map((id) => {
    const known = earlier.get(id);
    // A clock that was set back must not leave a beginning in the future.
    if (known) return { ...known, since: Math.min(known.since, now.at) };
    const { host = null, port = null, rack = null } = seen.get(id) ?? {};
    return { id, host, port, rack, since: now.at, atLeast: before.at === null };
  });
}
