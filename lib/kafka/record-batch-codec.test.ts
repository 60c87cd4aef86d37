import zlib from "node:zlib";
import { compressionsAlgorithms, createRecordsBatch } from "@platformatic/kafka";
import { describe, expect, it, vi } from "vitest";
import type { ByteReader } from "./byte-reader";
import { decodeBatches, skipHidden, type AbortedTransaction } from "./record-batch-codec";
import { say } from "@/lib/core/words/sentences/facts";

/** Places inside a batch, in bytes from its start. */
const ATTRIBUTES = 21;
const MB = 1024 * 1024;
const MAX_TIMESTAMP = 35;
const LOG_APPEND_TIME = 0b1000;
const TRANSACTIONAL = 0b10000;
const CONTROL = 0b100000;

interface BatchOptions {
  compression?: "none" | "gzip" | "snappy" | "lz4";
  attributes?: number;
  producerId?: bigint;
}

/** A batch as a producer writes it, moved to `baseOffset` as the broker does. */
function batch(baseOffset: bigint, keys: (string | Buffer)[], options: BatchOptions = {}): Buffer {
  const { attributes = 0, compression = "none", producerId = -1n } = options;
  const records = keys.map((key, index) => ({
    key: Buffer.from(key),
    value: Buffer.from(`value ${index}`),
    timestamp: 1_700_000_000_000n + BigInt(index),
    topic: "any",
  }));
  const bytes = Buffer.from(createRecordsBatch(records, { compression, producerId }).buffer);
  bytes.writeBigInt64BE(baseOffset, 0);
  bytes.writeInt16BE(bytes.readInt16BE(ATTRIBUTES) | attributes, ATTRIBUTES);
  return bytes;
}

/** The record that ends a transaction: its key is a version and 0 for abort, 1 for commit. */
const marker = (baseOffset: bigint, producerId: bigint, type: 0 | 1) =>
  batch(baseOffset, [Buffer.from([0, 0, 0, type])], { attributes: TRANSACTIONAL | CONTROL, producerId });

const textOf = (part: ByteReader | null) => part?.slice(part.remaining).toString();

/** What is handed over, read at once: the next record takes its place. */
function decode(bytes: Buffer, aborted: AbortedTransaction[] = [], from = 0n) {
  const records: { timestamp: number; key: string | undefined; value: string | undefined }[] = [];
  const figures = decodeBatches(bytes, aborted, from, ({ timestamp, key, value }) =>
    records.push({ timestamp, key: textOf(key), value: textOf(value) }),
  );
  return { ...figures, records };
}
const keysOf = (result: ReturnType<typeof decode>) => result.records.map(({ key }) => key);

describe("what is hidden from consumers of committed records", () => {
  const data = (at: bigint, producerId: bigint) => batch(at, ["a", "b"], { attributes: TRANSACTIONAL, producerId });
  const aborts = [{ producerId: 7n, firstOffset: 10n }];

  it.each<[string, Buffer[], bigint, Partial<ReturnType<typeof skipHidden>>]>([
    ["a marker", [marker(10n, 7n, 1)], 11n, { next: 11n, record: false, aborted: false }],
    ["an aborted transaction", [data(10n, 7n), marker(12n, 7n, 0)], 13n, { next: 13n, record: false, aborted: true }],
    ["a record behind it", [data(10n, 7n), marker(12n, 7n, 0), batch(13n, ["c"])], 14n, { next: 13n, record: true }],
    ["a committed transaction", [data(10n, 8n), marker(12n, 8n, 1)], 13n, { next: 10n, record: true }],
    ["the producer's next one", [data(10n, 7n), marker(12n, 7n, 0), data(13n, 7n)], 15n, { next: 13n, record: true }],
    ["a part of one, for the next look", [data(10n, 7n)], 13n, { next: 12n, record: false }],
    ["offsets that compaction left empty", [marker(14n, 7n, 1)], 15n, { next: 15n, record: false }],
  ])("%s", (_, batches, end, passed) => {
    expect(skipHidden(Buffer.concat(batches), aborts, 10n, end)).toMatchObject(passed);
  });
});

