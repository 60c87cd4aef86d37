/**
 * Finds groups that have read everything but what no consumer of committed records is given: transaction markers, and the
 * records of aborted transactions. Both take offsets, so such a group would seem to lag, and to stand, for ever. Only where
 * log and group both stand still is what follows the committed offset fetched and looked at, once, a little at a time.
 */
import type { Broker, Committed } from "@/lib/core/words/collection";
import type { Connections } from "./connections";
import type { OffsetsByTopic } from "./log-offsets";
import type { TopicMetadata } from "./metadata-codec";
import { skipHidden } from "./record-batch-codec";
import { FETCH } from "./requests";

/** The first look: a marker's batch has 78 bytes, and most tails begin with a record. */
const FIRST_BYTES = 4096;
const MORE_BYTES = 64 * 1024;
/** What is not seen to its end by then counts as records. */
const MOST_LOOKS_AT_ONE = 16;
/** So many partitions are looked at in one poll. */
const MOST_LOOKS = 20;
/** So many tails are kept; where more groups stand behind logs that stand, the others count as lag. */
const MOST_TAILS = 2_000;

interface Tail {
  topicId: string | null;
  from: bigint;
  end: bigint;
  /** Everything up to here is hidden from consumers of committed records. */
  hiddenUpTo: bigint;
  looks: number;
  /** True once a record was found, or too much would have to be read. */
  holdsRecords: boolean;
  /** True where there is more than markers. */
  aborted: boolean;
}

/** Tails of one topic by partition and committed offset. */
type TopicTails = Map<number, Map<bigint, Tail>>;

export class MarkerTails {
  private tails = new Map<string, TopicTails>();
  /** Log ends of the poll before: what has moved since is not worth a look. */
  private ends: OffsetsByTopic = new Map();

  /** Adds `markers` to the entries whose committed offset is followed by nothing else. Never rejects. */
  async mark(
    connections: Connections,
    brokers: readonly Broker[],
    topics: readonly TopicMetadata[],
    ends: OffsetsByTopic,
    committed: readonly Committed[],
  ): Promise<Committed[]> {
    const ids = new Map(topics.map((topic) => [topic.topic, topic]));
    const next = new Map<string, TopicTails>();
    const waiting: { topic: TopicMetadata; partition: number; tail: Tail }[] = [];
    let count = 0;
    eachStandingLag(this.ends, ends, committed, (topic, partition, from, end) => {
      const metadata = ids.get(topic);
      if (!metadata || count >= MOST_TAILS || next.get(topic)?.get(partition)?.has(from)) return;
      count++;
      const before = this.tails.get(topic)?.get(partition)?.get(from);
      const stands = before?.end === end && before.topicId === metadata.topicId;
      const tail = stands ? before : newTail(metadata.topicId, from, end);
      keep(next, topic, partition, tail);
      // A lag that has just come about will most likely be gone by the next poll.
      if (stands && !tail.holdsRecords && tail.hiddenUpTo < end) waiting.push({ topic: metadata, partition, tail });
    });
    this.tails = next;
    this.ends = ends;
    for (const { topic, partition, tail } of waiting.slice(0, MOST_LOOKS)) {
      const leader = brokers.find(({ id }) => id === topic.partitions[partition]?.leader);
      if (leader) await look(connections, leader, topic.topic, partition, tail);
    }
    const hidden = onlyHidden(next);
    return hidden.size === 0 ? [...committed] : committed.map((entry) => withMarkers(entry, hidden.get(entry.topic)));
  }
}

const newTail = (topicId: string | null, from: bigint, end: bigint): Tail => ({
  ...{ topicId, from, end, hiddenUpTo: from, looks: 0, holdsRecords: false, aborted: false },
});

/** The tails in which there is nothing for a consumer: few, if any. */
function onlyHidden(tails: ReadonlyMap<string, TopicTails>): Map<string, TopicTails> {
  const hidden = new Map<string, TopicTails>();
  for (const [topic, ofTopic] of tails)
    for (const [partition, ofPartition] of ofTopic)
      for (const tail of ofPartition.values()) if (tail.hiddenUpTo >= tail.end) keep(hidden, topic, partition, tail);
  return hidden;
}

function withMarkers(entry: Committed, hidden: TopicTails | undefined): Committed {
  if (!hidden) return entry;
  const markers: Record<number, bigint> = {};
  const aborted = new Set<number>();
  for (const [partition, tails] of hidden) {
    const from = entry.offsets[partition] ?? null;
    const tail = from === null ? undefined : tails.get(from);
    if (!tail) continue;
    markers[partition] = tail.end - tail.from;
    if (tail.aborted) aborted.add(partition);
  }
  if (Object.keys(markers).length === 0) return entry;
  return { ...entry, markers, ...(aborted.size > 0 ? { aborted } : {}) };
}

function keep(tails: Map<string, TopicTails>, topic: string, partition: number, tail: Tail): void {
  let ofTopic = tails.get(topic);
  if (!ofTopic) tails.set(topic, (ofTopic = new Map<number, Map<bigint, Tail>>()));
  let ofPartition = ofTopic.get(partition);
  if (!ofPartition) ofTopic.set(partition, (ofPartition = new Map<bigint, Tail>()));
  ofPartition.set(tail.from, tail);
}

/** Goes through every offset of every group, in each poll: it makes no objects on the way. */
function eachStandingLag(
  before: OffsetsByTopic,
  ends: OffsetsByTopic,
  committed: readonly Committed[],
  take: (topic: string, partition: number, from: bigint, end: bigint) => void,
): void {
  for (const { topic, offsets } of committed) {
    const ofTopic = ends.get(topic);
    const earlier = before.get(topic);
    if (!ofTopic || !earlier) continue;
    for (let partition = 0; partition < offsets.length; partition++) {
      const from = offsets[partition];
      const entry = ofTopic[partition];
      if (from === null || from === undefined || !entry || !("offset" in entry) || from >= entry.offset) continue;
      const last = earlier[partition];
      if (last && "offset" in last && last.offset === entry.offset) take(topic, partition, from, entry.offset);
    }
  }
}

/** Reads on in a tail. A log that may not be read counts as one with records. */
async function look(
  connections: Connections,
  leader: Broker,
  topic: string,
  partition: number,
  tail: Tail,
): Promise<void> {
  const maxBytes = tail.looks === 0 ? FIRST_BYTES : MORE_BYTES;
  const positions = new Map([[partition, tail.hiddenUpTo]]);
  try {
    const answer = await connections.call(leader, FETCH, { topic, positions, maxWaitMs: 0, minBytes: 0, maxBytes });
    const read = answer.partitions.find((entry) => entry.partition === partition);
    const passed = read?.errorCode === 0 ? skipHidden(read.records, read.aborted, tail.hiddenUpTo, tail.end) : null;
    tail.looks++;
    if (!passed || passed.record || passed.next <= tail.hiddenUpTo || tail.looks === MOST_LOOKS_AT_ONE)
      tail.holdsRecords = passed === null || passed.next < tail.end;
    if (passed) {
      tail.hiddenUpTo = passed.next;
      tail.aborted ||= passed.aborted;
    }
  } catch {
    // Asked again in the next poll.
  }
}
