import { expect, it } from "vitest";
import { formatCount, formatDuration, formatLeast, formatRate, formatRecords } from "./format";

it.each([
  [0, "0 ms"],
  [812, "812 ms"],
  [999.7, "1 s"],
  [45_000, "45 s"],
  [119_000, "119 s"],
  [12 * 60_000, "12 min"],
  [119.7 * 60_000, "2 h"],
  [125 * 60_000, "2 h 5 min"],
  [76 * 3_600_000, "3 d 4 h"],
  [-5000, "-5 s"],
])("%d ms is %s", (ms, text) => expect(formatDuration(ms)).toBe(text));

it("groups digits, also beyond 2^53", () => {
  expect(formatCount(9_007_199_254_740_993n)).toBe("9,007,199,254,740,993");
  expect(formatCount(999)).toBe("999");
  expect(formatCount(-1234n)).toBe("-1,234");
});

it("counts one record as one", () => {
  expect(formatRecords(1n)).toBe("1 record");
  expect(formatRecords(8400)).toBe("8,400 records");
});

it("keeps what matters of small rates", () => {
  expect(formatRate(0.2512)).toBe("0.25 records/s");
  expect(formatRate(1320.4)).toBe("1,320 records/s");
});

it.each([
  [1000 * (16 * 60 + 40), "17 min", "at least 16 min"],
  [119_600, "2 min", "at least 119 s"],
  [2 * 3_600_000 - 1, "2 h", "at least 119 min"],
])("what lasts at least %i ms is not told as longer than it was seen", (ms, nearest, least) => {
  expect([formatDuration(ms), formatLeast(ms)]).toEqual([nearest, least]);
});
