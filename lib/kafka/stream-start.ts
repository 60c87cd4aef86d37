/** Where the tail of `__consumer_offsets` begins: a little in the past, but never at the cost of a long catch-up. */
import type { Broker } from "@/lib/core/words/collection";
import type { Millis } from "@/lib/core/words/terms";
import type { Connections } from "./connections";
import { LOG_END, LOG_START, readLogOffsets, type OffsetsByTopic } from "./log-offsets";
import type { TopicMetadata } from "./metadata-codec";

/** Commits of the last minutes give the windows commit times from the first cycle on. */
const LOOK_BACK_MS: Millis = 10 * 60_000;
/** All partitions together read at most about this many records of the past: less than a second of work. */
const LOOK_BACK_RECORDS = 200_000n;

export interface StartRequest {
  connections: Connections;
  broker: Broker;
  topic: TopicMetadata;
  /** Partitions to place; all are led by `broker`. */
  partitions: ReadonlySet<number>;
  /** True when the topic was created while the stream was up: then nothing of it is missed. */
  fromStart: boolean;
  now: Millis;
}

/** Start offsets by partition; partitions that cannot be asked now are left out. Never rejects. */
export async function findStarts(request: StartRequest): Promise<Map<number, bigint>> {
  const { connections, broker, topic, partitions, fromStart, now } = request;
  const ask = (position: bigint): Promise<OffsetsByTopic> =>
    readLogOffsets(connections, [broker], [topic], position, (_, partition) => partitions.has(partition));
  const offsetsOf = (answer: OffsetsByTopic, partition: number): bigint | null => {
    const entry = answer.get(topic.topic)?.[partition];
    return entry && "offset" in entry ? entry.offset : null;
  };
  const starts = await ask(fromStart ? LOG_START : BigInt(now - LOOK_BACK_MS));
  const ends = fromStart ? starts : await ask(LOG_END);
  const budget = LOOK_BACK_RECORDS / BigInt(Math.max(1, topic.partitions.length));
  const result = new Map<number, bigint>();
  for (const partition of partitions) {
    const end = offsetsOf(ends, partition);
    if (end === null) continue;
    // Kafka answers -1 where no record is that young.
    const byTime = offsetsOf(starts, partition) ?? -1n;
    const start = byTime < 0n ? end : byTime;
    result.set(partition, !fromStart && end - start > budget ? end - budget : start);
  }
  return result;
}
