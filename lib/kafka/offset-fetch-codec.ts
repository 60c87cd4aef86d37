/**
 * OffsetFetch (API key 9, versions 2 to 9), with a response that is read from one buffer into columns: it names a hundred groups
 * with thousands of partitions each, and an object for every one would be thrown away at once. Before version 8 it is one group.
 * Fields after https://kafka.apache.org/protocol.html#The_Messages_OffsetFetch.
 */
import { Writer } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";

export interface FetchedGroup {
  /** Empty in versions that take one group: it is the one that was asked for. */
  groupId: string;
  errorCode: number;
  topics: FetchedTopic[];
}

export interface FetchedTopic {
  name: string;
  /** Committed offset by partition; null: nothing is committed, or it could not be read. No longer than the answer's list of partitions. */
  committed: (bigint | null)[];
  /** Of partitions beyond, whether or not they exist; absent where there are none. */
  beyond?: { partition: number; offset: bigint }[];
  /** Partitions that could not be read, with the error's code. */
  failed: { partition: number; errorCode: number }[];
}

const HAS_THROTTLE = 3;
const HAS_LEADER_EPOCH = 5;
const FLEXIBLE = 6;
const HAS_STABLE = 7;
export const FETCH_MANY = 8;
const HAS_MEMBER = 9;
const NO_EPOCH = -1;
/** Offsets of open transactions are none yet; waiting for them would fail the whole group. */
const REQUIRE_STABLE = false;

/** The body of the request, with a null list of topics, which asks for all; versions before 8 take the first group alone. */
export function encodeOffsetFetch(version: number, groups: readonly string[]): Writer {
  const flexible = version >= FLEXIBLE;
  const writer = Writer.create();
  const allTopics = (to: Writer) => to.appendArray<never>(null, () => undefined, flexible);
  if (version < FETCH_MANY) allTopics(writer.appendString(groups[0], flexible));
  else
    writer.appendArray([...groups], (to, group) => {
      to.appendString(group);
      if (version >= HAS_MEMBER) to.appendString(null).appendInt32(NO_EPOCH);
      allTopics(to);
    });
  if (version >= HAS_STABLE) writer.appendBoolean(REQUIRE_STABLE);
  return flexible ? writer.appendTaggedFields() : writer;
}

/** Decodes the body of a response. Throws a RangeError when it is none. */
export function decodeOffsetFetch(body: Buffer, version: number): FetchedGroup[] {
  const reader = new ByteReader(body);
  if (version >= HAS_THROTTLE) reader.int32();
  if (version < FETCH_MANY) return [decodeGroup(reader, version, "")];
  return reader.array(true, () => {
    const group = decodeGroup(reader, version, reader.string(true));
    reader.taggedFields();
    return group;
  });
}

function decodeGroup(reader: ByteReader, version: number, groupId: string): FetchedGroup {
  const topics = reader.array(version >= FLEXIBLE, () => decodeTopic(reader, version));
  return { groupId, errorCode: reader.int16(), topics };
}

function decodeTopic(reader: ByteReader, version: number): FetchedTopic {
  const flexible = version >= FLEXIBLE;
  const topic: FetchedTopic = { name: reader.string(flexible), committed: [], failed: [] };
  const count = reader.arrayLength(flexible);
  for (let left = count; left > 0; left--) addPartition(reader, version, topic, count);
  if (flexible) reader.taggedFields();
  return topic;
}

function addPartition(reader: ByteReader, version: number, topic: FetchedTopic, count: number): void {
  const { committed, failed } = topic;
  const partition = reader.int32();
  const offset = reader.int64();
  if (version >= HAS_LEADER_EPOCH) reader.skip(4);
  // The client's own metadata.
  reader.skip(Math.max(0, version >= FLEXIBLE ? reader.uvarint() - 1 : reader.int16()));
  const errorCode = reader.int16();
  if (version >= FLEXIBLE) reader.taggedFields();
  if (errorCode !== 0) failed.push({ partition, errorCode });
  const isCommitted = errorCode === 0 && offset >= 0n;
  // The number is anybody's: arrays grow by what is in the answer, never by what it names.
  if (partition < 0 || partition >= count) {
    if (isCommitted) (topic.beyond ??= []).push({ partition, offset });
    return;
  }
  while (committed.length <= partition) committed.push(null);
  if (isCommitted) committed[partition] = offset;
}
