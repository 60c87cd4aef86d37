/** What history takes in and gives back. Offsets are bigint; null inside an array: not known at that moment. */
import type { CaseChange } from "@/lib/core/picture/cases";
import type { Happening } from "@/lib/core/picture/changes";
import type { Millis } from "@/lib/core/words/terms";
import type { TimelineKind } from "@/lib/core/past/timeline";

/** One consistent moment of a whole cluster. Arrays have one slot per partition. */
export interface HistoryTick {
  cluster: string;
  at: Millis;
  /** When the next tick was due, in ms. */
  intervalMs: number;
  topics: {
    topic: string;
    /** Kafka's topic id; null where the broker is too old to tell. A new id is a new topic. */
    topicId: string | null;
    logEnd: (bigint | null)[];
    logStart: (bigint | null)[];
    /** Partitions without a leader. */
    leaderless: number[];
  }[];
  subscriptions: {
    group: string;
    topic: string;
    committed: (bigint | null)[];
    /** When each partition's newest commit was made. */
    commitAt: (Millis | null)[];
    /** Members of the group; null when not known. */
    members: number | null;
  }[];
}

/** A happening as it is stored. Ids are decimal and grow. */
export type HistoryEvent = Happening & { id: string };

/** A stretch of time without ticks. */
export interface Gap {
  from: Millis;
  to: Millis;
}

/** One partition along its topic's `at`. */
export interface PartitionHistory {
  partition: number;
  logStart: (bigint | null)[];
  logEnd: (bigint | null)[];
  committed: (bigint | null)[];
  /** Greatest lag within the point. */
  lag: (bigint | null)[];
}

export interface GroupHistory {
  /** The coarsest stored form that was needed: every tick, or buckets of 5 minutes or 1 hour. */
  resolution: "full" | "5m" | "1h";
  /** Width of one point in ms; 0: every stored tick is a point. */
  stepMs: number;
  /** Topics by name; one that was deleted and made again goes on in the same entry. */
  topics: { topic: string; at: Millis[]; partitions: PartitionHistory[] }[];
  members: { at: Millis[]; count: (number | null)[] };
  gaps: Gap[];
}

export interface GroupQuery {
  cluster: string;
  group: string;
  /** Both ends belong to the range. */
  from: Millis;
  to: Millis;
  topic?: string;
  partition?: number;
  /** About how many points a series may have. */
  points: number;
}

/** Which happenings; what is left out does not restrict. */
export interface EventFilter {
  /** Both ends belong to the range. */
  from: Millis;
  to: Millis;
  cluster?: string;
  group?: string;
  /** With `group`: what concerns its whole cluster as well. */
  withCluster?: boolean;
  /** Text within the group's name, or a regular expression between slashes; upper and lower case are the same. */
  groupPattern?: string;
  topic?: string;
  partition?: number;
  kinds?: readonly TimelineKind[];
  /** Statuses that were changed to. */
  after?: readonly string[];
  /** Only what calls for somebody. */
  problems?: boolean;
}

export interface EventQuery extends EventFilter {
  /** At most so many, the newest. */
  limit: number;
  /** Only what comes after this one in the order of the answer, newest first. */
  cursor?: { at: Millis; id: string };
}

/** Happenings of one kind and outcome within one step of the range. */
export interface EventCount {
  /** Beginning of the step. */
  at: Millis;
  kind: Happening["kind"];
  after: string | null;
  count: number;
}

/** Whose partitions, and before which moment; one of them where topic and partition are named. */
export interface PartitionStatusesQuery {
  cluster: string;
  group: string;
  at: Millis;
  topic?: string;
  partition?: number;
}

/** Changes from which the cases of groups follow. */
export interface CaseChangesQuery {
  from: Millis;
  to: Millis;
  cluster?: string;
  group?: string;
  groupPattern?: string;
}

export interface GroupCaseChanges {
  cluster: string;
  group: string;
  /** Oldest first; the first of them tell what held when the range began, at the moment when it began to. */
  changes: CaseChange[];
}
