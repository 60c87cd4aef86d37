/**
 * The last complete picture of a cluster, computed once per cycle and served to pages, streams and metrics.
 * A snapshot is immutable: a cycle makes a new one. What is dear to make for everybody and asked for by few is a view: its
 * type ends in `View`, and it is worked out from the windows as they are when it is first asked for.
 */
import type {
  Broker,
  CollectionProblem,
  GroupType,
  Member,
  OpenTransaction,
  QuickAnswer,
  QuickQuestion,
  StreamHealth,
  TopicOffsets,
} from "../words/collection";
import type { LogMeasures } from "../numbers/log-measures";
import type { Reach } from "../words/kafka-commands";
import type { Said } from "../words/sentences/facts";
import type { Case, ConsumerStatus, Millis, PartitionStatus, PartialSum } from "../words/terms";
import type { Known } from "../words/known";
import type { Finding } from "../judge/verdict";
import type { Trend } from "./trend";

/** What the windows say of a group on a partition. Rates are records per second. */
export interface PartitionView {
  /** Age of the oldest record not yet consumed, in ms. */
  timeLag: Known<number>;
  produceRate: Known<number>;
  consumeRate: Known<number>;
  /** ms until the lag is gone at the present rates; unknown ("never" in the reason) when it does not shrink. */
  catchUp: Known<number>;
  /** Commit time of the newest commit. */
  lastCommitAt: Millis | null;
  /** Records that were deleted by retention before the group read them: commits count that a stream told of since the poll. */
  lost: Known<bigint>;
  /** What a person must know to read the numbers aright; empty where nothing is out of the ordinary. */
  notes: Said[];
}

/** One group on one partition, now. */
export interface PartitionSnapshot extends PartitionView {
  topic: string;
  partition: number;
  status: PartitionStatus;
  consumerStatus: ConsumerStatus;
  since: Millis;
  finding: Finding | null;
  committed: Known<bigint>;
  logEnd: Known<bigint>;
  logStart: Known<bigint>;
  lag: Known<bigint>;
  leader: number | null;
  replicas: number[];
  inSyncReplicas: number[];
  /** Member that owns the partition: its member id; null when none or not known. */
  owner: string | null;
  /** The last stable offset, where an open transaction keeps it below the log end; null elsewhere. */
  lastStable: bigint | null;
  /** By how many records the committed offset lies beyond the log end; null where it does not. */
  beyondEnd: bigint | null;
  /** A committed offset that lay beyond the log end, which ended at `from`, and that the log has passed in this cycle. */
  skipped: { from: bigint; offset: bigint } | null;
}

/** Numbers of one partition beyond its snapshot. */
export interface PartitionMeasures {
  /** Greatest and mean lag of the last minute, in records. */
  recordsLagMax: Known<bigint>;
  recordsLagAvg: Known<number>;
  /** Median distance of commits, in ms. */
  commitGap: Known<Millis>;
  /** Share of the retained log that the lag spans, 0 to 1. */
  retentionShare: Known<number>;
  /** ms until records are deleted unread. */
  lossIn: Known<Millis>;
}

/** A group's share in one topic. */
export interface SubscriptionSnapshot {
  topic: string;
  partitions: PartitionSnapshot[];
}

/** What there is to say of a group's partitions without a picture of each. */
export interface PartitionTally {
  topics: string[];
  partitions: number;
  statuses: Partial<Record<PartitionStatus, number>>;
  /** Time of the newest commit on any of them; null when none is known. */
  lastCommitAt: Millis | null;
}

/** Where a group stands on a topic: what sums are made of, without an object for each partition. */
export interface TopicStanding {
  topic: string;
  /** By partition; null where it is not known. */
  lags: (bigint | null)[];
  /** Sums over the partitions of which it is known; null where it is of none. */
  committed: bigint | null;
  lost: bigint | null;
  /** Records retained on partitions on which the group has committed nothing. */
  uncommitted: bigint | null;
  /** By how many records committed offsets lie beyond the log ends. */
  beyondEnd: bigint | null;
  /** The first partition of which records were deleted unread; null where that is known of none. */
  lostAt: number | null;
}

/** One partition of a group as it was read between two cycles. */
export interface QuickPartition {
  topic: string;
  partition: number;
  committed: bigint;
  logEnd: bigint;
  lag: bigint;
  timeLag: Known<number>;
  lastCommitAt: Millis | null;
}

/** The numbers of a group between two cycles: nothing is judged by them. */
export interface QuickGroup {
  group: string;
  /** When they were read. */
  at: Millis;
  /** Over all partitions: what could not be read between the cycles counts as the cycle found it. */
  lag: PartialSum;
  timeLag: Known<number>;
  partitions: QuickPartition[];
}

