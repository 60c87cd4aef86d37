/**
 * Requests and responses of ConsumerGroupDescribe (API key 69, KIP-848) and ShareGroupDescribe (77, KIP-932).
 * Field order after the message definitions of Apache Kafka; the client library's own parser of 69 reads the
 * list of subscribed topics as a string and fails.
 */
import { Writer } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";

export interface DescribedMember {
  memberId: string;
  instanceId: string | null;
  clientId: string;
  host: string;
  assignment: { topic: string; topicId: string; partitions: number[] }[];
}

export interface DescribedGroup {
  errorCode: number;
  errorMessage: string | null;
  group: string;
  state: string;
  epoch: number;
  assignor: string;
  members: DescribedMember[];
}

const COMPACT = true;

/** The request, the same for all kinds of groups: group ids, and that nobody asks for authorised operations. */
export function encodeDescribe(_version: number, groups: readonly string[]): Writer {
  return Writer.create()
    .appendArray([...groups], (writer, group) => writer.appendString(group), COMPACT, false)
    .appendBoolean(false)
    .appendTaggedFields();
}

/** Decodes the body of a response. Throws a RangeError when it is not one. */
export function decodeDescribed(body: Buffer, kind: "consumer" | "share", version: number): DescribedGroup[] {
  const reader = new ByteReader(body);
  reader.int32(); // throttle time
  return reader.array(COMPACT, () => decodeGroup(reader, kind, version));
}

function decodeGroup(reader: ByteReader, kind: "consumer" | "share", version: number): DescribedGroup {
  const errorCode = reader.int16();
  const errorMessage = reader.nullableString(COMPACT);
  const group = reader.string(COMPACT);
  const state = reader.string(COMPACT);
  const epoch = reader.int32();
  reader.int32(); // assignment epoch
  const assignor = reader.string(COMPACT);
  const members = reader.array(COMPACT, () => decodeMember(reader, kind, version));
  reader.int32(); // authorised operations
  reader.taggedFields();
  return { errorCode, errorMessage, group, state, epoch, assignor, members };
}

function decodeMember(reader: ByteReader, kind: "consumer" | "share", version: number): DescribedMember {
  const memberId = reader.string(COMPACT);
  const instanceId = kind === "consumer" ? reader.nullableString(COMPACT) : null;
  reader.nullableString(COMPACT); // rack
  reader.int32(); // member epoch
  const clientId = reader.string(COMPACT);
  const host = reader.string(COMPACT);
  reader.array(COMPACT, () => reader.string(COMPACT)); // subscribed topics
  if (kind === "consumer") reader.nullableString(COMPACT); // subscribed regular expression
  const assignment = decodeAssignment(reader);
  if (kind === "consumer") decodeAssignment(reader); // the target, which the member may not have reached
  if (kind === "consumer" && version >= 1) reader.int8(); // member type: classic or consumer protocol
  reader.taggedFields();
  return { memberId, instanceId, clientId, host, assignment };
}

function decodeAssignment(reader: ByteReader): DescribedMember["assignment"] {
  const topics = reader.array(COMPACT, () => {
    const topicId = reader.uuid();
    const topic = reader.string(COMPACT);
    const partitions = reader.array(COMPACT, () => reader.int32());
    reader.taggedFields();
    return { topic, topicId, partitions };
  });
  reader.taggedFields();
  return topics;
}
