/**
 * Metadata (API key 3, versions 1 to 12), with a response that is read from one buffer. It names every
 * partition of the cluster in each cycle, with three lists of brokers each; most of these are the same few lists.
 * Fields after https://kafka.apache.org/protocol.html#The_Messages_Metadata.
 */
import { Writer } from "@platformatic/kafka";
import type { Broker } from "@/lib/core/words/collection";
import { ByteReader } from "./byte-reader";
import { roomFor } from "./partition-room";

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

const HAS_CLUSTER_ID = 2;
const HAS_THROTTLE = 3;
/** Since then the asker says that topics which do not exist are not to be created. */
const HAS_CREATION = 4;
const HAS_OFFLINE_REPLICAS = 5;
const HAS_LEADER_EPOCH = 7;
/** Since then the answer can tell what the asker may do; with the cluster up to version 10 only. */
const HAS_RIGHTS = 8;
const HAS_CLUSTER_RIGHTS = 10;
const FLEXIBLE = 9;
const HAS_TOPIC_ID = 10;
const NO_TOPIC_ID = "00000000-0000-0000-0000-000000000000";
const NO_PARTITION: PartitionMetadata = { leader: -1, replicas: [], inSyncReplicas: [], offlineReplicas: [] };

/** Lists of broker ids: one array for all lists that say the same. */
class BrokerLists {
  private readonly known = new Map<number, number[][]>();
  private ids: number[] = [];

  read(reader: ByteReader, flexible: boolean): readonly number[] {
    const { ids } = this;
    ids.length = reader.arrayLength(flexible, 4);
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

/** The body of the request. Topics: null for all, an empty list for none. */
export function encodeMetadata(version: number, topics: readonly string[] | null): Writer {
  const flexible = version >= FLEXIBLE;
  const writer = Writer.create();
  writer.appendArray(
    topics && [...topics],
    (to, topic) => (version >= HAS_TOPIC_ID ? to.appendUUID(null) : to).appendString(topic, flexible),
    flexible,
    flexible,
  );
  if (version >= HAS_CREATION) writer.appendBoolean(false);
  if (version >= HAS_RIGHTS && version <= HAS_CLUSTER_RIGHTS) writer.appendBoolean(false);
  if (version >= HAS_RIGHTS) writer.appendBoolean(false);
  return flexible ? writer.appendTaggedFields() : writer;
}

/** Decodes the body of a response of this version. Throws a RangeError when it is none. */
export function decodeMetadata(body: Buffer, version: number): ClusterMetadata {
  const flexible = version >= FLEXIBLE;
  const reader = new ByteReader(body);
  const lists = new BrokerLists();
  if (version >= HAS_THROTTLE) reader.int32();
  const brokers = reader.array(flexible, () => decodeBroker(reader, flexible));
  const clusterId = version >= HAS_CLUSTER_ID ? reader.nullableString(flexible) : null;
  const controller = reader.int32();
  const topics = reader.array(flexible, () => decodeTopic(reader, version, lists));
  if (version >= HAS_RIGHTS && version <= HAS_CLUSTER_RIGHTS) reader.int32();
  if (flexible) reader.taggedFields();
  return {
    clusterId,
    controllerId: controller >= 0 ? controller : null,
    brokers,
    topics: topics.filter(({ topic }) => topic !== ""),
  };
}

function decodeBroker(reader: ByteReader, flexible: boolean): Broker {
  const id = reader.int32();
  const host = reader.string(flexible);
  const port = reader.int32();
  const rack = reader.nullableString(flexible);
  if (flexible) reader.taggedFields();
  return { id, host, port, rack };
}

function decodeTopic(reader: ByteReader, version: number, lists: BrokerLists): TopicMetadata {
  const flexible = version >= FLEXIBLE;
  const errorCode = reader.int16();
  const topic = reader.nullableString(flexible) ?? "";
  // A cluster that was upgraded may still have topics without an id.
  const id = version >= HAS_TOPIC_ID ? reader.uuid() : NO_TOPIC_ID;
  const internal = reader.int8() !== 0;
  const read: PartitionMetadata[] = [];
  const count = reader.arrayLength(flexible);
  for (let left = count; left > 0; left--) addPartition(reader, version, lists, read, roomFor(count));
  if (version >= HAS_RIGHTS) reader.int32();
  if (flexible) reader.taggedFields();
  // An answer that leaves a partition out must not shift the others.
  const partitions = Array.from(read, (partition) => partition ?? NO_PARTITION);
  return { errorCode, topic, topicId: id === NO_TOPIC_ID ? null : id, internal, partitions };
}

function addPartition(
  reader: ByteReader,
  version: number,
  lists: BrokerLists,
  partitions: PartitionMetadata[],
  room: number,
): void {
  const flexible = version >= FLEXIBLE;
  reader.int16(); // error code; the leader says it, too
  const index = reader.int32();
  const leader = reader.int32();
  if (version >= HAS_LEADER_EPOCH) reader.int32();
  const replicas = lists.read(reader, flexible);
  const inSyncReplicas = lists.read(reader, flexible);
  const offlineReplicas = version >= HAS_OFFLINE_REPLICAS ? lists.read(reader, flexible) : NO_PARTITION.offlineReplicas;
  if (flexible) reader.taggedFields();
  if (index >= 0 && index < room) partitions[index] = { leader, replicas, inSyncReplicas, offlineReplicas };
}
