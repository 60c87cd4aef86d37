/**
 * DescribeShareGroupOffsets (API key 90, versions 0 and 1; KIP-932, KIP-1226): how far share groups are. Field order after the
 * message definitions of Apache Kafka; the client library does not know this request.
 */
import { Writer } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";

const COMPACT = true;

interface SharePartition {
  partition: number;
  startOffset: bigint;
  /** Records from the start offset on that are not done with; null where the broker does not tell. */
  lag: bigint | null;
  errorCode: number;
}

export interface ShareOffsets {
  group: string;
  errorCode: number;
  topics: { topic: string; partitions: SharePartition[] }[];
}

/** The request: group ids, each with a null list of topics, which asks for all. */
export function encodeShareOffsets(_version: number, groups: readonly string[]): Writer {
  return Writer.create()
    .appendArray(
      [...groups],
      (writer, group) => writer.appendString(group).appendUnsignedVarInt(0).appendTaggedFields(),
      COMPACT,
      false,
    )
    .appendTaggedFields();
}

/** Decodes the body of a response. Throws a RangeError when it is none. */
export function decodeShareOffsets(body: Buffer, version: number): ShareOffsets[] {
  const reader = new ByteReader(body);
  reader.int32(); // throttle time
  return reader.array(COMPACT, () => {
    const group = reader.string(COMPACT);
    const topics = reader.array(COMPACT, () => {
      const topic = reader.string(COMPACT);
      reader.uuid();
      const partitions = reader.array(COMPACT, () => decodePartition(reader, version));
      reader.taggedFields();
      return { topic, partitions };
    });
    const errorCode = reader.int16();
    reader.nullableString(COMPACT); // error message
    reader.taggedFields();
    return { group, errorCode, topics };
  });
}

function decodePartition(reader: ByteReader, version: number): SharePartition {
  const partition = reader.int32();
  const startOffset = reader.int64();
  reader.int32(); // leader epoch
  const lag = version >= 1 ? reader.int64() : -1n;
  const errorCode = reader.int16();
  reader.nullableString(COMPACT); // error message
  reader.taggedFields();
  return { partition, startOffset, lag: lag >= 0n ? lag : null, errorCode };
}
