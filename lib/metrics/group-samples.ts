/** Samples of a consumer group: its own, per topic, and per partition. What is not known has none. */
import type { GroupType, Member } from "@/lib/core/words/collection";
import { sumKnown } from "@/lib/core/numbers/sums";
import type { GroupSnapshot, PartitionSnapshot } from "@/lib/core/picture/snapshot";
import { lagSkew } from "@/lib/core/picture/skew";
import { CONSUMER_STATUSES } from "@/lib/core/words/terms";
import type { Known } from "@/lib/core/words/known";
import { sample, type MetricName, type Sample } from "./catalogue";

/** Of a classic group it is not read: it may be a consumer's or Connect's. */
const PROTOCOL_TYPES: Record<GroupType, string> = {
  classic: "",
  consumer: "consumer",
  share: "share",
  streams: "streams",
  unknown: "",
};

/** The group as a whole. */
export function* groupSamples(cluster: string, group: GroupSnapshot): Generator<Sample> {
  const labels = { cluster, consumergroup: group.group };
  const kminion = { cluster, group_id: group.group };
  for (const status of CONSUMER_STATUSES)
    yield sample("tidemark_group_status", { ...labels, status }, status === group.status ? 1 : 0);
  yield sample("tidemark_group_muted", labels, group.muted ? 1 : 0);
  yield sample("tidemark_group_unknown_partitions", labels, group.lag.unknown);
  // The least that it can be, where that is all there is: an alert must not fall silent with one partition.
  const waits = group.timeLag.known ? group.timeLag.value : group.timeLag.atLeast;
  if (waits !== undefined) yield sample("tidemark_group_lag_seconds", labels, waits / 1000);
  yield* spreadSamples(labels, group);
  if (group.state !== null) {
    const coordinator = { coordinator_id: String(group.coordinator ?? ""), protocol: group.assignor ?? "" };
    const state = { protocol_type: PROTOCOL_TYPES[group.type], state: group.state };
    const stable = group.state === "Stable" ? 1 : 0;
    yield sample("kminion_kafka_consumer_group_info", { ...kminion, ...coordinator, ...state }, stable);
  }
  if (!group.members.known) return;
  const members = group.members.value;
  yield sample("kafka_consumergroup_members", labels, members.length);
  yield sample("kminion_kafka_consumer_group_members", kminion, members.length);
  const assignments = assignmentsOf(members);
  if (!assignments) return;
  const idle = assignments.filter((topics) => topics.every(({ partitions }) => partitions.length === 0));
  yield sample("kminion_kafka_consumer_group_empty_members", kminion, idle.length);
}

/** How the lag lies on the partitions, and what was lost. */
function* spreadSamples(labels: Record<string, string>, group: GroupSnapshot): Generator<Sample> {
  // A picture of every partition of every group costs much more than what sums are made of.
  const standings = group.standings();
  const lags = standings.flatMap((standing) => standing.lags);
  const greatest = lags.reduce((most, lag) => (lag !== null && (most === null || lag > most) ? lag : most), null);
  if (greatest !== null) yield sample("tidemark_group_records_lag_max", labels, greatest);
  const skew = lagSkew(lags);
  if (skew.known) yield sample("tidemark_group_lag_skew", labels, skew.value);
  const lost = sumOf(standings.map((standing) => standing.lost));
  if (lost !== null) yield sample("tidemark_group_lost_records", labels, lost);
  const uncommitted = sumOf(standings.map((standing) => standing.uncommitted));
  if (uncommitted !== null) yield sample("tidemark_group_uncommitted_records", labels, uncommitted);
  const beyond = sumOf(standings.map((standing) => standing.beyondEnd));
  if (beyond !== null) yield sample("tidemark_group_committed_beyond_end_records", labels, beyond);
}

