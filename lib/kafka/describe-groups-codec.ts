/**
 * DescribeGroups (API key 15, versions 0 to 6): classic groups with their members.
 * Fields after https://kafka.apache.org/protocol.html#The_Messages_DescribeGroups.
 */
import { Writer } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";

export interface DescribedClassicMember {
  memberId: string;
  instanceId: string | null;
  clientId: string;
  host: string;
  /** As the members' own protocol writes it. */
  assignment: Buffer;
}

export interface DescribedClassicGroup {
  errorCode: number;
  group: string;
  state: string;
  assignor: string;
  members: DescribedClassicMember[];
}

const HAS_RIGHTS = 3;
const HAS_INSTANCE = 4;
const FLEXIBLE = 5;
const HAS_MESSAGE = 6;

/** The body of the request: group ids, and that nobody asks what the asker may do with them. */
export function encodeDescribeGroups(version: number, groups: readonly string[]): Writer {
  const flexible = version >= FLEXIBLE;
  const writer = Writer.create();
  writer.appendArray([...groups], (to, group) => to.appendString(group, flexible), flexible, false);
  if (version >= HAS_RIGHTS) writer.appendBoolean(false);
  return flexible ? writer.appendTaggedFields() : writer;
}

/** Decodes the body of a response. Throws a RangeError when it is none. */
export function decodeDescribeGroups(body: Buffer, version: number): DescribedClassicGroup[] {
  const flexible = version >= FLEXIBLE;
  const reader = new ByteReader(body);
  if (version >= 1) reader.int32(); // throttle time
  return reader.array(flexible, () => {
    const errorCode = reader.int16();
    if (version >= HAS_MESSAGE) reader.nullableString(flexible);
    const group = reader.string(flexible);
    const state = reader.string(flexible);
    reader.string(flexible); // protocol type
    const assignor = reader.string(flexible);
    const members = reader.array(flexible, () => decodeMember(reader, version));
    if (version >= HAS_RIGHTS) reader.int32();
    if (flexible) reader.taggedFields();
    return { errorCode, group, state, assignor, members };
  });
}

function decodeMember(reader: ByteReader, version: number): DescribedClassicMember {
  const flexible = version >= FLEXIBLE;
  const memberId = reader.string(flexible);
  const instanceId = version >= HAS_INSTANCE ? reader.nullableString(flexible) : null;
  const clientId = reader.string(flexible);
  const host = reader.string(flexible);
  reader.nullableBytes(flexible); // what it subscribes to
  const assignment = reader.nullableBytes(flexible) ?? Buffer.alloc(0);
  if (flexible) reader.taggedFields();
  return { memberId, instanceId, clientId, host, assignment };
}
