import fc from "fast-check";
import { expect, it } from "vitest";
import { MAX_RANGE_MS, MIN_RANGE_MS, parseRange, printRange } from "./range-text";

it.each([
  ["5min", 300_000],
  ["1h", 3_600_000],
  ["3 h", 10_800_000],
  ["1h 30m", 5_400_000],
  ["2d", 172_800_000],
  ["1.5h", 5_400_000],
  [" 7D ", 604_800_000],
])("reads %s", (text, ms) => expect(parseRange(text)).toBe(ms));

it.each(["", "h", "3", "3 parsecs", "-3h", "30s", "500d", "3h!", "1h 2"])("refuses %j", (text) =>
  expect(parseRange(text)).toBeNull(),
);

it("reads back what it prints", () => {
  const seconds = fc.integer({ min: MIN_RANGE_MS / 1000, max: MAX_RANGE_MS / 1000 });
  fc.assert(fc.property(seconds, (value) => parseRange(printRange(value * 1000)) === value * 1000));
});
