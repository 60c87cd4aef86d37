/** Samples of a cluster, its brokers and its topics. */
import type { ClusterSnapshot, TopicSnapshot } from "@/lib/core/snapshot";
import type { LogPoint, PartitionWindow } from "@/lib/core/window";
import { sample, type Sample } from "./catalogue";

/** A cluster as the monitor holds it: the last snapshot, and the windows, which have the log offsets of all topics. */
export interface MeasuredCluster {
  snapshot: ClusterSnapshot;
  windowOf(group: string, topic: string, partition: number): Pick<PartitionWindow, "logPoints">;
}

/** What is told of a cluster even while it cannot be read. */
export function* healthSamples({ cluster, health, at, backlog }: ClusterSnapshot, now: number): Generator<Sample> {
  yield sample("tidemark_cluster_reachable", { cluster }, health.reachable ? 1 : 0);
  if (at !== null) yield sample("tidemark_snapshot_age_seconds", { cluster }, (now - at) / 1000);
  if (!backlog) return;
  yield sample("tidemark_history_waiting_ticks", { cluster }, backlog.waiting);
  yield sample("tidemark_history_waiting_bytes", { cluster }, backlog.bytes);
  const age = backlog.oldest === null ? 0 : Math.max(0, (now - backlog.oldest) / 1000);
  yield sample("tidemark_history_waiting_seconds", { cluster }, age);
  yield sample("tidemark_history_dropped_ticks", { cluster }, backlog.dropped);
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
  for (const [phase, ms] of Object.entries(cycle.cpu ?? {}))
    yield sample("tidemark_cycle_cpu_seconds", { cluster, phase }, ms / 1000);
}

/** Sums per topic. A sum with a hole would look like an offset that went back: it is left out. */
export function* topicSamples(measured: MeasuredCluster): Generator<Sample> {
  const cluster = measured.snapshot.cluster;
  for (const topic of measured.snapshot.topics) {
    yield sample("kafka_topic_partitions", { cluster, topic: topic.topic }, topic.partitions);
    const points = logPoints(measured, topic);
    const labels = { cluster, topic_name: topic.topic };
    const end = sumOfAll(points.map((point) => point?.logEnd ?? null));
    if (end !== null) yield sample("kminion_kafka_topic_high_water_mark_sum", labels, end);
    const start = sumOfAll(points.map((point) => point?.logStart ?? null));
    if (start !== null) yield sample("kminion_kafka_topic_low_water_mark_sum", labels, start);
  }
}

/** Log offsets of every partition of every topic. */
export function* topicPartitionSamples(measured: MeasuredCluster): Generator<Sample> {
  const cluster = measured.snapshot.cluster;
  for (const topic of measured.snapshot.topics)
    for (const [partition, point] of logPoints(measured, topic).entries()) {
      const labels = { cluster, topic: topic.topic, partition: String(partition) };
      const kminion = { cluster, topic_name: topic.topic, partition_id: String(partition) };
      if (point?.logEnd != null) {
        yield sample("kafka_topic_partition_current_offset", labels, point.logEnd);
        yield sample("kminion_kafka_topic_partition_high_water_mark", kminion, point.logEnd);
      }
      if (point?.logStart != null) {
        yield sample("kafka_topic_partition_oldest_offset", labels, point.logStart);
        yield sample("kminion_kafka_topic_partition_low_water_mark", kminion, point.logStart);
      }
    }
}

/** The newest log point of each partition; log points belong to the topic, any group's window has them. */
function logPoints({ windowOf }: MeasuredCluster, { topic, partitions }: TopicSnapshot): (LogPoint | undefined)[] {
  return Array.from({ length: partitions }, (_, partition) => windowOf("", topic, partition).logPoints.at(-1));
}

function sumOfAll(values: (bigint | null)[]): bigint | null {
  let sum = 0n;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return values.length === 0 ? null : sum;
}
