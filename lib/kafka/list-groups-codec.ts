/**
 * ListGroups (API key 16, versions 0 to 5): the groups that a broker coordinates; their states since version 4, types since 5.
 * Fields after https://kafka.apache.org/protocol.html#The_Messages_ListGroups.
 */
import { Writer } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";

export interface ListedEntry {
  group: string;
  protocolType: string;
  /** Kafka's own word; empty where the version does not tell. */
  state: string;
  /** Kafka's own word; empty where the version does not tell. */
  type: string;
}

const FLEXIBLE = 3;
const HAS_STATE = 4;
const HAS_TYPE = 5;

/** The body of the request, which asks for groups of every state and type. */
export function encodeListGroups(version: number): Writer {
  const writer = Writer.create();
  if (version >= HAS_STATE) writer.appendArray([], () => undefined);
  if (version >= HAS_TYPE) writer.appendArray([], () => undefined);
  return version >= FLEXIBLE ? writer.appendTaggedFields() : writer;
}

/** Decodes the body of a response. Throws a RangeError when it is none. */
export function decodeListGroups(body: Buffer, version: number): { errorCode: number; groups: ListedEntry[] } {
  const flexible = version >= FLEXIBLE;
  const reader = new ByteReader(body);
  if (version >= 1) reader.int32(); // throttle time
  const errorCode = reader.int16();
  const groups = reader.array(flexible, () => {
    const group = reader.string(flexible);
    const protocolType = reader.string(flexible);
    const state = version >= HAS_STATE ? reader.string(flexible) : "";
    const type = version >= HAS_TYPE ? reader.string(flexible) : "";
    if (flexible) reader.taggedFields();
    return { group, protocolType, state, type };
  });
  return { errorCode, groups };
}
