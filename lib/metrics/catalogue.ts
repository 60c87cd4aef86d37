/**
 * Every metric by name, with its help, its labels and, where it is no gauge, its type. Names and labels are those of kafka_exporter (`kafka_`) and KMinion
 * (`kminion_kafka_`) where the meaning is the same, so that their dashboards work, with `cluster` added; Tidemark's
 * own start with `tidemark_`. docs/metrics.md is held against this list by a test.
 */
const topic = ["cluster", "topic"];
const topicPartition = ["cluster", "topic", "partition"];
const group = ["cluster", "consumergroup"];
const groupTopic = ["cluster", "consumergroup", "topic"];
const groupPartition = ["cluster", "consumergroup", "topic", "partition"];
const kminionTopic = ["cluster", "topic_name"];
const kminionTopicPartition = ["cluster", "topic_name", "partition_id"];
const kminionGroup = ["cluster", "group_id"];
const kminionGroupTopic = ["cluster", "group_id", "topic_name"];
const kminionGroupPartition = ["cluster", "group_id", "topic_name", "partition_id"];

export const CATALOGUE = {
  kafka_brokers: ["Number of brokers", ["cluster"]],
  kafka_broker_info: ["1 for each broker", ["cluster", "id", "address"]],
  kafka_topic_partitions: ["Number of partitions of a topic", topic],
  kafka_topic_partition_current_offset: ["Log end offset", topicPartition],
  kafka_topic_partition_oldest_offset: ["Log start offset", topicPartition],
  kafka_topic_partition_leader: ["Broker that leads a partition", topicPartition],
  kafka_topic_partition_leader_is_preferred: ["1 when the first replica leads, otherwise 0", topicPartition],
  kafka_topic_partition_replicas: ["Number of replicas", topicPartition],
  kafka_topic_partition_in_sync_replica: ["Number of in-sync replicas", topicPartition],
  kafka_topic_partition_under_replicated_partition: ["1 when a replica is not in sync, otherwise 0", topicPartition],
  kafka_exporter_build_info: ["1, with the version of Tidemark", ["version"]],
  kafka_consumergroup_current_offset: ["Committed offset", groupPartition],
  kafka_consumergroup_current_offset_sum: ["Committed offsets, over the partitions that have one", groupTopic],
  kafka_consumergroup_lag: ["Lag in records", groupPartition],
  kafka_consumergroup_lag_sum: ["Lag in records, over the known partitions", groupTopic],
  kafka_consumergroup_members: ["Members of a group", group],
  kminion_exporter_up: ["1, with the version of Tidemark", ["version"]],
  kminion_exporter_offset_consumer_records_consumed_total: [
    "Records of __consumer_offsets that were read since the start",
    ["cluster"],
    "counter",
  ],
  kminion_kafka_broker_info: [
    "1 for each broker",
    ["cluster", "broker_id", "address", "port", "rack_id", "is_controller"],
  ],
  kminion_kafka_cluster_info: ["1 for each cluster", ["cluster", "cluster_id", "broker_count", "controller_id"]],
  kminion_kafka_topic_info: [
    "1 for each topic; replication_factor is that of its first partition",
    [...kminionTopic, "partition_count", "replication_factor"],
  ],
  kminion_kafka_topic_partition_high_water_mark: ["Log end offset", kminionTopicPartition],
  kminion_kafka_topic_partition_low_water_mark: ["Log start offset", kminionTopicPartition],
  kminion_kafka_topic_high_water_mark_sum: ["Log end offsets, where all are known", kminionTopic],
  kminion_kafka_topic_low_water_mark_sum: ["Log start offsets, where all are known", kminionTopic],
  kminion_kafka_consumer_group_info: [
    "1 for a group in the state Stable, otherwise 0",
    ["cluster", "group_id", "coordinator_id", "protocol", "protocol_type", "state"],
  ],
  kminion_kafka_consumer_group_members: ["Members of a group", kminionGroup],
  kminion_kafka_consumer_group_empty_members: ["Members without a partition", kminionGroup],
  kminion_kafka_consumer_group_topic_members: ["Members with a partition of a topic", kminionGroupTopic],
  kminion_kafka_consumer_group_topic_assigned_partitions: ["Partitions that a member owns", kminionGroupTopic],
  kminion_kafka_consumer_group_topic_offset_sum: [
    "Committed offsets, over the partitions that have one",
    kminionGroupTopic,
  ],
  kminion_kafka_consumer_group_topic_lag: ["Lag in records, over the known partitions", kminionGroupTopic],
  kminion_kafka_consumer_group_topic_partition_lag: ["Lag in records", kminionGroupPartition],
  tidemark_cluster_reachable: ["1 while the cluster can be read", ["cluster"]],
  tidemark_snapshot_age_seconds: ["Age of the numbers", ["cluster"]],
  tidemark_cycle_seconds: ["Wall time of the last cycle by phase", ["cluster", "phase"]],
  tidemark_cycle_cpu_seconds: ["CPU time of the process in the last cycle by phase", ["cluster", "phase"]],
  tidemark_cycle_wall_seconds: ["Wall time of the last cycle", ["cluster"]],
  tidemark_cycle_requests: ["Requests of the last cycle", ["cluster"]],
  tidemark_live_groups: ["Groups that somebody looks at, which are read between the cycles", ["cluster"]],
  tidemark_live_readings_total: ["Readings between the cycles since the start", ["cluster"], "counter"],
  tidemark_live_reading_failures_total: [
    "Readings between the cycles of which something was not answered, since the start",
    ["cluster"],
    "counter",
  ],
  tidemark_live_reading_seconds_total: ["Wall time of all readings between the cycles", ["cluster"], "counter"],
  tidemark_history_waiting_ticks: ["Ticks that wait for the database", ["cluster"]],
  tidemark_history_waiting_bytes: ["Memory that waiting ticks take", ["cluster"]],
  tidemark_history_waiting_seconds: ["Age of the oldest tick that waits; 0 when none does", ["cluster"]],
  tidemark_history_dropped_ticks: ["Ticks dropped since the start, because too many waited", ["cluster"]],
  tidemark_offline_partitions: ["Partitions without a leader", ["cluster"]],
  tidemark_series_limited: [
    "1 when series of this kind are left out, because metrics.maxSeries leaves no room for them",
    ["cluster", "kind"],
  ],
  tidemark_group_status: ["1 for the status a group is in", [...group, "status"]],
  tidemark_group_muted: ["1 for a group that is muted in the settings or set aside, otherwise 0", group],
  tidemark_group_lag_seconds: ["Wait of the oldest record not yet consumed, or the least that it can be", group],
  tidemark_group_records_lag_max: ["Greatest lag of a partition, over the known ones", group],
  tidemark_group_lag_skew: ["Greatest lag of a partition divided by the median one", group],
  tidemark_group_lost_records: [
    "Records that retention deleted before they were read, over the known partitions",
    group,
  ],
  tidemark_group_uncommitted_records: [
    "Records retained on partitions that the group has not committed on, over the known partitions",
    group,
  ],
  tidemark_group_committed_beyond_end_records: [
    "Records by which committed offsets lie beyond the log ends, over the known partitions",
    group,
  ],
  tidemark_group_unknown_partitions: ["Partitions missing from the group's sums", group],
  tidemark_partition_status: ["1 for the status a group is in on a partition", [...groupPartition, "status"]],
  tidemark_partition_lag_seconds: ["Wait of the oldest record not yet consumed", groupPartition],
  tidemark_partition_owner_info: [
    "1 for the member that owns a partition",
    [...groupPartition, "client_id", "host", "instance_id"],
  ],
  tidemark_partition_produce_rate: ["Records produced per second", groupPartition],
  tidemark_partition_consume_rate: ["Records consumed per second", groupPartition],
  tidemark_alerts_open: ["Alerts that fire", ["severity"]],
  tidemark_alert_deliveries_total: ["Messages delivered to a receiver since the start", ["receiver"], "counter"],
  tidemark_alert_delivery_failures_total: ["Attempts to deliver that failed since the start", ["receiver"], "counter"],
  tidemark_alert_deliveries_waiting: ["Messages on their way to a receiver", ["receiver"]],
  tidemark_alert_receiver_failing: ["1 while a receiver takes nothing, otherwise 0", ["receiver"]],
  tidemark_heartbeat_age_seconds: ["Time since the heartbeat was last answered well", []],
} satisfies Record<string, [help: string, labels: string[], type?: "counter"]>;

export type MetricName = keyof typeof CATALOGUE;

/** One line of the exposition. */
export interface Sample {
  name: MetricName;
  labels: Record<string, string>;
  value: number;
}

/** Offsets and lags become floating point, the format's own rule: exact up to 2^53. */
export function sample(name: MetricName, labels: Record<string, string>, value: number | bigint): Sample {
  return { name, labels, value: Number(value) };
}
