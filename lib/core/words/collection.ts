/**
 * What the sources emit: one vocabulary for polled and streamed facts. Per-partition facts are arrays
 * indexed by partition, so that a cluster's tick stays small; `null` in such an array means "not known".
 */
import type { Reason, Said } from "./sentences/facts";
import type { Millis } from "./terms";
import type { Known } from "./known";
import type { ProblemKind, Right } from "./problem-kind";

/** One broker as the cluster's metadata names it. */
export interface Broker {
  id: number;
  host: string;
  port: number;
  rack: string | null;
}

/** The log of every partition of one topic at one moment. All arrays have one slot per partition. */
export interface TopicOffsets {
  topic: string;
  /** Kafka's topic id (uuid); null where the broker is too old to tell. A new id is a new topic. */
  topicId: string | null;
  internal: boolean;
  /** When the log end offsets were read. */
  at: Millis;
  logStart: (bigint | null)[];
  /** The offset the next record will get (read_uncommitted). */
  logEnd: (bigint | null)[];
  /**
   * Last stable offset, told only where it is below the log end: an open transaction begins there, and consumers that
   * read committed records alone get no further. Null elsewhere, and null as a whole where it is so everywhere.
   */
  lastStable: (bigint | null)[] | null;
  /** True where the topic is known to be compacted: not every offset has a record. */
  compacted: boolean;
  /** Broker id of the leader; -1 where the partition has none. */
  leader: number[];
  replicas: (readonly number[])[];
  inSyncReplicas: (readonly number[])[];
  /** Why a partition's offsets are null, by partition; absent where they are known. */
  problems: Record<number, Reason>;
}

/** One member of a consumer group and what it owns. */
export interface Member {
  memberId: string;
  instanceId: string | null;
  clientId: string;
  host: string;
  /** Unknown while the group rebalances or where the assignment cannot be read. Partitions that do not exist are none of it. */
  assignment: Known<{ topic: string; partitions: number[] }[]>;
}

/** What kind of group it is: the classic protocol, KIP-848 ("consumer"), KIP-932 ("share"), or something else. */
export type GroupType = "classic" | "consumer" | "share" | "streams" | "unknown";

/** A consumer group's membership at one moment. */
export interface GroupState {
  group: string;
  type: GroupType;
  /** Kafka's own state word ("Stable", "Empty", "PreparingRebalance", "Assigning" ...); null when it could not be read. */
  state: string | null;
  assignor: string | null;
  /** Generation (classic) or group epoch (KIP-848). */
  generation: number | null;
  coordinator: number | null;
  members: Known<Member[]>;
}

/** Committed offsets of one group on one topic, indexed by partition. */
export interface Committed {
  group: string;
  topic: string;
  /**
   * Committed offset; null where the group has none on that partition. May be shorter than the topic. Of a share
   * group: the start offset of its share-partition, below which every record is done with (it comes a batch late).
   */
  offsets: (bigint | null)[];
  /**
   * Partitions where nothing but so many offsets follow the committed one that hold nothing for a consumer of committed records:
   * transaction markers, and in `aborted` also records of aborted transactions. No record waits there.
   */
  markers?: Record<number, bigint>;
  aborted?: ReadonlySet<number>;
  /** Records not yet consumed as the broker itself counts them (share groups); null where it does not tell. */
  lags?: (bigint | null)[];
}

/** A transaction that has been open for long: consumers that read committed records alone stand before it. */
export interface OpenTransaction {
  topic: string;
  partition: number;
  /** The last stable offset: where the transaction begins. */
  lastStable: bigint;
  /** Since when the last stable offset has been seen to stand there. */
  since: Millis;
  /** Who has it open; null where the broker does not tell. */
  producerId: bigint | null;
  transactionalId: string | null;
}

/** A fact that could not be read, and what it takes away. The cycle goes on without it. */
export interface CollectionProblem {
  what: ProblemKind;
  /** Subject such as a group, a topic-partition or a broker; null for the whole cluster. */
  subject: string | null;
  /** A sentence for a person, with the way out where there is one ("... grant Describe on ..."). */
  message: string;
  /** The facts of the message. */
  said: Said;
  /** The rights that are missing; absent where it is for another reason. */
  rights?: Right[];
}

