import { describe, expect, it } from "vitest";
import { baseOf, roundBaseOf, timeTicks, toWaterRows } from "./water";

describe("the waterline", () => {
  const big = 9_007_199_254_740_993n;

  it("subtracts before it rounds, so that offsets beyond 2^53 keep their lag", () => {
    const rows = toWaterRows([1, 2], [big, big + 5n], [big - 3n, big + 4n], [], baseOf([big], [big - 3n]));
    expect(rows.map(({ logEnd, committed }) => [logEnd, committed])).toEqual([
      [3, 0],
      [8, 7],
    ]);
  });

  it("breaks inside a gap, and where an offset is not known", () => {
    const rows = toWaterRows([10, 20, 50], [5n, null, 9n], [5n, 6n, 9n], [{ from: 20, to: 50 }], 0n);
    expect(rows.map(({ at, water }) => [at, water])).toEqual([
      [10, [5, 5]],
      [20, null],
      [35, null],
      [50, [9, 9]],
    ]);
  });

  it("never draws water upside down when a commit is newer than the log end that was read", () => {
    expect(toWaterRows([1], [4n], [6n], [], 0n)[0]?.water).toEqual([4, 4]);
  });
});

it.each([
  [600_000, 6],
  [3_600_000, 6],
  [86_400_000, 6],
  [90 * 86_400_000, 6],
])("a time axis of %d ms has round moments, at most %d and more than one", (width, most) => {
  const from = new Date(2026, 10, 24, 9, 7, 13).getTime();
  const ticks = timeTicks(from, from + width, most);
  expect(ticks.length).toBeGreaterThan(1);
  expect(ticks.length).toBeLessThanOrEqual(most + 1);
  expect(ticks.every((at) => at >= from && at <= from + width && at % 60_000 === 0)).toBe(true);
});

describe("the base of an axis of offsets", () => {
  it.each([
    ["starts at 0 where that is near", [7_400n, 5_000n], [103n], 0n],
    ["is round", [18_200_441n, null], [18_192_000n, null], 18_190_000n],
    ["holds beyond 2^53", [9_007_199_254_741_993n], [9_007_199_254_740_993n], 9_007_199_254_740_000n],
    ["is 0 where nothing is known", [null], [null], 0n],
  ])("%s", (_, logEnd, committed, base) => {
    expect(roundBaseOf(logEnd, committed)).toBe(base);
  });
});
