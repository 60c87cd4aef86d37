/**
 * OffsetFetch (API key 9, versions 8 and 9): the library's request, and a response that is read from one buffer into columns. A
 * response names a hundred groups with thousands of partitions each; an object for every one would be thrown away at once.
 * Fields after https://kafka.apache.org/protocol.html#The_Messages_OffsetFetch.
 */
import { createAPI, offsetFetchV8, offsetFetchV9 } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";

export interface FetchedGroup {
  groupId: string;
  errorCode: number;
  topics: FetchedTopic[];
}

export interface FetchedTopic {
  name: string;
  /** By partition; null: nothing is committed, or it could not be read. No longer than the answer's list of partitions. */
  offsets: (bigint | null)[];
  /** Of partitions beyond, whether or not they exist; absent where there are none. */
  beyond?: { partition: number; offset: bigint }[];
  /** Partitions that could not be read, with the error's code. */
  failed: { partition: number; errorCode: number }[];
}

const KEY = 9;
const COMPACT = true;
const NO_EPOCH = -1;
/** Offsets of open transactions are none yet; waiting for them would fail the whole group. */
const REQUIRE_STABLE = false;

/** Decodes the body of a response. Throws a RangeError when it is none. */
export function decodeOffsetFetch(body: Buffer): FetchedGroup[] {
  const reader = new ByteReader(body);
  reader.int32(); // throttle time
  return reader.array(COMPACT, () => {
    const groupId = reader.string(COMPACT);
    const topics = reader.array(COMPACT, () => decodeTopic(reader));
    const errorCode = reader.int16();
    reader.taggedFields();
    return { groupId, errorCode, topics };
  });
}

function decodeTopic(reader: ByteReader): FetchedTopic {
  const topic: FetchedTopic = { name: reader.string(COMPACT), offsets: [], failed: [] };
  const count = reader.arrayLength(COMPACT);
  for (let left = count; left > 0; left--) addPartition(reader, topic, count);
  reader.taggedFields();
  return topic;
}

function addPartition(reader: ByteReader, topic: FetchedTopic, count: number): void {
  const { offsets, failed } = topic;
  const partition = reader.int32();
  const offset = reader.int64();
  reader.skip(4); // leader epoch
  reader.skip(Math.max(0, reader.uvarint() - 1)); // the client's own metadata
  const errorCode = reader.int16();
  reader.taggedFields();
  if (errorCode !== 0) failed.push({ partition, errorCode });
  const told = errorCode === 0 && offset >= 0n;
  // The number is anybody's: arrays grow by what is in the answer, never by what it names.
  if (partition < 0 || partition >= count) {
    if (told) (topic.beyond ??= []).push({ partition, offset });
    return;
  }
  while (offsets.length <= partition) offsets.push(null);
  if (told) offsets[partition] = offset;
}

/** A null list of topics asks for all that the group has committed on. */
const inVersion = (version: number, { createRequest }: typeof offsetFetchV8 | typeof offsetFetchV9) =>
  createAPI<[groups: readonly string[]], FetchedGroup[]>(
    KEY,
    version,
    (groups: readonly string[]) =>
      createRequest(
        groups.map((groupId) => ({ groupId, memberId: null, memberEpoch: NO_EPOCH, topics: null })),
        REQUIRE_STABLE,
      ),
    (_correlation, _key, _version, reader) => decodeOffsetFetch(reader.buffer.slice(reader.position)),
  );

export const OFFSET_FETCH = {
  name: "OffsetFetch",
  versions: [inVersion(9, offsetFetchV9), inVersion(8, offsetFetchV8)],
};
