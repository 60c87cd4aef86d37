/**
 * StreamsGroupDescribe (API key 89, KIP-1071), after the message definition of Apache Kafka 4.3. Members own tasks; a task reads
 * one partition of each source topic of its part of the topology.
 */
import { ByteReader } from "./byte-reader";
import type { DescribedGroup, DescribedMember } from "./group-describe-codec";

const COMPACT = true;

/** Source topics by subtopology. */
type Sources = Map<string, string[]>;

/** Decodes the body of a response. Throws a RangeError when it is none. */
export function decodeStreamsGroups(body: Buffer): DescribedGroup[] {
  const reader = new ByteReader(body);
  reader.int32(); // throttle time
  return reader.array(COMPACT, () => decodeGroup(reader));
}

function decodeGroup(reader: ByteReader): DescribedGroup {
  const errorCode = reader.int16();
  const errorMessage = reader.nullableString(COMPACT);
  const group = reader.string(COMPACT);
  const state = reader.string(COMPACT);
  const epoch = reader.int32();
  reader.int32(); // assignment epoch
  const sources = decodeTopology(reader);
  const members = reader.array(COMPACT, () => decodeMember(reader, sources));
  reader.int32(); // authorised operations
  reader.taggedFields();
  return { errorCode, errorMessage, group, state, epoch, assignor: "", members };
}

/** A structure that may be null has a byte before it. */
const isThere = (reader: ByteReader): boolean => reader.int8() >= 0;

function decodeTopology(reader: ByteReader): Sources {
  const sources: Sources = new Map();
  if (!isThere(reader)) return sources;
  reader.int32(); // epoch of the topology
  reader.array(COMPACT, () => {
    const id = reader.string(COMPACT);
    const topics = reader.array(COMPACT, () => reader.string(COMPACT));
    reader.array(COMPACT, () => reader.string(COMPACT)); // repartition topics that it writes to
    decodeTopicNames(reader); // changelogs
    // Repartition topics are read like any other.
    sources.set(id, [...topics, ...decodeTopicNames(reader)]);
    reader.taggedFields();
  });
  reader.taggedFields();
  return sources;
}

function decodeTopicNames(reader: ByteReader): string[] {
  return reader.array(COMPACT, () => {
    const name = reader.string(COMPACT);
    reader.int32(); // partitions
    reader.int16(); // replication factor
    passPairs(reader); // settings
    reader.taggedFields();
    return name;
  });
}

function passPairs(reader: ByteReader): void {
  reader.array(COMPACT, () => {
    reader.string(COMPACT);
    reader.string(COMPACT);
    reader.taggedFields();
  });
}

function decodeMember(reader: ByteReader, sources: Sources): DescribedMember {
  const memberId = reader.string(COMPACT);
  reader.int32(); // member epoch
  const instanceId = reader.nullableString(COMPACT);
  reader.nullableString(COMPACT); // rack
  const clientId = reader.string(COMPACT);
  const host = reader.string(COMPACT);
  reader.int32(); // epoch of the topology
  reader.string(COMPACT); // process id
  if (isThere(reader)) {
    reader.string(COMPACT); // endpoint for interactive queries
    reader.int16();
    reader.taggedFields();
  }
  passPairs(reader); // tags of the client
  passTaskOffsets(reader);
  passTaskOffsets(reader); // ends of these
  const assignment = toTopics(decodeTasks(reader), sources);
  decodeTasks(reader); // the target, which the member may not have reached
  reader.int8(); // whether it is a classic member
  reader.taggedFields();
  return { memberId, instanceId, clientId, host, assignment };
}

function passTaskOffsets(reader: ByteReader): void {
  reader.array(COMPACT, () => {
    reader.string(COMPACT);
    reader.int32();
    reader.int64();
    reader.taggedFields();
  });
}

/** Partitions of active tasks by subtopology. Standby and warm-up tasks read changelogs only. */
function decodeTasks(reader: ByteReader): Map<string, number[]> {
  const [active] = ["active", "standby", "warm-up"].map(() => {
    const tasks = new Map<string, number[]>();
    reader.array(COMPACT, () => {
      tasks.set(
        reader.string(COMPACT),
        reader.array(COMPACT, () => reader.int32()),
      );
      reader.taggedFields();
    });
    return tasks;
  });
  reader.taggedFields();
  return active!;
}

/** Topics of one subtopology share the list of partitions: the tasks of it are the same for all. */
function toTopics(tasks: Map<string, number[]>, sources: Sources): DescribedMember["assignment"] {
  return [...tasks].flatMap(([id, partitions]) =>
    (sources.get(id) ?? []).map((topic) => ({ topic, topicId: "", partitions })),
  );
}
