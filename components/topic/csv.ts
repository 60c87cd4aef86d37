/** Topics, and the groups and partitions of one, as rows of a CSV file; unknown is empty. Pure. */
import type { KnownNumber, KnownOffset } from "@/lib/api/contract";
import type { TopicPartition, TopicReader, TopicSummary } from "@/lib/api/topic-contract";
import type { CsvRow } from "@/lib/client/csv";
import { knownCells } from "@/lib/client/known-cells";

const valueOf = (value: KnownNumber | KnownOffset): string | number | null => (value.known ? value.value : null);

export const topicRows = (topics: readonly TopicSummary[]): CsvRow[] =>
  topics.map((topic) => ({
    ...{ cluster: topic.cluster, topic: topic.topic, status: topic.status },
    ...{ partitions: topic.partitionCount, offline: topic.offline.length, "out of sync": topic.underReplicated.length },
    ...{ groups: topic.groupCount, "worst group": topic.worst?.group ?? null, why: topic.worst?.why ?? null },
    "records in per second": valueOf(topic.produceRate),
    ...{ lag: topic.lag, "partitions of unknown lag": topic.unknownPartitions },
    ...{ "offsets retained": topic.retained, "logs not read": topic.unknownLogs },
    "groups in danger": topic.inDanger.map(({ group, kind }) => `${group} (${kind})`).join(", ") || null,
    ...{ internal: String(topic.internal), compacted: String(topic.compacted) },
  }));

export const readerRows = (readers: readonly TopicReader[]): CsvRow[] =>
  readers.map((reader) => ({
    ...{ group: reader.group, status: reader.status, why: reader.why },
    ...{ lag: reader.lag, "partitions of unknown lag": reader.unknownPartitions },
    ...knownCells("behind ms", "behind at least ms", reader.timeLag),
    "records out per second": valueOf(reader.consumeRate),
    ...knownCells("caught up in ms", "caught up in at least ms", reader.catchUp),
    ...{ members: valueOf(reader.memberCount), "share of the log": valueOf(reader.retentionShare) },
    ...knownCells("lost in ms", "lost in at least ms", reader.lossIn),
    ...{ "records lost": valueOf(reader.lost), danger: reader.danger?.kind ?? null },
  }));

export const partitionRows = (partitions: readonly TopicPartition[]): CsvRow[] =>
  partitions.map((row) => ({
    ...{ partition: row.partition, "log start": valueOf(row.logStart), "log end": valueOf(row.logEnd) },
    ...{ "records in per second": valueOf(row.produceRate), "records deleted per second": valueOf(row.deletionRate) },
    ...{
      leader: row.leader,
      replicas: row.replicas.join(" ") || null,
      "in sync": row.inSyncReplicas.join(" ") || null,
    },
  }));
