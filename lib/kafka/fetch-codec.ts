/**
 * Fetch (API key 1, versions 4 to 12) for one topic without a fetch session: 4 is the first to tell of aborted transactions, 12 the
 * last that names topics. Fields after https://kafka.apache.org/protocol.html#The_Messages_Fetch.
 */
import { Writer } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";
import type { AbortedTransaction } from "./record-batch-codec";

export interface FetchedPartition {
  partition: number;
  errorCode: number;
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
const CONSUMER = -1;
const NO_SESSION = { id: 0, epoch: -1 };
const NO_EPOCH = -1;
const HAS_LOG_START = 5;
const HAS_SESSION = 7;
const HAS_LEADER_EPOCH = 9;
const HAS_RACK = 11;
const FLEXIBLE = 12;

/** The body of the request. */
export function encodeFetch(
  version: number,
  { topic, positions, maxWaitMs, minBytes, maxBytes }: FetchRequest,
): Writer {
  const flexible = version >= FLEXIBLE;
  const writer = Writer.create().appendInt32(CONSUMER).appendInt32(maxWaitMs).appendInt32(minBytes);
  writer.appendInt32(maxBytes).appendInt8(READ_COMMITTED);
  if (version >= HAS_SESSION) writer.appendInt32(NO_SESSION.id).appendInt32(NO_SESSION.epoch);
  const addPartition = (to: Writer, [partition, offset]: [number, bigint]) => {
    to.appendInt32(partition);
    if (version >= HAS_LEADER_EPOCH) to.appendInt32(NO_EPOCH);
    to.appendInt64(offset);
    if (flexible) to.appendInt32(NO_EPOCH); // last fetched epoch
    if (version >= HAS_LOG_START) to.appendInt64(-1n); // a follower's log start
    to.appendInt32(maxBytes);
  };
  writer.appendArray(
    [topic],
    (to, name) => to.appendString(name, flexible).appendArray([...positions], addPartition, flexible, flexible),
    flexible,
    flexible,
  );
  if (version >= HAS_SESSION) writer.appendArray<never>([], () => undefined, flexible); // forgotten topics
  if (version >= HAS_RACK) writer.appendString("", flexible);
  return flexible ? writer.appendTaggedFields() : writer;
}

/** Decodes the body of a response for one topic. Throws a RangeError when it is none. */
export function decodeFetched(body: Buffer, version: number): FetchResponse {
  const flexible = version >= FLEXIBLE;
  const reader = new ByteReader(body);
  reader.int32(); // throttle time
  const errorCode = version >= HAS_SESSION ? reader.int16() : 0;
  if (version >= HAS_SESSION) reader.int32();
  const topics = reader.array(flexible, () => {
    reader.string(flexible);
    const partitions = reader.array(flexible, () => decodePartition(reader, version));
    if (flexible) reader.taggedFields();
    return partitions;
  });
  return { errorCode, partitions: topics.flat() };
}

function decodePartition(reader: ByteReader, version: number): FetchedPartition {
  const flexible = version >= FLEXIBLE;
  const partition = reader.int32();
  const errorCode = reader.int16();
  reader.int64(); // high watermark
  reader.int64(); // last stable offset
  if (version >= HAS_LOG_START) reader.int64();
  const aborted = reader.array(flexible, () => {
    const transaction = { producerId: reader.int64(), firstOffset: reader.int64() };
    if (flexible) reader.taggedFields();
    return transaction;
  });
  if (version >= HAS_RACK) reader.int32(); // preferred read replica
  const records = reader.nullableBytes(flexible) ?? Buffer.alloc(0);
  if (flexible) reader.taggedFields();
  return { partition, errorCode, aborted, records };
}
