/** Samples of a cluster, its brokers and its topics. */
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { sample, type Sample } from "./catalogue";

/** What is told of a cluster even while it cannot be read. */
export function* healthSamples(
  { cluster, health, at, backlog, stream }: ClusterSnapshot,
  now: number,
): Generator<Sample> {
  yield sample("tidemark_cluster_reachable", { cluster }, health.reachable ? 1 : 0);
  if (at !== null) yield sample("tidemark_snapshot_age_seconds", { cluster }, (now - at) / 1000);
  yield sample("kminion_exporter_offset_consumer_records_consumed_total", { cluster }, stream.records);
  yield sample("tidemark_history_waiting_ticks", { cluster }, backlog.waiting);
  yield sample("tidemark_history_waiting_bytes", { cluster }, backlog.bytes);
  const age = backlog.oldest === null ? 0 : Math.max(0, (now - backlog.oldest) / 1000);
  yield sample("tidemark_history_waiting_seconds", { cluster }, age);
  yield sample("tidemark_history_dropped_ticks", { cluster }, backlog.dropped);
}

/** What reading between the cycles came to. */
export interface LiveFigures {
  groups: number;
  readings: number;
  failed: number;
  seconds: number;
}

/** What is read between the cycles, and what that takes. */
export function* liveSamples(cluster: string, { groups, readings, failed, seconds }: LiveFigures): Generator<Sample> {
  yield sample("tidemark_live_groups", { cluster }, groups);
  yield sample("tidemark_live_readings_total", { cluster }, readings);
  yield sample("tidemark_live_reading_failures_total", { cluster }, failed);
  yield sample("tidemark_live_reading_seconds_total", { cluster }, seconds);
}

/** Brokers and the last cycle. */
export function* clusterSamples(snapshot: ClusterSnapshot): Generator<Sample> {
  const { cluster, brokers, controllerId, clusterId, topics, cycle } = snapshot;
  yield sample("kafka_brokers", { cluster }, brokers.length);
  for (const { id, host, port, rack } of brokers) {
    yield sample("kafka_broker_info", { cluster, id: String(id), address: `${host}:${port}` }, 1);
    const place = { broker_id: String(id), address: host, port: String(port), rack_id: rack ?? "" };
    const controller = String(id === controllerId);
    yield sample("kminion_kafka_broker_info", { cluster, ...place, is_controller: controller }, 1);
  }
  const info = { cluster_id: clusterId ?? "", broker_count: String(brokers.length) };
  yield sample("kminion_kafka_cluster_info", { cluster, ...info, controller_id: String(controllerId ?? "") }, 1);
  const offline = topics.reduce((sum, topic) => sum + topic.offline.length, 0);
  yield sample("tidemark_offline_partitions", { cluster }, offline);
  if (!cycle) return;
  yield sample("tidemark_cycle_requests", { cluster }, cycle.requests);
  yield sample("tidemark_cycle_wall_seconds", { cluster }, cycle.wallMs / 1000);
  for (const [phase, ms] of Object.entries(cycle.phases))
    yield sample("tidemark_cycle_seconds", { cluster, phase }, ms / 1000);
  for (const [phase, ms] of Object.entries(cycle.cpu))
    yield sample("tidemark_cycle_cpu_seconds", { cluster, phase }, ms / 1000);
}

/** Sums and shape per topic. A sum with a hole would look like an offset that went back: it is left out. */
export function* topicSamples({ cluster, topics }: ClusterSnapshot): Generator<Sample> {
  for (const { topic, partitions, offsets } of topics) {
    yield sample("kafka_topic_partitions", { cluster, topic }, partitions);
    const labels = { cluster, topic_name: topic };
    const replicas = offsets.replicas[0]?.length;
    if (replicas !== undefined) {
      const shape = { partition_count: String(partitions), replication_factor: String(replicas) };
      yield sample("kminion_kafka_topic_info", { ...labels, ...shape }, 1);
    }
    const end = sumOfAll(offsets.logEnd);
    if (end !== null) yield sample("kminion_kafka_topic_high_water_mark_sum", labels, end);
    const start = sumOfAll(offsets.logStart);
    if (start !== null) yield sample("kminion_kafka_topic_low_water_mark_sum", labels, start);
  }
}

/** Log offsets of every partition of every topic. */
export function* topicPartitionSamples({ cluster, topics }: ClusterSnapshot): Generator<Sample> {
  for (const { topic, partitions, offsets } of topics)
    for (let partition = 0; partition < partitions; partition++) {
      const labels = { cluster, topic, partition: String(partition) };
      const kminion = { cluster, topic_name: topic, partition_id: String(partition) };
      const logEnd = offsets.logEnd[partition] ?? null;
      if (logEnd !== null) {
        yield sample("kafka_topic_partition_current_offset", labels, logEnd);
        yield sample("kminion_kafka_topic_partition_high_water_mark", kminion, logEnd);
      }
      const logStart = offsets.logStart[partition] ?? null;
      if (logStart !== null) {
        yield sample("kafka_topic_partition_oldest_offset", labels, logStart);
        yield sample("kminion_kafka_topic_partition_low_water_mark", kminion, logStart);
      }
    }
}

/** Who leads every partition of every topic, and how its replicas follow. A partition without a leader has none. */
export function* replicaSamples({ cluster, topics }: ClusterSnapshot): Generator<Sample> {
  for (const { topic, partitions, offsets } of topics)
    for (let partition = 0; partition < partitions; partition++) {
      const labels = { cluster, topic, partition: String(partition) };
      const replicas = offsets.replicas[partition]!;
      const inSync = offsets.inSyncReplicas[partition]!;
      const leader = offsets.leader[partition]!;
      if (leader >= 0) {
        yield sample("kafka_topic_partition_leader", labels, leader);
        yield sample("kafka_topic_partition_leader_is_preferred", labels, leader === replicas[0] ? 1 : 0);
      }
      // A partition has at least one replica: none means that the metadata could not be read.
      if (replicas.length === 0) continue;
      yield sample("kafka_topic_partition_replicas", labels, replicas.length);
      yield sample("kafka_topic_partition_in_sync_replica", labels, inSync.length);
      const lacking = inSync.length < replicas.length ? 1 : 0;
      yield sample("kafka_topic_partition_under_replicated_partition", labels, lacking);
    }
}

function sumOfAll(values: (bigint | null)[]): bigint | null {
  let sum = 0n;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return values.length === 0 ? null : sum;
}
