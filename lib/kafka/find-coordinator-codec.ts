/**
 * FindCoordinator (API key 10, versions 0 to 6): which broker coordinates a group; many groups at a time since version 4.
 * Fields after https://kafka.apache.org/protocol.html#The_Messages_FindCoordinator.
 */
import { Writer } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";

export interface FoundCoordinator {
  /** Empty in versions that take one group: it is the one that was asked for. */
  groupId: string;
  errorCode: number;
  /** Broker id; -1 where none is known. */
  coordinator: number;
}

const HAS_KEY_TYPE = 1;
const FLEXIBLE = 3;
export const FIND_MANY = 4;
const GROUP = 0;

/** The body of the request; versions before 4 take the first group alone. */
export function encodeFindCoordinator(version: number, groups: readonly string[]): Writer {
  const flexible = version >= FLEXIBLE;
  const writer = Writer.create();
  if (version < FIND_MANY) writer.appendString(groups[0], flexible);
  if (version >= HAS_KEY_TYPE) writer.appendInt8(GROUP);
  if (version >= FIND_MANY) writer.appendArray([...groups], (to, group) => to.appendString(group), flexible, false);
  return flexible ? writer.appendTaggedFields() : writer;
}

/** Decodes the body of a response. Throws a RangeError when it is none. */
export function decodeFindCoordinator(body: Buffer, version: number): FoundCoordinator[] {
  const reader = new ByteReader(body);
  if (version >= 1) reader.int32(); // throttle time
  if (version >= FIND_MANY)
    return reader.array(true, () => {
      const groupId = reader.string(true);
      const coordinator = decodeNode(reader, true);
      const errorCode = reader.int16();
      reader.nullableString(true); // error message
      reader.taggedFields();
      return { groupId, errorCode, coordinator };
    });
  const flexible = version >= FLEXIBLE;
  const errorCode = reader.int16();
  if (version >= 1) reader.nullableString(flexible); // error message
  return [{ groupId: "", errorCode, coordinator: decodeNode(reader, flexible) }];
}

function decodeNode(reader: ByteReader, flexible: boolean): number {
  const id = reader.int32();
  reader.string(flexible); // host
  reader.int32(); // port
  return id;
}