describe("records", () => {
  it("come with time, key and value", () => {
    const result = decode(batch(2n ** 53n, ["a", "b"]));
    expect(result.records).toEqual([
      { timestamp: 1_700_000_000_000, key: "a", value: "value 0" },
      { timestamp: 1_700_000_000_001, key: "b", value: "value 1" },
    ]);
    expect(result).toMatchObject({ next: 2n ** 53n + 2n, unreadable: 0 });
  });

  it("begin at the offset that was asked for, though the batch begins before", () => {
    const base = 2n ** 53n;
    const bytes = Buffer.concat([batch(base, ["a", "b", "c"]), batch(base + 3n, ["d"])]);
    for (const [from, keys] of [
      [0n, "abcd"],
      [base, "abcd"],
      [base + 1n, "bcd"],
      [base + 3n, "d"],
      [base + 4n, ""],
    ] as const)
      expect(keysOf(decode(bytes, [], from)).join("")).toBe(keys);
    expect(decode(bytes, [], base + 1n).next).toBe(base + 4n);
  });

  it("have the broker's time where the broker sets it", () => {
    const bytes = batch(0n, ["a", "b"], { attributes: LOG_APPEND_TIME });
    bytes.writeBigInt64BE(42n, MAX_TIMESTAMP);
    expect(decode(bytes).records.map(({ timestamp }) => timestamp)).toEqual([42, 42]);
  });

  it.each(["gzip", "snappy", "lz4"] as const)("are read from %s", (compression) => {
    const keys = Array.from({ length: 50 }, (_, index) => `key ${index}`);
    expect(keysOf(decode(batch(0n, keys, { compression })))).toEqual(keys);
  });

  it("in a compression that this Node lacks say the way out; others are counted", () => {
    const zstd = batch(0n, ["a"], { attributes: 4 });
    // Bytes that were never compressed: with zstd at hand they are a broken batch.
    expect(decode(zstd)).toMatchObject({ unreadable: 1, next: 1n });
    if (!compressionsAlgorithms.zstd.available)
      expect(decode(zstd).packed).toEqual(say("offsets-topic.packed", { algorithm: "zstd" }));
    const unknown = decode(Buffer.concat([batch(0n, ["a"], { attributes: 7 }), batch(1n, ["b"])]));
    expect(unknown).toMatchObject({
      unreadable: 1,
      next: 2n,
      packed: say("offsets-topic.packed", { algorithm: "algorithm 7" }),
    });
    expect(keysOf(unknown)).toEqual(["b"]);
  });
});

describe("a fetch", () => {
  it("may end in the middle of a batch, which is left for the next one", () => {
    const [first, second] = [batch(10n, ["a"]), batch(11n, ["b", "c"])];
    for (let cut = 0; cut < second.length; cut++) {
      const result = decode(Buffer.concat([first, second.subarray(0, cut)]));
      expect(result).toMatchObject({ next: 11n, unreadable: 0 });
      expect(keysOf(result)).toEqual(["a"]);
    }
    expect(decode(first.subarray(0, 20))).toEqual({ records: [], next: null, unreadable: 0, packed: null });
  });

  it("goes on after a batch that cannot be read, and counts its records", () => {
    const broken = batch(10n, ["a", "b"], { attributes: 1 });
    const result = decode(Buffer.concat([broken, batch(12n, ["c"])]));
    expect(result).toMatchObject({ next: 13n, unreadable: 2 });
    expect(keysOf(result)).toEqual(["c"]);
  });
});

