/** Ticks of a file through a database of their own, and files that are none. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { csvHeader, csvOfTick } from "@/lib/history/tick-csv";
import { T, tickOf } from "@/lib/history/test-history";
import { runTicksBench, sayTicksBench } from "./history-ticks";

const MINUTE = 60_000;
let folder: string;
beforeAll(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), "tidemark-ticks-"))));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function fileOf(content: string): string {
  const file = path.join(folder, "ticks.csv");
  fs.writeFileSync(file, content);
  return file;
}

const rows = (cluster: string, count: number, first = 0): string =>
  Array.from({ length: count }, (_, index) => {
    const offset = BigInt(index * 100);
    const tick = { logEnd: [offset + 7n, null], committed: [offset, null], intervalMs: MINUTE };
    return [...csvOfTick(tickOf(cluster, T + (first + index) * MINUTE, tick))].join("");
  }).join("");

const run = (content: string) => runTicksBench({ file: fileOf(content), days: 1, say: () => undefined });

it("fills a day, and tells what an hour and the day take", { timeout: 120_000 }, async () => {
  const figures = await run(csvHeader() + rows("prod", 30));
  expect(figures).toMatchObject({
    ...{ recordedTicks: 30, groupPartitions: 1 },
    ...{ hour: { hours: 1, samples: 30 }, all: { hours: 24, samples: 720 } },
  });
  const { hour, all } = figures;
  expect(all.bytes / all.samples).toBeLessThan(hour.bytes / hour.samples);
  expect(all.parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(all.bytes);
  expect(all.parts.map(({ name }) => name)).toContain("SubscriptionBlock, index");
  expect(sayTicksBench(figures)).toContain("B per lag sample, after 24 hours");
});

it.each([
  ["nothing", "", /it holds no ticks\. Export an hour of one cluster/],
  ["no rows", csvHeader(), /it holds no ticks/],
  ["another table", "a,b\r\n1,2\r\n", /this is not Tidemark's CSV, at_utc, at_ms, .* is missing/],
  ["two clusters", csvHeader() + rows("a", 2) + rows("b", 1, 2), /column cluster holds "a" and, in line 6, "b"/],
  ["one tick", csvHeader() + rows("a", 1), /holds a single tick/],
  ["a bad number", csvHeader() + rows("a", 2).replace(String(T), "soon"), /Line 2: at_ms is "soon"/],
])("refuses a file with %s", async (_, content, message) => {
  await expect(run(content)).rejects.toThrow(message);
});

it("refuses a file that is not there", async () => {
  const file = path.join(folder, "missing.csv");
  await expect(runTicksBench({ file, days: 1, say: () => undefined })).rejects.toThrow(/there is no such file/);
});
