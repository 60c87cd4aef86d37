/** A request of Kafka's protocol as this program knows it: in a range of versions, written and read in one buffer. */
import { createAPI, type API, type Writer } from "@platformatic/kafka";
import { noteThrottle } from "./throttle";

/** One request in the versions this program speaks, newest first. */
export interface RequestKind<Arguments extends unknown[], Response> {
  name: string;
  /** The Kafka release whose brokers speak the oldest of these versions; absent where every broker does that is asked. */
  since?: string;
  versions: API<Arguments, Response>[];
}

/** A request about groups. Brokers before `manySince` take one group at a time, and do not repeat its name. */
export interface GroupRequestKind<Answer extends { groupId: string }> extends RequestKind<
  [groups: readonly string[]],
  Answer[]
> {
  /** First version of the request that takes many groups. */
  manySince: number;
}

export interface RequestShape<Arguments extends unknown[], Response> {
  name: string;
  key: number;
  since: string;
  /** Oldest and newest version that is known here. */
  versions: readonly [oldest: number, newest: number];
  /** First version with compact strings and tagged fields (KIP-482). */
  flexibleSince: number;
  /** First version whose answers begin with the throttle time; 0 where nothing is said. */
  throttledSince?: number;
  /** Writes the body of the request. */
  encode(version: number, ...args: Arguments): Writer;
  /** Reads the body of the response. Throws a RangeError when it is none. */
  decode(body: Buffer, version: number): Response;
}

/** ApiVersions: its answer has the old header in all versions, since who asks does not know yet what the broker speaks. */
const API_VERSIONS_KEY = 18;

/** The request as connections send it. */
export function request<Arguments extends unknown[], Response>({
  name,
  key,
  since,
  versions: [oldest, newest],
  flexibleSince,
  throttledSince = 0,
  encode,
  decode,
}: RequestShape<Arguments, Response>): RequestKind<Arguments, Response> {
  const inVersion = (version: number) => {
    const flexible = version >= flexibleSince;
    return createAPI<Arguments, Response>(
      key,
      version,
      (...args: Arguments) => encode(version, ...args),
      (_correlation, _key, _version, reader) => {
        const body = reader.buffer.slice(reader.position);
        const answer = decode(body, version);
        return version >= throttledSince ? noteThrottle(body, answer) : answer;
      },
      flexible,
      flexible && key !== API_VERSIONS_KEY,
    );
  };
  const versions = Array.from({ length: newest - oldest + 1 }, (_, index) => inVersion(newest - index));
  return { name, since, versions };
}