/** One consistent moment of one cluster: committed offsets were read first, log end offsets after. */
export interface Poll {
  startedAt: Millis;
  /** The moment this poll stands for: when the log end offsets were read. */
  at: Millis;
  finishedAt: Millis;
  clusterId: string | null;
  controllerId: number | null;
  brokers: Broker[];
  topics: TopicOffsets[];
  groups: GroupState[];
  /** Groups that are left out because their names begin with `__`. */
  hiddenGroups: number;
  committed: Committed[];
  /** Groups whose committed offsets could not be read this time, all or some, and why: a null of theirs does not mean "none". */
  unread: ReadonlyMap<string, Reason>;
  openTransactions: OpenTransaction[];
  problems: CollectionProblem[];
  /** Wall time by phase in ms: "metadata", "groups", "committed", "logOffsets", "members". */
  phases: Record<string, number>;
  /** CPU time of the process by the same phases, in ms. */
  cpu: Record<string, number>;
  requests: number;
}

/** What is asked between two polls: few partitions and few groups, where the last poll found them. */
export interface QuickQuestion {
  brokers: readonly Broker[];
  /** Partitions whose log ends are wanted; `leader` is the topic's, by partition. */
  logs: readonly { topic: string; partitions: readonly number[]; leader: readonly number[] }[];
  /** Groups whose committed offsets are wanted: none of those that a commit stream tells of. */
  groups: readonly { group: string; coordinator: number }[];
}

/** What was answered of it. What is absent was not: nobody may take it for "none". */
export interface QuickAnswer {
  /** When the log ends were read, all of them after the committed offsets. */
  at: Millis;
  /** By topic and partition. */
  logEnd: ReadonlyMap<string, ReadonlyMap<number, bigint>>;
  /** By group and topic, then by partition. */
  committed: ReadonlyMap<string, ReadonlyMap<string, readonly (bigint | null)[]>>;
}

/** One commit as the group coordinator stored it, read from `__consumer_offsets`. */
export interface CommitEvent {
  kind: "commit";
  group: string;
  topic: string;
  partition: number;
  offset: bigint;
  /** Commit time written by the broker. */
  at: Millis;
}

/** A group's committed offset was removed (expired, deleted, or its group was deleted). */
export interface CommitRemovedEvent {
  kind: "commit-removed";
  group: string;
  topic: string;
  partition: number;
  at: Millis;
}

/** A group's membership as stored by its coordinator: a rebalance finished, or the group was deleted. */
export interface GroupEvent {
  kind: "group";
  group: string;
  at: Millis;
  type: GroupType;
  /** True for a tombstone: the group is gone. */
  deleted: boolean;
  generation: number | null;
  assignor: string | null;
  /** Number of members; null where the record does not say. */
  memberCount: number | null;
}

export type StreamEvent = CommitEvent | CommitRemovedEvent | GroupEvent;

/** How the tail of `__consumer_offsets` is doing. */
export interface StreamHealth {
  state: "starting" | "running" | "unavailable" | "off";
  /** Why it is not running, in English; null when it is. */
  reason: string | null;
  /** The facts of the reason; absent where there is none. */
  said?: Said;
  /** The rights that are missing for it to run; absent where it is for another reason. */
  rights?: Right[];
  since: Millis;
  records: number;
  /** Records of key versions that this program does not know: counted and skipped. */
  skipped: number;
}

/**
 * Where offsets come from. Implementations: the admin API of a real cluster. All methods may reject; a
 * rejected poll leaves the last tick in place and is shown as the cluster's problem.
 */
export interface OffsetSource {
  poll(now: () => Millis): Promise<Poll>;
  /** Reads a little between two polls, on connections of its own. What cannot be read is absent from the answer. */
  readBetween?(question: QuickQuestion, now: () => Millis): Promise<QuickAnswer>;
  /** Starts tailing commits; events arrive in commit order per partition. Resolves when the tail is up or given up. */
  startStream(
    onEvents: (events: readonly StreamEvent[]) => void,
    onHealth: (health: StreamHealth) => void,
  ): Promise<void>;
  /**
   * Names the cluster that was watched until now, by Kafka's own id: no other is read in its place. Returns false where
   * the settings want another one: then what is remembered of it counts no more.
   */
  expectCluster?(clusterId: string): boolean;
  /** Names groups that there were, as far as is known: they may be there though no broker lists them. */
  expectGroups?(groups: Iterable<string>): void;
  close(): Promise<void>;
}
