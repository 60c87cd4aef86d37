import { describe, expect, it } from "vitest";
import { gridOf, isBlank, linesOf, sampleOn } from "./overlay";

describe("a series on a grid", () => {
  it("holds the last value until the next, and is unknown where the last one is too old", () => {
    expect(sampleOn([0, 10, 20, 30, 40], [5, 18], [1, 2], 15)).toEqual([null, 1, 2, 2, null]);
  });

  it("does not look ahead, and keeps what was unknown unknown", () => {
    expect(sampleOn([0, 10], [10], [7], 100)).toEqual([null, 7]);
    expect(sampleOn([0, 10], [0, 9], [7, null], 100)).toEqual([7, null]);
  });

  it("covers the range from end to end", () => {
    const grid = gridOf(1000, 2000);
    expect([grid[0], grid.at(-1)]).toEqual([1000, 2000]);
  });
});

describe("a day laid over another", () => {
  const DAY = 86_400_000;
  const series = {
    ...{ topic: "t", partition: 0, at: [0, 5000, 10_000], logStart: [0n, 0n, 0n], lag: [0, 50, 100] },
    ...{ logEnd: [100n, 200n, 300n], committed: [100n, 150n, 200n] },
  };

  it("stands at the same time of day", () => {
    const grid = [DAY, DAY + 5000, DAY + 10_000];
    const { lag, produced } = linesOf(grid, { series, stepMs: 0, shift: DAY, now: null });
    expect(lag).toEqual([0, 50, 100]);
    expect(produced).toEqual([null, 20, 20]);
  });

  it("tells no rate of the second since the last cycle", () => {
    const grid = [DAY, DAY + 5000, DAY + 10_000];
    const { lag, produced } = linesOf(grid, { series, stepMs: 0, shift: DAY, now: 10_000 });
    expect(lag).toEqual([0, 50, 100]);
    expect(produced).toEqual([null, 20, null]);
  });

  it("is blank where nothing is stored", () => {
    expect(isBlank(linesOf([1, 2], { series: undefined, stepMs: 0, shift: DAY, now: null }).lag)).toBe(true);
  });
});
