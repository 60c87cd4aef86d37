import { describe, expect, it } from "vitest";
import { sumGroup, sumLogs } from "./topic-past";

const T = 1_700_000_000_000;
const BIG = 2n ** 60n;

describe("the logs of a topic in sums", () => {
  it("add up beyond 2^53, and rates come from what is known at both ends", () => {
    const sums = sumLogs([
      { at: T, logEnd: [BIG, 100n], logStart: [0n, 10n] },
      { at: T + 5000, logEnd: [BIG + 50n, 150n], logStart: [0n, 20n] },
    ]);
    expect(sums.logEnd).toEqual([BIG + 100n, BIG + 200n]);
    expect(sums.logStart).toEqual([10n, 20n]);
    expect(sums.produceRate).toEqual([null, 20]);
  });

  it("count a partition without a leader as it was last seen, and say so", () => {
    const sums = sumLogs([
      { at: T, logEnd: [100n, 100n], logStart: [0n, 0n] },
      { at: T + 5000, logEnd: [150n, null], logStart: [0n, null] },
      { at: T + 10_000, logEnd: [200n, 100n], logStart: [0n, 0n] },
    ]);
    expect(sums.logEnd).toEqual([200n, 250n, 300n]);
    expect(sums.unknown).toEqual([0, 1, 0]);
    // The partition that comes back has no rate yet.
    expect(sums.produceRate).toEqual([null, 10, 10]);
  });

  it("know nothing where no partition was read", () => {
    const sums = sumLogs([{ at: T, logEnd: [null, null], logStart: [null, null] }]);
    expect([sums.logEnd, sums.logStart, sums.unknown]).toEqual([[null], [null], [2]]);
  });

  it("do not take a log that began anew for one that shrank", () => {
    const [, rate] = sumLogs([
      { at: T, logEnd: [100n, 900n], logStart: [0n, 0n] },
      { at: T + 1000, logEnd: [110n, 5n], logStart: [0n, 0n] },
    ]).produceRate;
    expect(rate).toBe(10);
  });
});

describe("a group on a topic in sums", () => {
  it("leaves out partitions that it never committed on, and is unknown where another is", () => {
    const none = { committed: [null, null, null], lag: [null, null, null] };
    const one = { committed: [10n, 20n, 40n], lag: [5n, 4n, 3n] };
    const other = { committed: [10n, null, 30n], lag: [1n, null, 2n] };
    const { lag, consumeRate } = sumGroup([T, T + 1000, T + 2000], [T, T + 1000, T + 2000], [none, one, other]);
    expect(lag).toEqual([6n, null, 5n]);
    expect(consumeRate).toEqual([null, 10, 20]);
  });

  it("is unknown at moments that are not its own", () => {
    const one = { committed: [10n, 30n], lag: [1n, 2n] };
    const { lag, consumeRate } = sumGroup([T, T + 1000, T + 2000], [T + 1000, T + 2000], [one]);
    expect(lag).toEqual([null, 1n, 2n]);
    expect(consumeRate).toEqual([null, null, 20]);
  });
});
