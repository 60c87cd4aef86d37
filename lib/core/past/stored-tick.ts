/** One stored moment of a cluster, or of as much of it as is looked at. Arrays have a slot per partition; null: not known then. */
import type { Millis } from "../words/terms";
import type { StoredMoment } from "./stored-past";

export interface StoredTick {
  at: Millis;
  topics: readonly StoredLogs[];
  subscriptions: readonly StoredShare[];
}

/** The logs of a topic. */
export interface StoredLogs {
  topic: string;
  topicId: string | null;
  logEnd: (bigint | null)[];
  logStart: (bigint | null)[];
  /** Partitions without a leader. */
  leaderless: number[];
}

/** A group's subscription to a topic. */
export interface StoredShare {
  group: string;
  topic: string;
  committed: (bigint | null)[];
  /** When each partition's newest commit was made, in ms. */
  commitAt: (Millis | null)[];
  members: number | null;
}

/** The moments of one group, oldest first and with all their partitions, as ticks. */
export function ticksOfGroup(group: string, moments: readonly StoredMoment[]): StoredTick[] {
  const ticks: { at: Millis; topics: StoredLogs[]; subscriptions: StoredShare[] }[] = [];
  for (const { at, topic, topicId, logEnd, logStart, leaderless, committed, commitAt, members } of moments) {
    let tick = ticks.at(-1);
    if (tick?.at !== at) ticks.push((tick = { at, topics: [], subscriptions: [] }));
    tick.topics.push({ topic, topicId, logEnd, logStart, leaderless });
    tick.subscriptions.push({ group, topic, committed, commitAt, members });
  }
  return ticks;
}