describe("a batch that lies", () => {
  const LAST_DELTA = 23;
  const COUNT = 57;
  /** A batch whose records are `packed` with algorithm `attributes`. */
  const packedBatch = (attributes: number, packed: Buffer) => {
    const head = batch(0n, ["a"], { attributes }).subarray(0, 61);
    head.writeInt32BE(head.length - 12 + packed.length, 8);
    return Buffer.concat([head, packed]);
  };

  it.each([
    ["gzip", 1, () => compressionsAlgorithms.gzip.compressSync(Buffer.alloc(64 * MB))],
    ["snappy", 2, () => compressionsAlgorithms.snappy.compressSync(Buffer.alloc(64 * MB))],
    ["lz4", 3, () => compressionsAlgorithms.lz4.compressSync(Buffer.alloc(64 * MB))],
    ["a few bytes of snappy that claim 4 GB", 2, () => Buffer.from("ffffffff0f00", "hex")],
  ] as const)("is not unpacked beyond a bound: %s", (_, attributes, pack) => {
    const bomb = packedBatch(attributes, pack());
    const gunzip = vi.spyOn(zlib, "gunzipSync");
    const others = [compressionsAlgorithms.snappy, compressionsAlgorithms.lz4].map((one) =>
      vi.spyOn(one, "decompressSync"),
    );
    const result = decode(Buffer.concat([bomb, batch(1n, ["b"])]));
    expect(result).toMatchObject({ unreadable: 1, next: 2n });
    expect(keysOf(result)).toEqual(["b"]);
    // Gzip ends at the bound; of the others so much is not begun with.
    expect(gunzip.mock.calls.map(([, bound]) => bound?.maxOutputLength)).toEqual(attributes === 1 ? [16 * MB] : []);
    for (const other of others) expect(other).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it("leaves the rest for the next fetch when much was unpacked", () => {
    const big = packedBatch(1, compressionsAlgorithms.gzip.compressSync(Buffer.alloc(9 * MB)));
    const result = decode(Buffer.concat([big, big, batch(7n, ["b"])]));
    expect(keysOf(result)).not.toContain("b");
    expect(result.next).toBe(2n);
  });

  it("of the number of its records is read as far as there are some", () => {
    const lying = batch(0n, ["a", "b"]);
    lying.writeInt32BE(2_147_483_647, COUNT);
    const result = decode(Buffer.concat([lying, batch(2n, ["c"])]));
    expect(keysOf(result)).toEqual(["a", "b", "c"]);
    expect(result.unreadable).toBeLessThan(10_000_000);
    lying.writeInt32BE(-5, COUNT);
    expect(decode(lying)).toMatchObject({ records: [], next: 2n });
  });

  it("of the length of a record is not read again and again", () => {
    const lying = batch(0n, ["a"]);
    lying.writeInt32BE(1_000_000, COUNT);
    // As a zigzag varint that is -1: the record would end before it begins.
    lying[61] = 1;
    const result = decode(lying);
    expect(result.records.length).toBeLessThanOrEqual(1);
    expect(result.next).toBe(1n);
  });

  it("of its last offset never sets the reader back", () => {
    const lying = batch(5n, ["a"]);
    lying.writeInt32BE(-1_000, LAST_DELTA);
    expect(decode(lying, [], 5n).next).toBe(6n);
    lying.writeBigInt64BE(-9n, 0);
    expect(decode(lying, [], 5n).next).toBe(6n);
  });

  it("of its length is taken for one of another format", () => {
    const short = batch(0n, ["a"]);
    short.writeInt32BE(3, 8);
    expect(decode(short.subarray(0, 15))).toMatchObject({ unreadable: 1, next: 1n });
  });
});

it("reads snappy as Java writes it: in blocks", () => {
  const block = (text: Buffer) => {
    const packed = compressionsAlgorithms.snappy.compressSync(text);
    const length = Buffer.alloc(4);
    length.writeInt32BE(packed.length);
    return Buffer.concat([length, packed]);
  };
  const plain = batch(0n, ["a", "b"]);
  const records = plain.subarray(61);
  const head = Buffer.concat([Buffer.from([0x82]), Buffer.from("SNAPPY\0"), Buffer.from([0, 0, 0, 1, 0, 0, 0, 1])]);
  const packed = Buffer.concat([head, block(records.subarray(0, 9)), block(records.subarray(9))]);
  const bytes = Buffer.concat([plain.subarray(0, 61), packed]);
  bytes.writeInt16BE(2, ATTRIBUTES);
  bytes.writeInt32BE(bytes.length - 12, 8);
  expect(keysOf(decode(bytes))).toEqual(["a", "b"]);
});

describe("transactions", () => {
  const transactional = (offset: bigint, key: string, producerId: bigint) =>
    batch(offset, [key], { attributes: TRANSACTIONAL, producerId });

  it("count when they were committed; markers never do", () => {
    const bytes = Buffer.concat([transactional(0n, "a", 1n), marker(1n, 1n, 1)]);
    expect(keysOf(decode(bytes))).toEqual(["a"]);
    expect(decode(bytes).next).toBe(2n);
  });

  it("that were aborted do not, up to their end and no further", () => {
    const bytes = Buffer.concat([
      transactional(0n, "committed before", 1n),
      marker(1n, 1n, 1),
      transactional(2n, "aborted", 1n),
      transactional(3n, "of another producer", 2n),
      batch(4n, ["of no transaction"]),
      marker(5n, 1n, 0),
      transactional(6n, "committed after", 1n),
    ]);
    expect(keysOf(decode(bytes, [{ producerId: 1n, firstOffset: 2n }]))).toEqual([
      "committed before",
      "of another producer",
      "of no transaction",
      "committed after",
    ]);
  });
});
