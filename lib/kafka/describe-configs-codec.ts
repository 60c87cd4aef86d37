/**
 * DescribeConfigs (API key 32, versions 0 to 4), for one setting of many topics.
 * Fields after https://kafka.apache.org/protocol.html#The_Messages_DescribeConfigs.
 */
import { Writer } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";

/** One topic's setting; null where the broker does not tell it. */
export interface DescribedConfig {
  errorCode: number;
  topic: string;
  value: string | null;
}

const HAS_SYNONYMS = 1;
const HAS_DOCUMENTATION = 3;
const FLEXIBLE = 4;
const TOPIC = 2;

/** The body of the request. */
export function encodeDescribeConfigs(version: number, topics: readonly string[], setting: string): Writer {
  const flexible = version >= FLEXIBLE;
  const writer = Writer.create();
  writer.appendArray(
    [...topics],
    (to, topic) => {
      to.appendInt8(TOPIC).appendString(topic, flexible);
      to.appendArray([setting], (list, name) => list.appendString(name, flexible), flexible, false);
    },
    flexible,
    flexible,
  );
  if (version >= HAS_SYNONYMS) writer.appendBoolean(false);
  if (version >= HAS_DOCUMENTATION) writer.appendBoolean(false);
  return flexible ? writer.appendTaggedFields() : writer;
}

/** Decodes the body of a response to a request for one setting. Throws a RangeError when it is none. */
export function decodeDescribeConfigs(body: Buffer, version: number): DescribedConfig[] {
  const flexible = version >= FLEXIBLE;
  const reader = new ByteReader(body);
  reader.int32(); // throttle time
  return reader.array(flexible, () => {
    const errorCode = reader.int16();
    reader.nullableString(flexible); // error message
    reader.int8(); // what kind of resource: a topic
    const topic = reader.string(flexible);
    const values = reader.array(flexible, () => decodeValue(reader, version));
    if (flexible) reader.taggedFields();
    return { errorCode, topic, value: values[0] ?? null };
  });
}

function decodeValue(reader: ByteReader, version: number): string | null {
  const flexible = version >= FLEXIBLE;
  reader.string(flexible); // name
  const value = reader.nullableString(flexible);
  reader.skip(3); // read only, where it comes from (before version 1: whether it is the default), sensitive
  if (version >= HAS_SYNONYMS)
    reader.array(flexible, () => {
      reader.string(flexible);
      reader.nullableString(flexible);
      reader.int8();
      if (flexible) reader.taggedFields();
    });
  if (version >= HAS_DOCUMENTATION) {
    reader.int8(); // type
    reader.nullableString(flexible);
  }
  if (flexible) reader.taggedFields();
  return value;
}
