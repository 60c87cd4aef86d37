/** Whatever goes into a block comes out of it, exactly. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blocksFor,
  packSubscription,
  packTicks,
  packTimes,
  packTopic,
  unpackSubscription,
  unpackTicks,
  unpackTimes,
  unpackTopic,
} from "./blocks";
import { cellOf, PARTITIONS_PER_BLOCK, readGrid, type Grid } from "./grid";

type Row = (bigint | null)[];

const literal = (row: Row) => `{${row.map((value) => (value === null ? "NULL" : String(value))).join(",")}}`;

/** One chunk of rows as a grid; undefined: no row at that tick. */
const gridOf = (rows: (Row | undefined)[], chunk = 0): Grid =>
  readGrid(
    rows.length,
    chunk,
    rows.flatMap((row, tick) => {
      const slice = row?.slice(chunk * PARTITIONS_PER_BLOCK, (chunk + 1) * PARTITIONS_PER_BLOCK);
      return row && slice ? [{ tick, length: row.length, literal: literal(slice) }] : [];
    }),
  );

/** The rows, put together from their chunks. */
function rowsOf(chunks: Grid[]): (Row | undefined)[] {
  return Array.from({ length: chunks[0]!.ticks }, (_, tick) => {
    const length = chunks[0]!.lengths[tick]!;
    if (length < 0) return undefined;
    return Array.from({ length }, (_, partition) =>
      cellOf(chunks[Math.floor(partition / PARTITIONS_PER_BLOCK)]!, partition % PARTITIONS_PER_BLOCK, tick),
    );
  });
}

const edges = [0n, -1n, 2n ** 51n - 1n, 2n ** 51n, 2n ** 53n, 2n ** 63n - 1n, -(2n ** 63n)];
const anyOffset = fc.option(
  fc.oneof(
    fc.bigInt({ min: 0n, max: 1_000_000n }),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.constantFrom(...edges),
  ),
  { nil: null, freq: 4 },
);
const smallOffset = fc.option(fc.bigInt({ min: 0n, max: 2n ** 50n }), { nil: null, freq: 4 });
const rows = fc.constantFrom(smallOffset, anyOffset).chain((offset) =>
  fc.array(fc.option(fc.array(offset, { maxLength: 6 }), { nil: undefined, freq: 5 }), {
    minLength: 1,
    maxLength: 30,
  }),
);

