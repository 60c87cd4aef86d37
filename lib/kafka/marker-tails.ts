/**
 * Finds groups that have read everything but the transaction markers at the end of a log. Each marker takes an offset
 * that no consumer is given, so such a group would seem to lag by one for ever. Only where a small lag stands still
 * are the few bytes that follow the committed offset fetched and looked at, once.
 */
import type { Broker, Committed } from "@/lib/core/collection";
import type { Connections } from "./connections";
import type { OffsetsByTopic } from "./log-offsets";
import type { TopicMetadata } from "./metadata-codec";
import { holdsOnlyMarkers } from "./record-batch-codec";
import { FETCH } from "./requests";

/** Transactions that end side by side leave a marker each; more than this many in a row are nobody's everyday. */
const MOST_MARKERS = 10n;
/** A marker's batch has 78 bytes. */
const MAX_BYTES = 4096;
/** So many partitions are looked at in one poll. */
const MOST_LOOKS = 20;

interface Tail {
  topicId: string | null;
  from: bigint;
  end: bigint;
  /** Null until it was looked at. */
  markersOnly: boolean | null;
}

/** Tails of one topic by partition: one for each offset that groups have committed. */
type TopicTails = Map<number, Tail[]>;

export class MarkerTails {
  /** Tails of small lags, by topic. */
  private tails = new Map<string, TopicTails>();

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
    eachSmallLag(ends, committed, (topic, partition, from, end) => {
      const metadata = ids.get(topic);
      if (!metadata || tailAt(next, topic, partition, from)) return;
      const before = tailAt(this.tails, topic, partition, from);
      const stands = before?.end === end && before.topicId === metadata.topicId;
      const tail = stands ? before : { topicId: metadata.topicId, from, end, markersOnly: null };
      keep(next, topic, partition, tail);
      // A lag that has just come about will most likely be gone by the next poll.
      if (stands && tail.markersOnly === null) waiting.push({ topic: metadata, partition, tail });
    });
    this.tails = next;
    for (const { topic, partition, tail } of waiting.slice(0, MOST_LOOKS)) {
      const leader = brokers.find(({ id }) => id === topic.partitions[partition]?.leader);
      if (leader) tail.markersOnly = await look(connections, leader, topic.topic, partition, tail);
    }
    const marked = onlyMarked(next);
    return marked.size === 0 ? [...committed] : committed.map((entry) => withMarkers(entry, marked.get(entry.topic)));
  }
}

/** The tails in which there are markers and nothing else: few, if any. */
function onlyMarked(tails: ReadonlyMap<string, TopicTails>): Map<string, TopicTails> {
  const marked = new Map<string, TopicTails>();
  for (const [topic, ofTopic] of tails)
    for (const [partition, ofPartition] of ofTopic)
      for (const tail of ofPartition) if (tail.markersOnly) keep(marked, topic, partition, tail);
  return marked;
}

function withMarkers(entry: Committed, marked: TopicTails | undefined): Committed {
  if (!marked) return entry;
  let markers: Record<number, bigint> | undefined;
  for (const [partition, tails] of marked)
    for (const { from, end } of tails) if (entry.offsets[partition] === from) (markers ??= {})[partition] = end - from;
  return markers ? { ...entry, markers } : entry;
}

function tailAt(tails: ReadonlyMap<string, TopicTails>, topic: string, partition: number, from: bigint) {
  const ofPartition = tails.get(topic)?.get(partition);
  return ofPartition?.find((tail) => tail.from === from);
}

function keep(tails: Map<string, TopicTails>, topic: string, partition: number, tail: Tail): void {
  let ofTopic = tails.get(topic);
  if (!ofTopic) tails.set(topic, (ofTopic = new Map<number, Tail[]>()));
  const ofPartition = ofTopic.get(partition);
  if (ofPartition) ofPartition.push(tail);
  else ofTopic.set(partition, [tail]);
}

/** Goes through every offset of every group, in each poll: it makes no objects on the way. */
function eachSmallLag(
  ends: OffsetsByTopic,
  committed: readonly Committed[],
  take: (topic: string, partition: number, from: bigint, end: bigint) => void,
): void {
  for (const { topic, offsets } of committed) {
    const ofTopic = ends.get(topic);
    if (!ofTopic) continue;
    for (let partition = 0; partition < offsets.length; partition++) {
      const from = offsets[partition];
      const entry = ofTopic[partition];
      if (from === null || from === undefined || !entry || !("offset" in entry)) continue;
      if (from < entry.offset && entry.offset - from <= MOST_MARKERS) take(topic, partition, from, entry.offset);
    }
  }
}

/** True when only markers are there; false when there is a record, or when the log may not be read. */
async function look(
  connections: Connections,
  leader: Broker,
  topic: string,
  partition: number,
  { from, end }: Tail,
): Promise<boolean | null> {
  const request = { topic, positions: new Map([[partition, from]]), maxWaitMs: 0, minBytes: 0, maxBytes: MAX_BYTES };
  try {
    const answer = await connections.call(leader, FETCH, request);
    const read = answer.partitions.find((entry) => entry.partition === partition);
    return read !== undefined && read.errorCode === 0 && holdsOnlyMarkers(read.records, from, end);
  } catch {
    // Asked again in the next poll.
    return null;
  }
}
