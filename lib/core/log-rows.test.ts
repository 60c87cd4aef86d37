import { expect, it } from "vitest";
import { LogRows } from "./log-rows";

const WINDOW_MS = 600_000;
const BUCKET_MS = 4_000;
const START = 1_700_000_000_000;

/** Readings at a steady pace for 15 minutes; the log grows by one record in each. */
function read(everyMs: number): LogRows {
  const rows = new LogRows(BUCKET_MS);
  for (let i = 0; i * everyMs <= 900_000; i++)
    rows.add({ at: START + i * everyMs, logEnd: [BigInt(i)], logStart: [0n], leader: [1] }, WINDOW_MS);
  return rows;
}

const timesOf = (rows: LogRows) => Array.from({ length: rows.length }, (_, index) => rows.atOf(index));

it("keeps every reading of the last two minutes, and one in four seconds of those before", () => {
  const times = timesOf(read(1_000));
  const fine = times.filter((at) => at >= START + 780_000);
  expect(fine).toEqual(Array.from({ length: 121 }, (_, i) => START + 780_000 + i * 1_000));
  const older = times.filter((at) => at < START + 780_000);
  expect(older).toHaveLength(120);
  for (const [index, at] of older.entries()) if (index > 0) expect(at - older[index - 1]!).toBe(BUCKET_MS);
  expect(times[0]! - START).toBeLessThan(300_000 + BUCKET_MS);
});

it("thins nothing where the log is read more seldom than that", () => {
  for (const everyMs of [4_000, 5_000, 10_000])
    expect(timesOf(read(everyMs))).toHaveLength(Math.floor(WINDOW_MS / everyMs) + 1);
});

it("keeps offsets with their times", () => {
  const rows = read(1_000);
  for (let i = 0; i < rows.length; i++) expect(rows.endNumber(i, 0)).toBe((rows.atOf(i) - START) / 1_000);
});
