/**
 * ListOffsets (API key 2, versions 6 to 9), written into one buffer and read from one. The client library makes a buffer for
 * every field, and with thousands of partitions that costs more than all the rest of the request.
 * Fields after https://kafka.apache.org/protocol.html#The_Messages_ListOffsets.
 */
import { createAPI, listOffsetsV5, Writer } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";

export interface ListOffsetsTopic {
  name: string;
  partitions: readonly number[];
}

export interface ListedOffset {
  partitionIndex: number;
  errorCode: number;
  offset: bigint;
}

export interface ListOffsetsResponse {
  topics: { name: string; partitions: ListedOffset[] }[];
}

/** Position: a time in ms, -1 for the log end, -2 for the log start. Isolation: 0 read uncommitted, 1 read committed. */
type Arguments = [topics: readonly ListOffsetsTopic[], position: bigint, isolation: number];

const KEY = 2;
const COMPACT = true;
const CONSUMER = -1;
const NO_EPOCH = -1;
/** Partition, leader epoch, position and the mark of no tagged fields. */
const PARTITION_BYTES = 17;

/** Bytes of an unsigned varint of at most 32 bits. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
  return Buffer.from(bytes);
}

/** The body of the request. */
export function encodeListOffsets(topics: readonly ListOffsetsTopic[], position: bigint, isolation: number): Buffer {
  const head = Buffer.alloc(5);
  head.writeInt32BE(CONSUMER, 0);
  head.writeInt8(isolation, 4);
  const parts = [head, varint(topics.length + 1)];
  for (const { name, partitions } of topics) {
    const text = Buffer.from(name);
    parts.push(varint(text.length + 1), text, varint(partitions.length + 1), partitionsOf(partitions, position));
  }
  // No tagged fields of the request.
  parts.push(Buffer.alloc(1));
  return Buffer.concat(parts);
}

/** All partitions of one topic, and the mark of no tagged fields of the topic. */
function partitionsOf(partitions: readonly number[], position: bigint): Buffer {
  const bytes = Buffer.alloc(partitions.length * PARTITION_BYTES + 1);
  partitions.forEach((partition, index) => {
    const at = index * PARTITION_BYTES;
    bytes.writeInt32BE(partition, at);
    bytes.writeInt32BE(NO_EPOCH, at + 4);
    bytes.writeBigInt64BE(position, at + 8);
  });
  return bytes;
}

/** Decodes the body of a response. Throws a RangeError when it is none. */
export function decodeListOffsets(body: Buffer): ListOffsetsResponse {
  const reader = new ByteReader(body);
  reader.int32(); // throttle time
  const topics = reader.array(COMPACT, () => {
    const name = reader.string(COMPACT);
    const partitions = reader.array(COMPACT, () => decodePartition(reader));
    reader.taggedFields();
    return { name, partitions };
  });
  return { topics };
}

function decodePartition(reader: ByteReader): ListedOffset {
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  reader.skip(8); // time of the record
  const offset = reader.int64();
  reader.skip(4); // leader epoch
  reader.taggedFields();
  return { partitionIndex, errorCode, offset };
}

const flexible = (version: number) =>
  createAPI<Arguments, ListOffsetsResponse>(
    KEY,
    version,
    (...[topics, position, isolation]: Arguments) =>
      Writer.create().append(encodeListOffsets(topics, position, isolation)),
    (_correlation, _key, _version, reader) => decodeListOffsets(reader.buffer.slice(reader.position)),
  );

/** Brokers before 2.8 know no flexible version; theirs is left to the library. */
const plain = createAPI<Arguments, ListOffsetsResponse>(
  KEY,
  5,
  (...[topics, position, isolation]: Arguments) =>
    listOffsetsV5.createRequest(
      CONSUMER,
      isolation,
      topics.map(({ name, partitions }) => ({
        name,
        partitions: partitions.map((partitionIndex) => ({
          ...{ partitionIndex, currentLeaderEpoch: NO_EPOCH, timestamp: position },
        })),
      })),
    ),
  listOffsetsV5.parseResponse,
  false,
  false,
);

export const LIST_OFFSETS = { name: "ListOffsets", versions: [9, 8, 7, 6].map(flexible).concat(plain) };