describe("blocks", () => {
  it("give back every offset, missing row, length and null", async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.array(fc.option(fc.nat(5000), { nil: null })), async (list, counts) => {
        const members = list.map((_, tick) => counts[tick] ?? null);
        const packed = await packSubscription({ committed: gridOf(list), members });
        const back = unpackSubscription(packed, list.length, 0);
        expect(rowsOf([back.committed])).toEqual(list);
        expect(back.members).toEqual(members);
      }),
      { numRuns: 300 },
    );
  });

  it("give back topics with their partitions without a leader", async () => {
    const lists = fc.array(fc.array(fc.nat(3000), { maxLength: 3 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, rows, lists, async (ends, starts, without) => {
        const logEnd = ends.map((row, tick) => (tick in starts ? row : undefined));
        const logStart = logEnd.map((row, tick) => row && (starts[tick] ?? []));
        const leaderless = logEnd.map((_, tick) => without[tick] ?? []);
        const packed = await packTopic({ logEnd: gridOf(logEnd), logStart: gridOf(logStart), leaderless });
        const back = unpackTopic(packed, logEnd.length, 0);
        expect(rowsOf([back.logEnd])).toEqual(logEnd);
        expect(rowsOf([back.logStart])).toEqual(logStart);
        expect(back.leaderless).toEqual(leaderless);
      }),
      { numRuns: 200 },
    );
  });

  it("give back commit times: repeated, shared, new, late and absurd ones", async () => {
    const start = 1_764_000_000_000;
    const near = fc.integer({ min: -20_000, max: 5000 }).map((ms) => BigInt(start + ms));
    const time = fc.option(
      fc.oneof(
        near,
        fc.constantFrom(BigInt(start), BigInt(start - 1), 0n),
        anyOffset.map((v) => v ?? 0n),
      ),
      {
        nil: null,
        freq: 6,
      },
    );
    const sane = fc.option(fc.oneof(near, fc.constantFrom(BigInt(start), BigInt(start - 1))), { nil: null, freq: 6 });
    const list = fc.oneof(
      fc.array(fc.option(fc.array(sane, { maxLength: 8 }), { nil: undefined, freq: 6 }), {
        minLength: 1,
        maxLength: 30,
      }),
      fc.array(fc.option(fc.array(time, { maxLength: 4 }), { nil: undefined }), { minLength: 1, maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(list, async (times) => {
        const at = times.map((_, tick) => start + tick * 5000);
        const back = unpackTimes(await packTimes(gridOf(times), at), at, 0);
        expect(rowsOf([back])).toEqual(times);
      }),
      { numRuns: 300 },
    );
  });

  it("share a wide topic, also one that grows over the border of a block", async () => {
    const width = (tick: number) => 2 * PARTITIONS_PER_BLOCK - 5 + tick;
    const list = Array.from({ length: 12 }, (_, tick) =>
      Array.from({ length: width(tick) }, (_, p) => (p % 11 === 3 ? null : BigInt(p * 1000 + tick))),
    );
    const at = list.map((_, tick) => 1_764_000_000_000 + tick);
    const chunks = Array.from({ length: blocksFor(width(11)) }, (_, chunk) => chunk);
    expect(chunks).toEqual([0, 1, 2]);
    const members = list.map(() => 1);
    const offsets = await Promise.all(
      chunks.map(async (chunk) => {
        const packed = await packSubscription({ committed: gridOf(list, chunk), members });
        return unpackSubscription(packed, list.length, chunk).committed;
      }),
    );
    expect(rowsOf(offsets)).toEqual(list);
    const times = await Promise.all(
      chunks.map(async (chunk) => unpackTimes(await packTimes(gridOf(list, chunk), at), at, chunk)),
    );
    expect(rowsOf(times)).toEqual(list);
  });

  it("know as many new commit times in one tick as they have partitions", async () => {
    const row = Array.from({ length: 128 }, (_, p) => BigInt(1_764_000_000_000 + p * 7));
    const many = Array.from({ length: 3 }, (_, tick) => row.map((time) => time + BigInt(tick)));
    const at = many.map((_, tick) => 1_764_000_001_000 + tick);
    expect(rowsOf([unpackTimes(await packTimes(gridOf(many), at), at, 0)])).toEqual(many);
  });

  it("read the commit times of earlier releases, which counted new ones from the tick", () => {
    const start = 1_764_000_000_000;
    const at = [0, 5000, 10_000, 15_000].map((ms) => start + ms);
    const packed = Buffer.from("AQQDAwwMBgYGBgAEBAIDAAIDAgECAgIAAXd1kWuFeQUFAQUBBQ==", "base64");
    const since = [
      [-700, -700, null],
      [4301, 4301, 4100],
      [4301, 9306, 9111],
      [14_299, null, 9111],
    ];
    expect(rowsOf([unpackTimes(packed, at, 0)])).toEqual(
      since.map((row) => row.map((ms) => (ms === null ? null : BigInt(start + ms)))),
    );
  });

  it("keep the moments of ticks and when the next one was due", async () => {
    const moments = fc.uniqueArray(fc.nat(2 ** 41), { maxLength: 800 }).map((list) => list.sort((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(moments, fc.array(fc.nat(3_600_000)), async (at, intervals) => {
        const ticks = { at, intervalMs: at.map((_, index) => intervals[index] ?? 5000) };
        expect(unpackTicks(await packTicks(ticks))).toEqual(ticks);
      }),
    );
  });

  it("refuse a form that they do not know", async () => {
    const packed = await packTicks({ at: [1], intervalMs: [1] });
    packed[0] = 9;
    expect(() => unpackTicks(packed)).toThrow("form 9, which this release does not know");
    const times = await packTimes(gridOf([[5n]]), [5]);
    // The first byte of the first section tells how times are told; it stands after the lengths of the four.
    times[1 + 1 + 2 * 4] = 9;
    expect(() => unpackTimes(times, [5], 0)).toThrow("commit times of form 9, which this release does not know");
  });
});