/** The group's share in each of its topics. */
export function* groupTopicSamples(cluster: string, group: GroupSnapshot): Generator<Sample> {
  const assignments = group.members.known ? assignmentsOf(group.members.value) : null;
  for (const { topic, lags, committed } of group.standings()) {
    const labels = { cluster, consumergroup: group.group, topic };
    const kminion = { cluster, group_id: group.group, topic_name: topic };
    const lag = sumOf(lags);
    if (lag !== null) {
      yield sample("kafka_consumergroup_lag_sum", labels, lag);
      yield sample("kminion_kafka_consumer_group_topic_lag", kminion, lag);
    }
    if (committed !== null) {
      yield sample("kafka_consumergroup_current_offset_sum", labels, committed);
      yield sample("kminion_kafka_consumer_group_topic_offset_sum", kminion, committed);
    }
    if (!assignments) continue;
    const owned = assignments.map((topics) => topics.find((one) => one.topic === topic)?.partitions.length ?? 0);
    const owners = owned.filter((count) => count > 0).length;
    const sum = owned.reduce((total, count) => total + count, 0);
    yield sample("kminion_kafka_consumer_group_topic_members", kminion, owners);
    yield sample("kminion_kafka_consumer_group_topic_assigned_partitions", kminion, sum);
  }
}

/** The group's lag on each partition: what alerts and autoscalers hang on. */
export function* lagSamples(cluster: string, group: GroupSnapshot): Generator<Sample> {
  for (const { topic, lags } of group.standings())
    for (const [partition, lag] of lags.entries()) {
      if (lag === null) continue;
      const place = { topic, partition: String(partition) };
      yield sample("kafka_consumergroup_lag", { cluster, consumergroup: group.group, ...place }, lag);
      const kminion = { cluster, group_id: group.group, topic_name: topic, partition_id: place.partition };
      yield sample("kminion_kafka_consumer_group_topic_partition_lag", kminion, lag);
    }
}

/** What else there is to say of the group on each partition. */
export function* groupPartitionSamples(cluster: string, group: GroupSnapshot): Generator<Sample> {
  for (const { partitions } of group.subscriptions)
    for (const partition of partitions) yield* partitionSamples(cluster, group.group, partition);
}

function* partitionSamples(cluster: string, group: string, partition: PartitionSnapshot): Generator<Sample> {
  const labels = labelsOf(cluster, group, partition.topic, partition.partition);
  const values: [MetricName, Known<bigint> | Known<number>, number?][] = [
    ["kafka_consumergroup_current_offset", partition.committed],
    ["tidemark_partition_lag_seconds", partition.timeLag, 1000],
    ["tidemark_partition_produce_rate", partition.produceRate],
    ["tidemark_partition_consume_rate", partition.consumeRate],
  ];
  for (const [name, value, divisor = 1] of values)
    if (value.known) yield sample(name, labels, Number(value.value) / divisor);
  // Only the status that holds: six samples for each partition would multiply the series for nothing.
  yield sample("tidemark_partition_status", { ...labels, status: partition.status }, 1);
}

const labelsOf = (cluster: string, consumergroup: string, topic: string, partition: number) => ({
  ...{ cluster, consumergroup, topic },
  partition: String(partition),
});

/**
 * Which instance reads which partition, as a series to join lag with. Without the member id, which each start of a consumer
 * makes anew.
 */
export function* ownerSamples(cluster: string, group: GroupSnapshot): Generator<Sample> {
  if (!group.members.known) return;
  const owned = new Set<string>();
  for (const { assignment, clientId, host, instanceId } of group.members.value) {
    if (!assignment.known) continue;
    const owner = { client_id: clientId ?? "", host: host ?? "", instance_id: instanceId ?? "" };
    for (const { topic, partitions } of assignment.value)
      for (const partition of partitions) {
        const labels = labelsOf(cluster, group.group, topic, partition);
        // Two members may claim a partition while the group rebalances: one series each would be the same series.
        const key = `${topic}\0${partition}\0${Object.values(owner).join("\0")}`;
        if (owned.has(key)) continue;
        owned.add(key);
        yield sample("tidemark_partition_owner_info", { ...labels, ...owner }, 1);
      }
  }
}

/** What each member owns; null while that is not known of all. */
function assignmentsOf(members: readonly Member[]): { topic: string; partitions: number[] }[][] | null {
  const known = members.flatMap(({ assignment }) => (assignment.known ? [assignment.value] : []));
  return known.length === members.length ? known : null;
}

/** Sum over the known values; null when none is. */
const sumOf = (values: readonly (bigint | null)[]): bigint | null => sumKnown(values).value;