/** What the windows say of a group. Rates and trend are held once they have been told, partitions as long as somebody holds them. */
export interface GroupView {
  /** Half a sentence with numbers: why the status is what it is. A group that is well and catching up says how fast. */
  why: string;
  /** The facts of that half sentence. */
  said: Said;
  /** The greatest over partitions. */
  timeLag: Known<number>;
  produceRate: Known<number>;
  consumeRate: Known<number>;
  /** The slowest partition decides. */
  catchUp: Known<number>;
  subscriptions: SubscriptionSnapshot[];
  /** Counts over the partitions, without making them. */
  tally(): PartitionTally;
  /** Where the group stands, topic by topic, without the pictures. */
  standings(): TopicStanding[];
  /** Works out the numbers beyond lag of one of the partitions. */
  measure(partition: PartitionSnapshot): PartitionMeasures;
  /** Logs that its numbers hang on, for who reads them between two cycles. */
  quickLogs(): QuickQuestion["logs"];
  /** Its newest committed offsets by topic and partition, as the commit stream has told of them by now. */
  newestCommitted(): ReadonlyMap<string, readonly (bigint | null)[]>;
  /** Its numbers by what was read between two cycles; null where a part of the answer is missing. */
  quickNumbers(answer: QuickAnswer): QuickGroup | null;
  /** Total lag of the last ticks, oldest first; null where it was not known. Used for sparklines. */
  trend: Trend;
}

/** One consumer group, now. */
export interface GroupSnapshot extends GroupView {
  cluster: string;
  group: string;
  type: GroupType;
  state: string | null;
  assignor: string | null;
  generation: number | null;
  coordinator: number | null;
  members: Known<Member[]>;
  status: ConsumerStatus;
  since: Millis;
  case: Case | null;
  /** Muted in the settings or set aside by people: judged and shown, but nobody is to be called for it. */
  muted: boolean;
  /** Findings of all partitions, worst first. */
  findings: { topic: string; partition: number; finding: Finding }[];
  lag: PartialSum;
  worst: { topic: string; partition: number } | null;
  /** True when no partition's status differs from the cycle before and none has lost records: no partition has news. */
  steady: boolean;
}

/** What the windows say of a topic's logs. */
export interface TopicView {
  /** Works out how the log of one partition moves. */
  measure: (partition: number) => LogMeasures;
}

/** One topic's logs, now. */
export interface TopicSnapshot extends TopicView {
  topic: string;
  topicId: string | null;
  internal: boolean;
  partitions: number;
  offline: number[];
  /** What the poll read of its logs: the poll's own arrays. */
  offsets: TopicOffsets;
}

/** Ticks that wait to be written to history. */
export interface Backlog {
  waiting: number;
  /** Moment of the oldest tick that waits; null when none does. */
  oldest: Millis | null;
  bytes: number;
  /** Ticks dropped because a bound was reached, since the start. */
  dropped: number;
  /** True while the database does not take them. */
  failing: boolean;
}

/**
 * What one cycle took. The snapshot goes out before the cycle ends: the times of what comes after are those of the cycle
 * before.
 */
export interface CycleFigures {
  /** From the first request to the tick that waits to be stored, in ms. */
  wallMs: number;
  /** Wall time in ms by phase; "write", which goes on beside the cycles, is that of the tick before. */
  phases: Record<string, number>;
  /** CPU time of the process in ms by phase, with whatever else ran meanwhile. */
  cpu: Record<string, number>;
  /** Requests sent to the cluster. */
  requests: number;
}

/** A broker that replica lists name and that is not there. */
export interface MissingBroker {
  id: number;
  /** Where it was; null where it was never seen. */
  host: string | null;
  port: number | null;
  rack: string | null;
  since: Millis;
  /** True when it was missing before anybody looked: it may be so for longer. */
  atLeast: boolean;
}

/** One cluster, now. */
export interface ClusterSnapshot {
  cluster: string;
  /** The moment the numbers stand for; null before the first complete cycle. */
  at: Millis | null;
  /** Reachable since / unreachable since, with the reason in English and its facts. */
  health: { reachable: boolean; since: Millis; reason: string | null; said: Said | null };
  intervalMs: number;
  /** As the settings have it. */
  reach: Reach;
  clusterId: string | null;
  controllerId: number | null;
  brokers: Broker[];
  missingBrokers: MissingBroker[];
  stream: StreamHealth;
  problems: CollectionProblem[];
  /** The last cycle. */
  cycle: CycleFigures | null;
  topics: TopicSnapshot[];
  groups: GroupSnapshot[];
  /** Groups that are left out because their names begin with `__`. */
  hiddenGroups: number;
  /** Transactions that have been open for long. */
  openTransactions: OpenTransaction[];
  /** What history had not taken yet when the snapshot was made. */
  backlog: Backlog;
}
