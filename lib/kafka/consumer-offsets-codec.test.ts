import fc from "fast-check";
import { ByteReader } from "./byte-reader";
import { describe, expect, it } from "vitest";
import type { StreamEvent } from "@/lib/core/words/collection";
import { EventCollector } from "./commit-events";
import { decodeRecord, type OffsetsRecord } from "./consumer-offsets-codec";

/** Writes Kafka's wire types, so that a test shows the bytes field by field. */
class Bytes {
  private readonly parts: Buffer[] = [];
  private add(size: number, write: (buffer: Buffer) => void): this {
    const buffer = Buffer.alloc(size);
    write(buffer);
    this.parts.push(buffer);
    return this;
  }
  int8 = (value: number) => this.add(1, (buffer) => buffer.writeInt8(value));
  int16 = (value: number) => this.add(2, (buffer) => buffer.writeInt16BE(value));
  int32 = (value: number) => this.add(4, (buffer) => buffer.writeInt32BE(value));
  int64 = (value: bigint) => this.add(8, (buffer) => buffer.writeBigInt64BE(value));
  raw(bytes: Buffer): this {
    this.parts.push(bytes);
    return this;
  }
  /** int16 length, then UTF-8. */
  string(text: string): this {
    return this.int16(Buffer.byteLength(text)).raw(Buffer.from(text));
  }
  /** Length + 1 as one byte, then UTF-8: the compact form of short strings. */
  compact(text: string): this {
    return this.int8(Buffer.byteLength(text) + 1).raw(Buffer.from(text));
  }
  bytes(content: Buffer): this {
    return this.int32(content.length).raw(content);
  }
  end = () => Buffer.concat(this.parts);
}

const bytes = () => new Bytes();
const record = (key: Buffer | null, value: Buffer | null): OffsetsRecord => ({
  timestamp: 1_000,
  key: key && new ByteReader(key),
  value: value && new ByteReader(value),
});
const commitKey = (version: number) => bytes().int16(version).string("billing ü").string("orders").int32(3).end();
const groupKey = (version: number) => bytes().int16(version).string("billing ü").end();
const commit = { kind: "commit", group: "billing ü", topic: "orders", partition: 3, at: 5_000 };
const OFFSET = 2n ** 53n + 1n;

describe("committed offsets", () => {
  it.each([
    ["0", bytes().int16(0).int64(OFFSET).string("note").int64(5_000n).end()],
    ["1, with expiry", bytes().int16(1).int64(OFFSET).string("").int64(5_000n).int64(9_000n).end()],
    ["2", bytes().int16(2).int64(OFFSET).string("").int64(5_000n).end()],
    ["3, with leader epoch", bytes().int16(3).int64(OFFSET).int32(12).string("").int64(5_000n).end()],
    ["4, compact", bytes().int16(4).int64(OFFSET).int32(12).compact("note").int64(5_000n).int8(0).end()],
    [
      "4, with a topic id as a tagged field",
      bytes()
        .int16(4)
        .int64(OFFSET)
        .int32(-1)
        .compact("")
        .int64(5_000n)
        .int8(1)
        .int8(0)
        .int8(16)
        .raw(Buffer.alloc(16, 7))
        .end(),
    ],
  ])("are read from values of version %s", (_, value) => {
    expect(decodeRecord(record(commitKey(1), value))).toEqual({ ...commit, offset: OFFSET });
    expect(decodeRecord(record(commitKey(0), value))).toEqual({ ...commit, offset: OFFSET });
  });

  it("are removed by a tombstone, dated by the record", () => {
    const { kind: _kind, ...where } = commit;
    expect(decodeRecord(record(commitKey(1), null))).toEqual({ ...where, kind: "commit-removed", at: 1_000 });
  });
});

/** A member as version 3 of the group's value keeps it. */
const member = (id: string) =>
  bytes()
    .string(id)
    .string("instance")
    .string("client")
    .string("/10.0.0.1")
    .int32(1)
    .int32(2)
    .bytes(Buffer.from("s"))
    .bytes(Buffer.from("a"))
    .end();

