/**
 * Finds groups that have read everything but the transaction markers at the end of a log. Each marker takes an offset
 * that no consumer is given, so such a group would seem to lag by one for ever. Only where a small lag stands still
 * are the few bytes that follow the committed offset fetched and looked at, once.
 */
import type { Broker, Committed } from "@/lib/core/collection";
import type { Connections } from "./connections";
import { FETCH } from "./fetch-codec";
import type { OffsetsByTopic } from "./log-offsets";
import type { TopicMetadata } from "./metadata";
import { holdsOnlyMarkers } from "./record-batch-codec";

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

export class MarkerTails {
  /** Tails of small lags, by topic, partition and committed offset. */
  private tails = new Map<string, Tail>();

  /** Adds `markers` to the entries whose committed offset is followed by nothing else. Never rejects. */
  async mark(
    connections: Connections,
    brokers: readonly Broker[],
    topics: readonly TopicMetadata[],
    ends: OffsetsByTopic,
    committed: readonly Committed[],
  ): Promise<Committed[]> {
    const ids = new Map(topics.map((topic) => [topic.topic, topic]));
    const next = new Map<string, Tail>();
    const waiting: { topic: TopicMetadata; partition: number; tail: Tail }[] = [];
    for (const { topic, partition, from, end } of smallLags(ends, committed)) {
      const metadata = ids.get(topic);
      const key = keyOf(topic, partition, from);
      if (!metadata || next.has(key)) continue;
      const before = this.tails.get(key);
      const stands = before?.end === end && before.topicId === metadata.topicId;
      const tail = stands ? before : { topicId: metadata.topicId, from, end, markersOnly: null };
      next.set(key, tail);
      // A lag that has just come about will most likely be gone by the next poll.
      if (stands && tail.markersOnly === null) waiting.push({ topic: metadata, partition, tail });
    }
    this.tails = next;
    for (const { topic, partition, tail } of waiting.slice(0, MOST_LOOKS)) {
      const leader = brokers.find(({ id }) => id === topic.partitions[partition]?.leader);
      if (leader) tail.markersOnly = await look(connections, leader, topic.topic, partition, tail);
    }
    return committed.map((entry) => this.withMarkers(entry));
  }

  private withMarkers(entry: Committed): Committed {
    if (this.tails.size === 0) return entry;
    let markers: Record<number, bigint> | undefined;
    entry.offsets.forEach((offset, partition) => {
      const tail = offset === null ? undefined : this.tails.get(keyOf(entry.topic, partition, offset));
      if (tail?.markersOnly) (markers ??= {})[partition] = tail.end - tail.from;
    });
    return markers ? { ...entry, markers } : entry;
  }
}

const keyOf = (topic: string, partition: number, from: bigint) => `${topic}\0${partition}\0${from}`;

function* smallLags(ends: OffsetsByTopic, committed: readonly Committed[]) {
  for (const { topic, offsets } of committed) {
    const ofTopic = ends.get(topic);
    if (!ofTopic) continue;
    for (let partition = 0; partition < offsets.length; partition++) {
      const from = offsets[partition];
      const entry = ofTopic[partition];
      if (from === null || from === undefined || !entry || !("offset" in entry)) continue;
      const lag = entry.offset - from;
      if (lag > 0n && lag <= MOST_MARKERS) yield { topic, partition, from, end: entry.offset };
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
