/**
 * Feeds what comes from Kafka with changed bytes to everything that reads it: answers of brokers, assignments of members, records
 * of `__consumer_offsets`, names. Whatever the bytes, there is a refusal or an answer soon, and no answer is much larger than
 * what was read. For tests and `verify:field`.
 */
import { pollOf, snapshotOf } from "@/lib/core/picture/test-snapshot";
import type { GroupState, StreamEvent } from "@/lib/core/words/collection";
import { known } from "@/lib/core/words/known";
import { WindowStore } from "@/lib/core/windows/window-store";
import { ByteReader } from "./byte-reader";
import { EventCollector } from "./commit-events";
import { decodeRecord, type Decoded } from "./consumer-offsets-codec";
import { decodeAssignment } from "./members";
import { RealPartitions } from "./real-partitions";
import { decodeBatches, skipHidden } from "./record-batch-codec";
import { ANSWERS } from "./test-fuzz-answers";
import * as seeds from "./test-fuzz-seeds";
import { MOST_UNPACKED } from "./unpack";

export interface FuzzResult {
  inputs: number;
  /** What went wrong, with the bytes that did it in hex. */
  failures: string[];
  /** CPU time of the dearest input in ms, the machine's pauses included. */
  slowestMs: number;
  /** Growth of the process' memory in bytes. */
  grownBytes: number;
}

/** Numbers that break what trusts them. */
const EXTREMES = [0x7fffffff, -1, -0x80000000, 0x7ffffffe, 0xffff, 0x10000, 100_000_000, 0];
/** An answer may hold so many values for each byte it was read from, and some more. */
const MOST_PER_BYTE = 24;
const MOST_ANYWAY = 4_000;
const MOST_MS = 2_000;

/** A source of numbers from 0 to below 1 that a seed gives again (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Bytes with one to four changes. */
function changed(bytes: Buffer, random: () => number): Buffer {
  let result = Buffer.from(bytes);
  const below = (limit: number) => Math.floor(random() * limit);
  for (let left = 1 + below(4); left > 0 && result.length > 0; left--) {
    const at = below(result.length);
    const change = below(6);
    if (change === 0) result[at] = below(256);
    else if (change === 1) result[at] = 0xff;
    else if (change === 2 && at + 4 <= result.length) result.writeInt32BE(EXTREMES[below(EXTREMES.length)]!, at);
    else if (change === 3) result = result.subarray(0, at);
    else if (change === 4) result = Buffer.concat([result.subarray(0, at), result.subarray(below(result.length))]);
    else result = Buffer.concat([result.subarray(0, at), Buffer.from([255, 255, 255, 255, 7]), result.subarray(at)]);
  }
  return result;
}

/** How many values there are in an answer: elements of arrays, fields, characters of strings. Stops at `limit`. */
function sizeOf(value: unknown, limit: number): number {
  if (typeof value === "string") return value.length;
  if (ArrayBuffer.isView(value)) return 1;
  if (typeof value !== "object" || value === null) return 1;
  if (Array.isArray(value) && value.length > limit) return value.length;
  let size = 1;
  for (const part of value instanceof Map ? value.values() : Object.values(value)) {
    size += sizeOf(part, limit - size);
    if (size > limit) break;
  }
  return size;
}

interface Target {
  name: string;
  samples: readonly Buffer[];
  /** @param turn chooses one of several ways to read */
  read(bytes: Buffer, turn: number): unknown;
  /** Whether it may refuse bytes with a RangeError; else it says in its answer that it cannot read them. */
  refuses: boolean;
}

const NOW = 1_700_000_060_000;

const targets: Target[] = [
  ...ANSWERS.map((target) => ({ ...target, refuses: true })),
  { name: "assignment", samples: [seeds.ASSIGNMENT], read: decodeAssignment, refuses: false },
  {
    name: "key",
    samples: seeds.RECORDS.map(([key]) => key),
    read: (bytes) => readRecord(bytes, seeds.RECORDS[0]![1]),
    refuses: false,
  },
  { name: "value", samples: seeds.RECORDS.flatMap(([, value]) => value ?? []), read: readValue, refuses: false },
  { name: "batches", samples: seeds.BATCHES, read: readBatches, refuses: false },
  {
    name: "markers",
    samples: seeds.BATCHES,
    read: (bytes) => skipHidden(bytes, [{ producerId: 1n, firstOffset: 0n }], 0n, 9n),
    refuses: false,
  },
  { name: "picture of an assignment", samples: [seeds.ASSIGNMENT], read: picture, refuses: false },
  { name: "windows of a key", samples: [seeds.RECORDS[0]![0]], read: windowsOf, refuses: false },
];