const classic = (protocolType: string, members: Buffer[]) =>
  bytes()
    .int16(3)
    .string(protocolType)
    .int32(9)
    .string("range")
    .string("leader")
    .int64(4_000n)
    .int32(members.length)
    .raw(Buffer.concat(members))
    .end();

describe("groups", () => {
  it("of the classic protocol tell generation, assignor and the number of members", () => {
    expect(decodeRecord(record(groupKey(2), classic("consumer", [member("a"), member("b")])))).toEqual({
      kind: "group",
      group: "billing ü",
      at: 1_000,
      type: "classic",
      deleted: false,
      generation: 9,
      assignor: "range",
      memberCount: 2,
    });
  });

  it("that do not consume are passed over", () => {
    expect(decodeRecord(record(groupKey(2), classic("connect", [])))).toEqual({ kind: "ignored", version: 2 });
  });

  it.each([
    [3, "consumer"],
    [11, "share"],
    [17, "streams"],
  ])("of newer protocols tell their epoch (key version %i)", (version, type) => {
    const value = bytes().int16(0).int32(41).end();
    const event = { kind: "group", group: "billing ü", at: 1_000, type, assignor: null, memberCount: null };
    expect(decodeRecord(record(groupKey(version), value))).toEqual({ ...event, deleted: false, generation: 41 });
    expect(decodeRecord(record(groupKey(version), null))).toEqual({ ...event, deleted: true, generation: null });
  });

  it.each([4, 5, 6, 7, 8])("of KIP-848 keep more that nobody asks for (key version %i)", (version) => {
    expect(decodeRecord(record(groupKey(version), Buffer.alloc(4)))).toEqual({ kind: "ignored", version });
  });
});

describe("what cannot be read", () => {
  it("is skipped with the reason", () => {
    expect(decodeRecord(record(groupKey(99), Buffer.alloc(2)))).toMatchObject({ kind: "skipped", version: 99 });
    expect(decodeRecord(record(null, Buffer.alloc(2)))).toMatchObject({ kind: "skipped", version: null });
    const newer = bytes().int16(5).int64(1n).end();
    expect(decodeRecord(record(commitKey(1), newer))).toMatchObject({
      kind: "skipped",
      reason: expect.stringContaining("value version 5") as string,
    });
  });

  it("never throws, whatever the bytes are", () => {
    const any = fc.option(fc.uint8Array({ maxLength: 60 }).map((array) => Buffer.from(array)));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), any, any, (version, key, value) => {
        const start = bytes().int16(version).end();
        const kinds = ["commit", "commit-removed", "group", "ignored", "skipped"];
        expect(kinds).toContain(decodeRecord(record(key && Buffer.concat([start, key]), value)).kind);
      }),
    );
  });
});

function eventsOf(records: OffsetsRecord[]) {
  const parts: (readonly StreamEvent[])[] = [];
  const collector = new EventCollector((part) => parts.push(part));
  for (const each of records) {
    collector.take(each);
    collector.rest();
  }
  collector.end();
  return { parts, events: parts.flat(), skipped: collector.skipped };
}

describe("events of one fetch", () => {
  const epoch = () => record(groupKey(3), bytes().int16(0).int32(1).end());

  it("take a group that changes its protocol for no deletion", () => {
    const { events } = eventsOf([record(groupKey(2), null), epoch()]);
    expect(events).toMatchObject([{ kind: "group", type: "consumer", deleted: false }]);
  });

  it("keep a deletion that is one, and count what was skipped", () => {
    const { events, skipped } = eventsOf([epoch(), record(groupKey(99), null), record(groupKey(3), null)]);
    expect(events).toMatchObject([{ deleted: false }, { deleted: true }]);
    expect(skipped).toBe(1);
  });

  it("are handed over in parts and in order, but whole from the first tombstone on", () => {
    const many = () => Array.from({ length: 1000 }, epoch);
    const { parts, events } = eventsOf([...many(), record(groupKey(2), null), ...many()]);
    expect(events).toHaveLength(2000);
    expect(events.every((event) => event.kind === "group" && !event.deleted)).toBe(true);
    expect(parts.map((part) => part.length)).toEqual([200, 200, 200, 200, 200, 1000]);
  });
});
