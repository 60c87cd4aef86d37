/**
 * What the book asks of a cluster's picture. A healthy group costs a step of a loop; what is told of one in trouble is worked
 * out when somebody is told.
 */
import { TroubledGroup, type Trouble } from "./trouble";
import { MOST_PLACES, type AlertPlace } from "./terms";
import { lacksGroups } from "../picture/vanished";
import type { ClusterSnapshot, GroupSnapshot, TopicSnapshot } from "../picture/snapshot";
import type { ReceivedFacts } from "../words/sentences/facts";
import type { ConsumerStatus, Millis } from "../words/terms";

/** Since when something fails, and what was said of it. */
export interface Failing {
  since: Millis;
  why: string;
  said: ReceivedFacts | null;
}

export interface ClusterView {
  cluster: string;
  /** The moment of the picture; null before the first. */
  at: Millis | null;
  intervalMs: number;
  /** Null while it can be read. While it cannot, nothing below says anything about now. */
  unreachable: Failing | null;
  /** Groups in WARNING or ERROR that are not muted. */
  troubled: readonly Trouble[];
  /** Null where the group is not in the picture. */
  stateOf(group: string): { status: ConsumerStatus; muted: boolean } | null;
  /** False where the list of groups, or of topics, may lack some that are there. */
  listsGroups: boolean;
  listsTopics: boolean;
  /** Brokers that replica lists name and that are not there. */
  missing: readonly number[];
  isBroker(id: number): boolean;
  /** Partitions without a leader: the first of them, and how many there are. */
  leaderless: { places: AlertPlace[]; count: number };
}

/** The state of the database that history is written to; null: it takes what is written. */
export type DatabaseView = Failing | null;

/** Tries of one receiver that failed, one after the other; null: the last one did not. */
export type ReceiverView = { since: Millis; failures: number; answer: string } | null;

/** What alerts are made of, from the last snapshot. */
export function viewOf(snapshot: ClusterSnapshot): ClusterView {
  const { cluster, at, intervalMs, health, groups, brokers, missingBrokers, topics, problems } = snapshot;
  let byName: Map<string, GroupSnapshot> | null = null;
  return {
    ...{ cluster, at, intervalMs },
    unreachable: health.reachable ? null : { since: health.since, why: health.reason ?? "", said: health.said },
    troubled: health.reachable ? troubledOf(groups) : [],
    stateOf: (group) => (byName ??= new Map(groups.map((one) => [one.group, one]))).get(group) ?? null,
    listsGroups: !lacksGroups(problems),
    listsTopics: problems.every(({ what }) => what !== "metadata"),
    missing: health.reachable ? missingBrokers.map(({ id }) => id) : [],
    isBroker: (id) => brokers.some((broker) => broker.id === id),
    leaderless: leaderlessOf(topics),
  };
}

function troubledOf(groups: readonly GroupSnapshot[]): Trouble[] {
  const troubled: Trouble[] = [];
  for (const group of groups) {
    const { status } = group;
    if ((status === "WARNING" || status === "ERROR") && !group.muted) troubled.push(new TroubledGroup(group, status));
  }
  return troubled;
}

function leaderlessOf(topics: readonly TopicSnapshot[]): ClusterView["leaderless"] {
  const places: AlertPlace[] = [];
  let count = 0;
  for (const { topic, offline } of topics) {
    count += offline.length;
    if (offline.length === 0 || places.length >= MOST_PLACES) continue;
    for (const partition of offline.slice(0, MOST_PLACES - places.length))
      places.push({ topic, partition, status: "OFFLINE" });
  }
  return { places, count };
}