const readerOf = (bytes: Buffer | null) => bytes && new ByteReader(bytes);

function readRecord(key: Buffer, value: Buffer | null): Decoded {
  return decodeRecord({ timestamp: NOW, key: readerOf(key), value: readerOf(value) });
}

function readValue(bytes: Buffer): unknown {
  return seeds.RECORDS.map(([key]) => readRecord(key, bytes));
}

function eventsOf(bytes: Buffer): StreamEvent[] {
  const events: StreamEvent[] = [];
  const collector = new EventCollector((some) => events.push(...some));
  decodeBatches(bytes, [], 0n, collector.take, collector.rest);
  collector.end();
  return events;
}

function readBatches(bytes: Buffer): unknown {
  const events = eventsOf(bytes);
  return events.length * 40 > MOST_UNPACKED ? events : events.length;
}

const LOGS = { orders: [{ end: 9n }, { end: 9n }] };

/** The picture of a group whose member claims what the bytes say. */
function picture(bytes: Buffer): unknown {
  const member = { memberId: "m", instanceId: null, clientId: bytes.toString("utf8"), host: bytes.toString("latin1") };
  const group: GroupState = {
    ...{
      group: bytes.toString("latin1"),
      type: "classic",
      state: "Stable",
      assignor: null,
      generation: 1,
      coordinator: 1,
    },
    members: known([{ ...member, assignment: decodeAssignment(bytes) }]),
  };
  const real = new RealPartitions();
  const partition = { leader: 1, replicas: [1], inSyncReplicas: [1], offlineReplicas: [] };
  real.begin([{ errorCode: 0, topic: "orders", topicId: null, internal: false, partitions: [partition, partition] }]);
  real.boundMembers([group]);
  const [snapshot] = snapshotOf({ at: NOW, logs: LOGS, groups: [group] }).groups;
  return {
    lag: snapshot!.lag,
    count: snapshot!.subscriptions.reduce((sum, { partitions }) => sum + partitions.length, 0),
  };
}

/** The windows after a commit, between two polls. */
function windowsOf(key: Buffer): unknown {
  const windows = new WindowStore(600_000);
  windows.addPoll(pollOf({ at: NOW, logs: LOGS }));
  const event = readRecord(key, seeds.RECORDS[0]![1]);
  if (event.kind === "commit") windows.addStreamed(event, NOW);
  windows.addPoll(pollOf({ at: NOW + 5_000, logs: LOGS }));
  return windows.claims.all();
}

/** Reads one input; null when all is well. */
function tryInput({ name, read, refuses }: Target, bytes: Buffer, turn: number): string | null {
  const place = () => `${name} of ${bytes.toString("hex").slice(0, 2_000)}`;
  try {
    const limit = MOST_ANYWAY + MOST_PER_BYTE * bytes.length;
    const size = sizeOf(read(bytes, turn), limit);
    return size > limit ? `${size} values were made: ${place()}` : null;
  } catch (error) {
    return refuses && error instanceof RangeError ? null : `${String(error)}: ${place()}`;
  }
}

/** Reads so many changed inputs. Never throws; the same seed gives the same inputs. */
export function fuzzKafkaInput({ inputs, seed }: { inputs: number; seed: number }): FuzzResult {
  const random = randomFrom(seed);
  const before = process.memoryUsage().rss;
  const result: FuzzResult = { inputs, failures: [], slowestMs: 0, grownBytes: 0 };
  for (let turn = 0; turn < inputs; turn++) {
    const target = targets[turn % targets.length]!;
    const bytes = changed(target.samples[Math.floor(random() * target.samples.length)]!, random);
    const began = process.cpuUsage();
    const failure = tryInput(target, bytes, Math.floor(turn / targets.length));
    const { user, system } = process.cpuUsage(began);
    const ms = (user + system) / 1000;
    result.slowestMs = Math.max(result.slowestMs, ms);
    if (failure) result.failures.push(failure);
    else if (ms > MOST_MS) result.failures.push(`${ms} ms: ${target.name} of ${bytes.toString("hex").slice(0, 2_000)}`);
  }
  result.grownBytes = process.memoryUsage().rss - before;
  return result;
}

/** The samples as they are, each read by its target: none may be refused, or the fuzzer would change nothing that counts. */
export function readSamples(): string[] {
  const refused = targets.flatMap((target) =>
    target.samples.flatMap((bytes) => tryInput({ ...target, refuses: false }, bytes, 0) ?? []),
  );
  const unread = seeds.BATCHES.filter((bytes) => eventsOf(bytes).length < seeds.RECORDS.length - 2);
  return [...refused, ...unread.map((bytes) => `no events: ${bytes.toString("hex")}`)];
}
