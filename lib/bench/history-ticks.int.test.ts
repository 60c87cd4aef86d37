/** Ticks of a file through a database of their own, and files that are none. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { HistoryTick } from "@/lib/history/history";
import { tickFormats } from "@/lib/history/tick-formats";
import { T, tickOf } from "@/lib/history/test-history";
import { runTicksBench, formatTicksBench } from "./history-ticks";

const MINUTE = 60_000;
let folder: string;
beforeAll(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), "tidemark-ticks-"))));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const ticks = (cluster: string, count: number, first = 0): HistoryTick[] =>
  Array.from({ length: count }, (_, index) => {
    const offset = BigInt(index * 100);
    const tick = { logEnd: [offset + 7n, null], committed: [offset, null], intervalMs: MINUTE };
    return tickOf(cluster, T + (first + index) * MINUTE, tick);
  });

const textOf = (all: HistoryTick[], format: "csv" | "parquet" = "csv"): Promise<Buffer> =>
  buffer(tickFormats[format].bytesOf(Readable.from(all)));

async function run(content: string | Buffer) {
  const file = path.join(folder, "ticks");
  fs.writeFileSync(file, content);
  return runTicksBench({ file, days: 1, say: () => undefined });
}

it.each(["csv", "parquet"] as const)(
  "fills a day from %s, and tells what it takes",
  { timeout: 120_000 },
  async (as) => {
    const figures = await run(await textOf(ticks("prod", 30), as));
    expect(figures).toMatchObject({
      ...{ recordedTicks: 30, groupPartitions: 1 },
      ...{ hour: { hours: 1, samples: 30 }, all: { hours: 24, samples: 720 } },
    });
    const { hour, all } = figures;
    expect(all.bytes / all.samples).toBeLessThan(hour.bytes / hour.samples);
    expect(all.parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(all.bytes);
    expect(all.parts.map(({ name }) => name)).toContain("SubscriptionBlock, index");
    expect(formatTicksBench(figures)).toContain("B per lag sample, after 24 hours");
  },
);

it.each([
  ["nothing", () => "", /it holds no ticks\. Export an hour of one cluster/],
  ["no rows", () => textOf([]), /it holds no ticks/],
  ["another table", () => "a,b\r\n1,2\r\n", /Line 2: the column at_ms is missing/],
  ["two clusters", () => textOf([...ticks("a", 2), ...ticks("b", 1, 2)]), /Line 6: cluster is "b", and "a" above it/],
  ["one tick", () => textOf(ticks("a", 1)), /holds a single tick/],
  [
    "a bad number",
    async () =>
      String(await textOf(ticks("a", 2)))
        .replace(`,${T}`, ",soon")
        .replace(`,${T}`, ",soon"),
    /Line 2: at_ms is "soon"/,
  ],
])("refuses a file with %s", async (_, content, message) => {
  await expect(run(await content())).rejects.toThrow(message);
});

it("refuses a file that is not there", async () => {
  const file = path.join(folder, "missing.csv");
  await expect(runTicksBench({ file, days: 1, say: () => undefined })).rejects.toThrow(/there is no such file/);
});
