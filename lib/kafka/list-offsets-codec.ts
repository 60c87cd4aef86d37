/**
 * ListOffsets (API key 2, versions 1 to 9), written into one buffer and read from one. The client library makes a buffer for
 * every field, and with thousands of partitions that costs more than all the rest of the request.
 * Fields after https://kafka.apache.org/protocol.html#The_Messages_ListOffsets.
 */
import { Writer } from "@platformatic/kafka";
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

const CONSUMER = -1;
const NO_EPOCH = -1;
const HAS_ISOLATION = 2;
const HAS_LEADER_EPOCH = 4;
const FLEXIBLE = 6;

/** Bytes of an unsigned varint of at most 32 bits. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
  return Buffer.from(bytes);
}

const NO_TAGS = Buffer.alloc(1);

/** A length as the version writes it: of a string in 2 bytes, of an array in 4, of both as a varint since version 6. */
function length(value: number, bytes: 2 | 4, flexible: boolean): Buffer {
  if (flexible) return varint(value + 1);
  const plain = Buffer.alloc(bytes);
  plain.writeIntBE(value, 0, bytes);
  return plain;
}

/**
 * The body of the request. Position: a time in ms, -1 for the log end, -2 for the log start. Isolation: 0 read uncommitted,
 * 1 read committed; version 1 knows nothing of it.
 */
export function encodeListOffsets(
  version: number,
  topics: readonly ListOffsetsTopic[],
  position: bigint,
  isolation: number,
): Writer {
  const flexible = version >= FLEXIBLE;
  const head = Buffer.alloc(5);
  head.writeInt32BE(CONSUMER, 0);
  head.writeInt8(isolation, 4);
  const parts = [head.subarray(0, version >= HAS_ISOLATION ? 5 : 4), length(topics.length, 4, flexible)];
  for (const { name, partitions } of topics) {
    const text = Buffer.from(name);
    const asked = partitionsOf(version, partitions, position);
    parts.push(length(text.length, 2, flexible), text, length(partitions.length, 4, flexible), asked);
  }
  if (flexible) parts.push(NO_TAGS);
  return Writer.create().append(Buffer.concat(parts));
}

/** All partitions of one topic, and in flexible versions the mark of no tagged fields after each and after the topic. */
function partitionsOf(version: number, partitions: readonly number[], position: bigint): Buffer {
  const flexible = version >= FLEXIBLE;
  const epochBytes = version >= HAS_LEADER_EPOCH ? 4 : 0;
  const size = 4 + epochBytes + 8 + (flexible ? 1 : 0);
  const bytes = Buffer.alloc(partitions.length * size + (flexible ? 1 : 0));
  partitions.forEach((partition, index) => {
    const at = index * size;
    bytes.writeInt32BE(partition, at);
    if (epochBytes > 0) bytes.writeInt32BE(NO_EPOCH, at + 4);
    bytes.writeBigInt64BE(position, at + 4 + epochBytes);
  });
  return bytes;
}

/** Decodes the body of a response. Throws a RangeError when it is none. */
export function decodeListOffsets(body: Buffer, version: number): ListOffsetsResponse {
  const flexible = version >= FLEXIBLE;
  const reader = new ByteReader(body);
  if (version >= 2) reader.int32(); // throttle time
  const topics = reader.array(flexible, () => {
    const name = reader.string(flexible);
    const partitions = reader.array(flexible, () => decodePartition(reader, version));
    if (flexible) reader.taggedFields();
    return { name, partitions };
  });
  return { topics };
}

function decodePartition(reader: ByteReader, version: number): ListedOffset {
  const partitionIndex = reader.int32();
  const errorCode = reader.int16();
  reader.skip(8); // time of the record
  const offset = reader.int64();
  if (version >= HAS_LEADER_EPOCH) reader.skip(4);
  if (version >= FLEXIBLE) reader.taggedFields();
  return { partitionIndex, errorCode, offset };
}
