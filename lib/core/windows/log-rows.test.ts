import fc from "fast-check";
import { expect, it } from "vitest";
import { LogRows } from "./log-rows";
import { logCurve } from "../numbers/log-time";
import type { LogPoint } from "../numbers/window";

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

it("tells the curve of a partition as its points would, and has points in the order of an array", () => {
  const offset = fc.oneof(
    { weight: 8, arbitrary: fc.bigInt({ min: 2n ** 53n - 20n, max: 2n ** 53n + 20n }) },
    { weight: 4, arbitrary: fc.bigInt({ min: 0n, max: 50n }) },
    { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }) },
  );
  const reading = fc.option(fc.array(fc.option(offset), { maxLength: 2 }), { nil: [] });
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 40 }), (readings) => {
      const rows = new LogRows(BUCKET_MS);
      const expected: LogPoint[] = [];
      for (const [index, logEnd] of readings.entries()) {
        const at = START + index * 5_000;
        rows.add({ at, logEnd, logStart: logEnd.map(() => 0n), leader: logEnd.map(() => 1) }, WINDOW_MS);
        if (logEnd.length > 1) expected.push({ at, logEnd: logEnd[1]!, logStart: 0n, hasLeader: true });
      }
      const series = rows.series(1);
      expect([...series]).toEqual(expected);
      expect(Array.from({ length: series.length }, (_, i) => series.at(i))).toEqual(expected);
      expect(series.at(-1)).toEqual(expected.at(-1));
      expect(series.at(series.length)).toBeUndefined();
      expect(series.curve?.()).toEqual(logCurve(expected));
    }),
  );
});
