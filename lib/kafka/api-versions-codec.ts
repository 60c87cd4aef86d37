/**
 * ApiVersions (API key 18, versions 0 to 3): which requests a broker speaks in which versions. It is asked in the newest version
 * that is known here; a broker that does not know that one says so in the form of version 0 (KIP-511), and is asked in that.
 * Fields after https://kafka.apache.org/protocol.html#The_Messages_ApiVersions.
 */
import { Writer } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";

export interface VersionRange {
  minVersion: number;
  maxVersion: number;
}

/** By API key. */
export type SupportedVersions = ReadonlyMap<number, VersionRange>;

export interface ApiVersionsResponse {
  errorCode: number;
  supported: SupportedVersions;
}

export const UNSUPPORTED_VERSION = 35;
const FLEXIBLE = 3;

/** The body of the request: who asks, in versions that take it. */
export function encodeApiVersions(version: number): Writer {
  const writer = Writer.create();
  return version < FLEXIBLE ? writer : writer.appendString("tidemark").appendString("1").appendTaggedFields();
}

/** Decodes the body of a response. Throws a RangeError when it is none. */
export function decodeApiVersions(body: Buffer, version: number): ApiVersionsResponse {
  const reader = new ByteReader(body);
  const errorCode = reader.int16();
  if (errorCode === UNSUPPORTED_VERSION) return { errorCode, supported: new Map() };
  const flexible = version >= FLEXIBLE;
  const entries = reader.array(flexible, () => {
    const key = reader.int16();
    const range = { minVersion: reader.int16(), maxVersion: reader.int16() };
    if (flexible) reader.taggedFields();
    return [key, range] as const;
  });
  return { errorCode, supported: new Map(entries) };
}
