/**
 * Decodes the records of `__consumer_offsets`. A key begins with a record type (its "key version"), a value with
 * a version of its own. Formats after the message definitions of Apache Kafka's group coordinator:
 * 0 and 1 committed offset, 2 classic group, 3 to 8 and 16 KIP-848 groups, 10 to 15 share groups, 17 to 23 streams.
 * Nothing here throws: what cannot be read is skipped, with the reason.
 */
import type { GroupType, StreamEvent } from "@/lib/core/words/collection";
import type { Millis } from "@/lib/core/words/terms";
import { LastName, type ByteReader } from "./byte-reader";

/** A record as it was fetched. */
export interface OffsetsRecord {
  /** When the broker wrote it; what a tombstone is dated by. */
  timestamp: Millis;
  key: ByteReader | null;
  value: ByteReader | null;
}

export type Decoded =
  | StreamEvent
  /** Known, and nothing that anyone here asks for. */
  | { kind: "ignored"; version: number }
  /** Not known or not readable; `version` is the key's, null where not even that could be read. */
  | { kind: "skipped"; version: number | null; reason: string };

/** Record types that hold the epoch of a whole group, by the type of the group. */
const EPOCH_KEYS: Record<number, GroupType> = { 3: "consumer", 11: "share", 17: "streams" };
const LAST_KNOWN_KEY = 23;
const OLD_FORMAT = false;

/** One record as an event, or why it is none. */
export function decodeRecord(record: OffsetsRecord): Decoded {
  if (record.key === null) return { kind: "skipped", version: null, reason: "the record has no key" };
  const { key } = record;
  let version: number | null = null;
  try {
    version = key.int16();
    if (version === 0 || version === 1) return decodeCommit(key, record);
    if (version === 2) return decodeClassicGroup(key, record);
    const type = EPOCH_KEYS[version];
    if (type) return decodeGroupEpoch(type, key, record);
    if (version > 2 && version <= LAST_KNOWN_KEY) return { kind: "ignored", version };
    return { kind: "skipped", version, reason: `key version ${version} is not known` };
  } catch (error) {
    return { kind: "skipped", version, reason: `the record cannot be read: ${(error as Error).message}` };
  }
}

/** Reads the version of a value. Throws when it is newer than what is known here. */
function valueVersion(value: ByteReader, newest: number): number {
  const version = value.int16();
  if (version < 0 || version > newest) throw new RangeError(`value version ${version} is not known`);
  return version;
}

/** No partition, offset or time of Kafka's is negative; anybody may write one. */
function notNegative<T extends number | bigint>(value: T, what: string): T {
  if (value < 0) throw new RangeError(`${what} ${value} is negative`);
  return value;
}

const lastGroup = new LastName();
const lastTopic = new LastName();

function decodeCommit(key: ByteReader, record: OffsetsRecord): StreamEvent {
  const group = key.name(lastGroup);
  const topic = key.name(lastTopic);
  const partition = notNegative(key.int32(), "partition");
  if (record.value === null) return { kind: "commit-removed", group, topic, partition, at: record.timestamp };
  const { value } = record;
  const version = valueVersion(value, 4);
  const flexible = version >= 4;
  const offset = notNegative(value.int64(), "offset");
  if (version >= 3) value.int32(); // leader epoch
  value.nullableString(flexible); // the client's own metadata
  const at = notNegative(value.millis(), "time");
  if (version === 1) value.int64(); // expiry, kept by that version only
  if (flexible) value.taggedFields(); // the topic id, since Kafka 4.1
  return { kind: "commit", group, topic, partition, offset, at };
}

function decodeClassicGroup(key: ByteReader, record: OffsetsRecord): Decoded {
  const group = key.string(OLD_FORMAT);
  const event = { kind: "group", group, at: record.timestamp, type: "classic" } as const;
  if (record.value === null) return { ...event, deleted: true, generation: null, assignor: null, memberCount: null };
  const { value } = record;
  const version = valueVersion(value, 4);
  const flexible = version >= 4;
  const protocolType = value.string(flexible);
  const generation = value.int32();
  const protocol = value.nullableString(flexible);
  value.nullableString(flexible); // leader
  if (version >= 2) value.int64(); // when the state last changed; the record's own time is the same
  const members = value.array(flexible, () => passMember(value, version));
  if (flexible) value.taggedFields();
  // Connect workers elect their leader by the same protocol; they are no consumers.
  if (protocolType !== "consumer" && protocolType !== "") return { kind: "ignored", version: 2 };
  return { ...event, deleted: false, generation, assignor: protocol || null, memberCount: members.length };
}

/** Passes over one member; the members' number is all that is wanted, polling tells who they are. */
function passMember(value: ByteReader, version: number): void {
  const flexible = version >= 4;
  value.string(flexible); // member id
  if (version >= 3) value.nullableString(flexible); // group instance id
  value.string(flexible); // client id
  value.string(flexible); // client host
  if (version >= 1) value.int32(); // rebalance timeout
  value.int32(); // session timeout
  value.nullableBytes(flexible); // subscription
  value.nullableBytes(flexible); // assignment
  if (flexible) value.taggedFields();
}

function decodeGroupEpoch(type: GroupType, key: ByteReader, record: OffsetsRecord): StreamEvent {
  const group = key.string(OLD_FORMAT);
  const event = { kind: "group", group, at: record.timestamp, type, assignor: null, memberCount: null } as const;
  if (record.value === null) return { ...event, deleted: true, generation: null };
  const { value } = record;
  valueVersion(value, 0);
  return { ...event, deleted: false, generation: value.int32() };
}
