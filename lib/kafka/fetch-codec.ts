/**
 * The Fetch request (API key 1, version 12) for one topic without a fetch session, and its response. The client
 * library's own parser mistakes the tagged fields that a moved leader puts into the response.
 */
import { createAPI, fetchV12 } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";
import type { AbortedTransaction } from "./record-batch-codec";

export interface FetchedPartition {
  partition: number;
  errorCode: number;
  logStart: bigint;
  aborted: AbortedTransaction[];
  records: Buffer;
}

export interface FetchRequest {
  topic: string;
  /** Where to read, by partition. */
  positions: ReadonlyMap<number, bigint>;
  maxWaitMs: number;
  minBytes: number;
  maxBytes: number;
}

export interface FetchResponse {
  errorCode: number;
  partitions: FetchedPartition[];
}

const READ_COMMITTED = 1;
const NO_SESSION = { id: 0, epoch: -1 };
const NO_EPOCH = -1;
const COMPACT = true;

function createRequest({ topic, positions, maxWaitMs, minBytes, maxBytes }: FetchRequest) {
  const partitions = [...positions].map(([partition, fetchOffset]) => ({
    partition,
    currentLeaderEpoch: NO_EPOCH,
    fetchOffset,
    lastFetchedEpoch: NO_EPOCH,
    partitionMaxBytes: maxBytes,
  }));
  // In version 12 the library's `topicId` is the topic's name on the wire.
  const topics = [{ topicId: topic, partitions }];
  return fetchV12.createRequest(
    maxWaitMs,
    minBytes,
    maxBytes,
    READ_COMMITTED,
    NO_SESSION.id,
    NO_SESSION.epoch,
    topics,
    [],
    "",
  );
}

/** Decodes the body of a response for one topic. Throws a RangeError when it is none. */
export function decodeFetched(body: Buffer): FetchResponse {
  const reader = new ByteReader(body);
  reader.int32(); // throttle time
  const errorCode = reader.int16();
  reader.int32(); // session
  const topics = reader.array(COMPACT, () => {
    reader.string(COMPACT);
    const partitions = reader.array(COMPACT, () => decodePartition(reader));
    reader.taggedFields();
    return partitions;
  });
  return { errorCode, partitions: topics.flat() };
}

function decodePartition(reader: ByteReader): FetchedPartition {
  const partition = reader.int32();
  const errorCode = reader.int16();
  reader.int64(); // high watermark
  reader.int64(); // last stable offset
  const logStart = reader.int64();
  const aborted = reader.array(COMPACT, () => {
    const transaction = { producerId: reader.int64(), firstOffset: reader.int64() };
    reader.taggedFields();
    return transaction;
  });
  reader.int32(); // preferred read replica
  const records = reader.nullableBytes(COMPACT) ?? Buffer.alloc(0);
  reader.taggedFields();
  return { partition, errorCode, logStart, aborted, records };
}

export const FETCH = {
  name: "Fetch",
  versions: [
    createAPI<[FetchRequest], FetchResponse>(1, 12, createRequest, (_correlation, _key, _version, reader) =>
      decodeFetched(reader.buffer.slice(reader.position)),
    ),
  ],
};
