/**
 * What a worker process is told to be: the whole of it each time, so that a worker that was started again needs
 * nothing but the newest plan. Plans and answers travel over the message channel between the lab and its workers.
 */

/** How a consumer reads and commits; the kinds that a Kafka user meets. */
export type ConsumerKind =
  /** The client commits by itself, every few seconds and after each fetched batch. */
  | "automatic-commit"
  /** Commits after each batch and waits for the broker's word. */
  | "batch-commit"
  /** Commits after each batch and goes on without waiting; a failed commit is logged. */
  | "asynchronous-commit"
  /** Keeps what it processed to itself until it has to: commits every few seconds and when a rebalance begins. */
  | "rebalance-aware"
  /** Reads partitions of its own choice and commits them without being a member of the group. */
  | "fixed-assignment"
  /** A member that goes on reading where leaders live when other partitions have lost theirs. */
  | "outage-proof"
  /** A member of a group with `group.protocol=consumer` (KIP-848). */
  | "consumer-protocol";

export interface GroupPlan {
  group: string;
  topic: string;
  kind: ConsumerKind;
  members: number;
  /** What one member can process, in records per second; null: as fast as it can. */
  ratePerSecond: number | null;
  /** For `rebalance-aware`: the time between two commits where no rebalance begins; every few seconds where absent. */
  commitEveryMs?: number;
  /** Whether records that cannot be read are put aside; otherwise the member tries the same one again for ever. */
  acceptsPoison: boolean;
}

export interface ProducerPlan {
  topic: string;
  /** In all, over the partitions named here. */
  ratePerSecond: number;
  /** Partitions written to, in turn. */
  partitions: number[];
  /** Every `everyMs` the rate is `times` as high for `lastsMs`. */
  burst: { everyMs: number; lastsMs: number; times: number } | null;
}

export interface WorkerPlan {
  /** `host:port` of the broker to ask first. */
  bootstrap: string;
  /** While true nothing is produced and nothing is committed; members stay in their groups. */
  paused: boolean;
  producers: ProducerPlan[];
  groups: GroupPlan[];
}

/** An order to a worker. Poison: write one record that cannot be read to this partition. */
export type Order = { id: number; plan: WorkerPlan } | { id: number; poison: { topic: string; partition: number } };

/** The answer, when the order is carried out: for a plan, when every member has joined, or all traffic has come to rest. */
export interface OrderAnswer {
  id: number;
  error: string | null;
}
