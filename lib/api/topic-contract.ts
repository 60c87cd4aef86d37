/** The shapes of topics in `/api/v1`: rows, one topic with its partitions and readers, and its past. */
import { z } from "zod";
import { DANGERS } from "@/lib/core/picture/danger";
import { CONSUMER_STATUSES, PARTITION_STATUSES } from "@/lib/core/words/terms";
import { groupSummary, knownNumber, knownOffset } from "./contract";
import { moment } from "./moment";
import { said } from "./said-contract";

const millis = z.number().int();
const offset = z.string().regex(/^-?\d+$/);
const partitions = z.array(z.number().int());

const danger = z.enum(DANGERS);
export type DangerWire = z.infer<typeof danger>;

/** A topic as a row. */
export const topicSummary = z.object({
  cluster: z.string(),
  topic: z.string(),
  internal: z.boolean(),
  /** Known to be compacted; false also where the policy could not be read. */
  compacted: z.boolean(),
  partitionCount: z.number().int(),
  /** Partitions without a leader. */
  offline: partitions,
  /** Partitions with a leader of which some replica is not in sync. */
  underReplicated: partitions,
  groupCount: z.number().int(),
  /** The worst of the groups on this topic; null where no group reads it. */
  status: z.enum(CONSUMER_STATUSES).nullable(),
  /** The group that is worst off here, and why. */
  worst: z.object({ group: z.string(), why: z.string(), said: said.optional() }).nullable(),
  /** Sum over groups and partitions, null where no lag is known; `unknownPartitions` says how many are missing from it. */
  lag: offset.nullable(),
  unknownPartitions: z.number().int(),
  produceRate: knownNumber,
  /** Offsets that the logs retain (log end - log start), over the partitions where both are known; null where they are of none. */
  retained: offset.nullable(),
  unknownLogs: z.number().int(),
  /** Groups that lose records unread, or are about to: the worst 50 of `dangerCount`. */
  inDanger: z.array(z.object({ group: z.string(), partition: z.number().int(), kind: danger })),
  dangerCount: z.number().int(),
});
export type TopicSummary = z.infer<typeof topicSummary>;

/** One group on one topic; every number is of this topic alone. */
export const topicReader = groupSummary
  .pick({
    group: true,
    type: true,
    state: true,
    memberCount: true,
    status: true,
    why: true,
    said: true,
    worst: true,
    muted: true,
  })
  .extend({
    partitionCount: z.number().int(),
    partitionStatuses: z.partialRecord(z.enum(PARTITION_STATUSES), z.number().int()),
    lag: offset.nullable(),
    unknownPartitions: z.number().int(),
    timeLag: knownNumber,
    consumeRate: knownNumber,
    catchUp: knownNumber,
    lastCommitAt: millis.nullable(),
    /** Of the partition that is worst off: the share of its log that waits, 0 to 1, and ms until records are deleted unread. */
    retentionShare: knownNumber,
    lossIn: knownNumber,
    lost: knownOffset,
    danger: z.object({ partition: z.number().int(), kind: danger }).nullable(),
  });
export type TopicReader = z.infer<typeof topicReader>;

export const topicPartition = z.object({
  partition: z.number().int(),
  logStart: knownOffset,
  logEnd: knownOffset,
  leader: z.number().int().nullable(),
  replicas: partitions,
  inSyncReplicas: partitions,
  produceRate: knownNumber,
  /** Records deleted per second, from how the log start moves. */
  deletionRate: knownNumber,
  startMovedAt: millis.nullable(),
});
export type TopicPartition = z.infer<typeof topicPartition>;

export const topicDetail = topicSummary.extend({
  at: millis,
  topicId: z.string().nullable(),
  /** A page of the groups on the topic, worst first. */
  readers: z.array(topicReader),
  /** How many groups fit `q`, on all pages. */
  readerCount: z.number().int(),
  /** Cursor of the next page; null after the last one. */
  next: z.string().nullable(),
  /** Those that lose records unread, or are about to, 20 at most: whatever page is asked for. */
  endangered: z.array(topicReader),
  partitions: z.array(topicPartition),
});
export type TopicDetail = z.infer<typeof topicDetail>;

/** Which of the groups on a topic. Groups change places from cycle to cycle, so pages read one after the other may overlap. */
export const topicQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.coerce.number().int().nonnegative().default(0),
  /** Only groups whose names fit the pattern (lib/api/name-pattern.ts). */
  q: z.string().max(200).default(""),
});

export const topicsQuery = z.object({ cluster: z.string().optional() });
export const topicsAnswer = z.object({ topics: z.array(topicSummary) });

export const topicHistoryQuery = z.object({
  from: moment,
  to: moment,
  points: z.coerce.number().int().min(10).max(2000).default(300),
});
export type TopicHistoryQuery = z.infer<typeof topicHistoryQuery>;

/**
 * A topic in a time range, summed over its partitions; all arrays run along `at`. A partition that could not be read is
 * counted as it was last seen, and `unknown` says how many are; null: none was read at that moment.
 */
export const topicHistoryAnswer = z.object({
  cluster: z.string(),
  topic: z.string(),
  from: millis,
  to: millis,
  /** Width of one point in ms; 0 when every stored tick is returned. */
  stepMs: z.number(),
  at: z.array(millis),
  logStart: z.array(offset.nullable()),
  logEnd: z.array(offset.nullable()),
  unknown: z.array(z.number().int()),
  /** Records per second written since the point before, over the partitions known at both. */
  produceRate: z.array(z.number().nullable()),
  /** The groups on it, worst first; `omittedGroups` says how many more there are. */
  groups: z.array(
    z.object({
      group: z.string(),
      /** Sum over the partitions that it has committed on; null where one of them was not known. */
      lag: z.array(offset.nullable()),
      /** Records per second by which its committed offsets moved since the point before. */
      consumeRate: z.array(z.number().nullable()),
    }),
  ),
  omittedGroups: z.number().int(),
  gaps: z.array(z.object({ from: millis, to: millis })),
});
export type TopicHistoryAnswer = z.infer<typeof topicHistoryAnswer>;
