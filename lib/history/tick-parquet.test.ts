/** Ticks to Parquet and back. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { parquetWriteFile } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HistoryTick } from "./model";
import { anyTicks, gather, inOrder, oneByOne, sampleTick } from "./test-ticks";
import { parquetOfTicks, ticksOfParquet } from "./tick-parquet";
import { BadTicks, COLUMN_NAMES } from "./tick-rows";

let folder: string;
let file: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "tidemark-parquet-"));
  file = path.join(folder, "ticks.parquet");
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const parquetOf = async (ticks: Iterable<HistoryTick>) => Buffer.concat(await gather(parquetOfTicks(oneByOne(ticks))));

function back(bytes: Uint8Array, cluster = "lab"): Promise<HistoryTick[]> {
  fs.writeFileSync(file, bytes);
  return gather(ticksOfParquet(file, cluster));
}

/** The library reads array buffers that begin with the file. */
const alone = (bytes: Buffer) => new Uint8Array(bytes).buffer;

/** Six rows each. */
const many = (count: number): HistoryTick[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ ...sampleTick, at: sampleTick.at + i * 5000 },
    subscriptions: ["a", "b", "c"].map((group) => ({
      ...{ ...sampleTick.subscriptions[0]!, group, committed: [BigInt(i), null], commitAt: [i, null] },
    })),
  }));

describe("ticks as Parquet", () => {
  it("have the columns of the CSV, exact 64-bit offsets, times in UTC, and null where nothing is known", async () => {
    const bytes = alone(await parquetOf([sampleTick]));
    const types = parquetMetadata(bytes)
      .schema.slice(1)
      .map(({ name, type, converted_type: as }) => [name, type, as]);
    expect(types.map(([name]) => name)).toEqual(COLUMN_NAMES);
    expect(types).toContainEqual(["at_utc", "INT64", "TIMESTAMP_MILLIS"]);
    expect(types).toContainEqual(["committed_offset", "INT64", undefined]);
    expect(await parquetReadObjects({ file: bytes })).toEqual([
      {
        ...{ at_utc: new Date("2025-11-24T16:00:00.000Z"), at_ms: 1_764_000_000_000n, interval_ms: 5000n },
        ...{ cluster: "lab", group: 'a, "b"\r\n', members: 2, topic: "orders", topic_id: "id", partition: 0 },
        ...{ has_leader: true, log_start_offset: 7n, log_end_offset: 9223372036854775807n },
        ...{ committed_offset: 9007199254740993n, lag_records: 9214364837600034814n, committed_at_ms: 1n },
      },
      {
        ...{ at_utc: new Date("2025-11-24T16:00:00.000Z"), at_ms: 1_764_000_000_000n, interval_ms: 5000n },
        ...{ cluster: "lab", group: 'a, "b"\r\n', members: 2, topic: "orders", topic_id: "id", partition: 1 },
        ...{ has_leader: false, log_start_offset: null, log_end_offset: null },
        ...{ committed_offset: null, lag_records: null, committed_at_ms: null },
      },
    ]);
  });

  it("come back as they were, under another cluster's name", async () => {
    await fc.assert(
      fc.asyncProperty(anyTicks, async (ticks) => {
        expect(inOrder(await back(await parquetOf(ticks), "copy"))).toEqual(
          inOrder(ticks.map((one) => ({ ...one, cluster: "copy" }))),
        );
      }),
    );
  });

  it("come in row groups, each handed on before the next is made, and a moment may span two", async () => {
    const ticks = many(6000);
    let taken = 0;
    const counted = async function* () {
      for (const tick of ticks) {
        taken++;
        yield tick;
      }
    };
    const pieces: [number, Uint8Array][] = [];
    for await (const piece of parquetOfTicks(counted())) pieces.push([taken, piece]);
    expect(pieces.map(([after]) => after)).toEqual([2731, 5462, 6000]);
    const bytes = Buffer.concat(pieces.map(([, piece]) => piece));
    const { row_groups: groups, num_rows: rows } = parquetMetadata(alone(bytes));
    expect(groups.map((group) => group.num_rows)).toEqual([16_384n, 16_384n, 3232n]);
    expect(rows).toBe(36_000n);
    expect(await back(bytes)).toEqual(ticks);
  });

  it("say what is at fault: the file, a column, or a row", async () => {
    const bytes = await parquetOf([sampleTick]);
    for (const cut of [0, 3, 11, bytes.length - 1]) {
      await expect(back(bytes.subarray(0, cut))).rejects.toThrow(/not Parquet, or it is damaged or incomplete/);
    }
    const footer = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8);
    await expect(back(Buffer.from(bytes).fill(0xff, 4, footer))).rejects.toThrow(
      /damaged or incomplete \(row group 1, which begins at row 1\)/,
    );
    await expect(back(await parquetOf([sampleTick, { ...sampleTick, at: 5 }]))).rejects.toThrow(
      new BadTicks("Row 3: its moment is before that of the one above it."),
    );
    const rewritten = async (column: string, values: unknown[] | null) => {
      const rows = await parquetReadObjects({ file: alone(bytes) });
      const columnData = COLUMN_NAMES.filter((name) => name !== column || values).map((name) => ({
        ...{ name, data: name === column ? values! : rows.map((row) => row[name] as unknown) },
      }));
      parquetWriteFile({ filename: file, columnData });
      return gather(ticksOfParquet(file, "lab"));
    };
    await expect(rewritten("log_end_offset", null)).rejects.toThrow("The column log_end_offset is missing.");
    await expect(rewritten("committed_offset", [0.5, null])).rejects.toThrow(
      "The column committed_offset is DOUBLE: write it as INT64.",
    );
    await expect(rewritten("committed_at_ms", [1n, -5n])).rejects.toThrow(
      'Row 2: committed_at_ms is "-5", which is not a whole number.',
    );
    await expect(rewritten("at_ms", [null, 5n])).rejects.toThrow("Row 1: at_ms is empty.");
    // As another tool may write it: narrower integers.
    expect(await rewritten("at_ms", [7, 7])).toEqual([{ ...sampleTick, at: 7 }]);
  });
});
