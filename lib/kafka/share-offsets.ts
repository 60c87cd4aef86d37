/**
 * Reads how far share groups (KIP-932) are: DescribeShareGroupOffsets (API key 90) at each group's coordinator. Version 1
 * (KIP-1226, Kafka 4.2) tells the lag as well. Field order after the message definitions of Apache Kafka; the client
 * library does not know this request.
 */
import { createAPI, Writer } from "@platformatic/kafka";
import type { Broker, CollectionProblem, Committed } from "@/lib/core/collection";
import { ByteReader } from "./byte-reader";
import { inBatches, type Connections } from "./connections";
import { explainCode, reasonOf } from "./errors";
import type { ListedGroup } from "./groups";
import { summarise } from "./problem-summary";
import type { RealPartitions } from "./real-partitions";

const COMPACT = true;
const BATCH = 100;
const SHARE_OFFSETS = { what: "committed offsets", facts: "start offsets", of: "share group" };

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
function createRequest(groups: string[]): Writer {
  return Writer.create()
    .appendArray(
      groups,
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

const describe = (version: number) =>
  createAPI<[string[]], ShareOffsets[]>(90, version, createRequest, (_correlation, _key, _version, reader) =>
    decodeShareOffsets(reader.buffer.slice(reader.position), version),
  );

const DESCRIBE_SHARE_OFFSETS = { name: "DescribeShareGroupOffsets", versions: [describe(1), describe(0)] };

/** Start offsets and lags of these share groups. Never rejects; a broker that does not know the request has none. */
export async function readShareOffsets(
  connections: Connections,
  brokers: readonly Broker[],
  groups: readonly ListedGroup[],
  real: RealPartitions,
): Promise<{ committed: Committed[]; unread: Map<string, string>; problems: CollectionProblem[] }> {
  const committed: Committed[] = [];
  const failed = new Map<string, string>();
  const shares = groups.filter(({ type }) => type === "share");
  await inBatches(brokers, shares, BATCH, async (broker, batch) => {
    const names = batch.map(({ group }) => group);
    try {
      const answers = await connections.call(broker, DESCRIBE_SHARE_OFFSETS, names);
      for (const answer of answers) {
        if (answer.errorCode !== 0) failed.set(answer.group, explainCode(answer.errorCode));
        else for (const topic of answer.topics) committed.push(toCommitted(answer.group, topic, real));
      }
    } catch (error) {
      for (const group of names) failed.set(group, reasonOf(error));
    }
  });
  return { committed, unread: failed, problems: summarise(SHARE_OFFSETS, failed) };
}

function toCommitted(
  group: string,
  { topic, partitions }: ShareOffsets["topics"][number],
  real: RealPartitions,
): Committed {
  const limit = real.limit(topic, partitions.length);
  const offsets: (bigint | null)[] = [];
  const lags: (bigint | null)[] = [];
  for (const { partition, startOffset, lag, errorCode } of partitions) {
    if (partition < 0 || partition >= limit) {
      real.refuse(group, topic, partition);
      continue;
    }
    while (offsets.length <= partition) {
      offsets.push(null);
      lags.push(null);
    }
    // -1: nobody has read from this partition yet, so the group has no place on it.
    if (errorCode === 0 && startOffset >= 0n) {
      offsets[partition] = startOffset;
      lags[partition] = lag;
    }
  }
  return { group, topic, offsets, lags };
}
