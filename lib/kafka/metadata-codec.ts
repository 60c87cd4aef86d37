/**
 * Metadata (API key 3, versions 9 to 12): the library's request, and a response that is read from one buffer. It names every
 * partition of the cluster in each cycle, with three lists of brokers each; most of these are the same few lists.
 * Fields after https://kafka.apache.org/protocol.html#The_Messages_Metadata.
 */
import { createAPI, metadataV10, metadataV11, metadataV12, metadataV9 } from "@platformatic/kafka";
import type { Broker } from "@/lib/core/collection";
import { ByteReader } from "./byte-reader";
import { roomFor } from "./real-partitions";

export interface PartitionMetadata {
  /** Broker id; -1 where the partition has no leader. */
  leader: number;
  replicas: readonly number[];
  inSyncReplicas: readonly number[];
  offlineReplicas: readonly number[];
}

export interface TopicMetadata {
  /** Kafka's error code for the topic as a whole; 0 when it was read. */
  errorCode: number;
  topic: string;
  topicId: string | null;
  internal: boolean;
  /** Indexed by partition. */
  partitions: PartitionMetadata[];
}

export interface ClusterMetadata {
  clusterId: string | null;
  controllerId: number | null;
  brokers: Broker[];
  /** All topics that may be described, internal ones included. */
  topics: TopicMetadata[];
}

const KEY = 3;
const COMPACT = true;
const HAS_TOPIC_ID = 10;
/** The last version that tells what the asker may do with the cluster. */
const HAS_CLUSTER_RIGHTS = 10;
const NO_TOPIC_ID = "00000000-0000-0000-0000-000000000000";
const NO_PARTITION: PartitionMetadata = { leader: -1, replicas: [], inSyncReplicas: [], offlineReplicas: [] };

/** Lists of broker ids: one array for all lists that say the same. */
class BrokerLists {
  private readonly known = new Map<number, number[][]>();
  private ids: number[] = [];

  read(reader: ByteReader): readonly number[] {
    const { ids } = this;
    ids.length = reader.arrayLength(COMPACT, 4);
    let hash = 0;
    for (let i = 0; i < ids.length; i++) {
      ids[i] = reader.int32();
      hash = (hash * 31 + ids[i]! + 1) | 0;
    }
    let alike = this.known.get(hash);
    if (!alike) this.known.set(hash, (alike = []));
    for (const list of alike) if (isSame(list, ids)) return list;
    const list = [...ids];
    alike.push(list);
    return list;
  }
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return a.length === b.length;
}

/** Decodes the body of a response of this version. Throws a RangeError when it is none. */
export function decodeMetadata(body: Buffer, version: number): ClusterMetadata {
  const reader = new ByteReader(body);
  const lists = new BrokerLists();
  reader.int32(); // throttle time
  const brokers = reader.array(COMPACT, () => decodeBroker(reader));
  const clusterId = reader.nullableString(COMPACT);
  const controller = reader.int32();
  const topics = reader.array(COMPACT, () => decodeTopic(reader, version, lists));
  if (version <= HAS_CLUSTER_RIGHTS) reader.int32();
  reader.taggedFields();
  return {
    clusterId,
    controllerId: controller >= 0 ? controller : null,
    brokers,
    topics: topics.filter(({ topic }) => topic !== ""),
  };
}

function decodeBroker(reader: ByteReader): Broker {
  const id = reader.int32();
  const host = reader.string(COMPACT);
  const port = reader.int32();
  const rack = reader.nullableString(COMPACT);
  reader.taggedFields();
  return { id, host, port, rack };
}

function decodeTopic(reader: ByteReader, version: number, lists: BrokerLists): TopicMetadata {
  const errorCode = reader.int16();
  const topic = reader.nullableString(COMPACT) ?? "";
  // Version 9 has no topic ids; a cluster that was upgraded may still have topics without one.
  const id = version >= HAS_TOPIC_ID ? reader.uuid() : NO_TOPIC_ID;
  const internal = reader.int8() !== 0;
  const read: PartitionMetadata[] = [];
  const count = reader.arrayLength(COMPACT);
  for (let left = count; left > 0; left--) addPartition(reader, lists, read, roomFor(count));
  reader.int32(); // what the asker may do with the topic
  reader.taggedFields();
  // An answer that leaves a partition out must not shift the others.
  const partitions = Array.from(read, (partition) => partition ?? NO_PARTITION);
  return { errorCode, topic, topicId: id === NO_TOPIC_ID ? null : id, internal, partitions };
}

function addPartition(reader: ByteReader, lists: BrokerLists, partitions: PartitionMetadata[], room: number): void {
  reader.int16(); // error code; the leader says it, too
  const index = reader.int32();
  const leader = reader.int32();
  reader.int32(); // leader epoch
  const replicas = lists.read(reader);
  const inSyncReplicas = lists.read(reader);
  const offlineReplicas = lists.read(reader);
  reader.taggedFields();
  if (index >= 0 && index < room) partitions[index] = { leader, replicas, inSyncReplicas, offlineReplicas };
}

type Arguments = [topics: string[] | null];

const inVersion = (version: number, { createRequest }: typeof metadataV12) =>
  createAPI<Arguments, ClusterMetadata>(KEY, version, createRequest, (_correlation, _key, _version, reader) =>
    decodeMetadata(reader.buffer.slice(reader.position), version),
  );

export const METADATA = {
  name: "Metadata",
  versions: [
    inVersion(12, metadataV12),
    inVersion(11, metadataV11),
    inVersion(10, metadataV10),
    inVersion(9, metadataV9),
  ],
};
