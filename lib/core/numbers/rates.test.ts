import { describe, expect, it } from "vitest";
import { catchUp, consumersNeeded } from "./forecast";
import { consumeRate, produceRate } from "./rates";
import { commitsOf, logOf } from "./readings";
import { known, never, unknown } from "../words/known";
import { timeLag } from "./time-lag";
import type { LogPoint, PartitionWindow } from "./window";
import { plain, say } from "../words/sentences/facts";

const log = (...points: [number, number | null][]): LogPoint[] =>
  points.map(([second, end]) => ({
    at: second * 1000,
    logEnd: end === null ? null : BigInt(end),
    logStart: 0n,
    hasLeader: true,
  }));
const window = (logPoints: LogPoint[], commits: [number, number][] = []): PartitionWindow => ({
  logPoints,
  commits: commits.map(([second, offset]) => ({ at: second * 1000, offset: BigInt(offset) })),
  members: [],
  seesRepeats: true,
});
const at = (second: number) => second * 1000;

describe("produce rate", () => {
  it("spans gaps and readings that were not answered", () => {
    expect(produceRate(logOf(window(log([0, 0], [5, null], [50, 500]))), at(50))).toEqual(known(10));
  });
  it("outlasts an election, and no more: a partition without a leader has none", () => {
    const answered = [0, 5, 10, 15].map((second): [number, number] => [second, second * 10]);
    const rateAt = (second: number) => {
      const asked = Array.from({ length: (second - 15) / 5 }, (_, i): [number, null] => [20 + i * 5, null]);
      return produceRate(logOf(window(log(...answered, ...asked))), at(second));
    };
    expect(rateAt(45)).toEqual(known(10));
    expect(rateAt(50).known).toBe(false);
    // Nobody asked meanwhile: the last rate stands.
    expect(produceRate(logOf(window(log(...answered))), at(50))).toEqual(known(10));
  });
  it("starts anew where the log shrank", () => {
    expect(produceRate(logOf(window(log([0, 9000], [10, 100], [20, 150]))), at(20))).toEqual(known(5));
  });
  it("is unknown from one reading, not 0", () => {
    expect(produceRate(logOf(window(log([0, 5]))), at(1)).known).toBe(false);
  });
});

describe("consume rate", () => {
  it("does not saw between commits that are minutes apart", () => {
    const commits: [number, number][] = [
      [0, 0],
      [120, 1200],
      [240, 2400],
    ];
    for (const now of [241, 300, 359]) expect(consumeRate(commitsOf(window([], commits)), at(now))).toEqual(known(10));
  });
  it("comes down when the group stands", () => {
    const commits: [number, number][] = [
      [0, 0],
      [5, 50],
      [10, 100],
    ];
    expect(consumeRate(commitsOf(window([], commits)), at(12))).toEqual(known(10));
    expect(consumeRate(commitsOf(window([], commits)), at(100))).toEqual(known(0));
  });
  it("starts anew after a rewind", () => {
    const commits: [number, number][] = [
      [0, 5000],
      [10, 100],
      [20, 300],
    ];
    expect(consumeRate(commitsOf(window([], commits)), at(20))).toEqual(known(20));
  });
  it("is unknown after one commit, and 0 once it has stood", () => {
    expect(consumeRate(commitsOf(window([], [[0, 5]])), at(5)).known).toBe(false);
    expect(consumeRate(commitsOf(window([], [[0, 5]])), at(60))).toEqual(known(0));
  });
});

describe("lag in time", () => {
  const readings = log([0, 0], [10, 100], [20, 100], [30, 200]);
  it("interpolates between readings", () => {
    expect(timeLag(logOf(window(readings)), 49n, at(30))).toEqual(known(25_000));
  });
  it("does not count a time in which nothing was written", () => {
    expect(timeLag(logOf(window(readings)), 100n, at(30))).toEqual(known(9_900));
  });
  it("is 0 when caught up, also beyond the last reading", () => {
    expect(timeLag(logOf(window(readings)), 200n, at(99))).toEqual(known(0));
    expect(timeLag(logOf(window(readings)), 250n, at(99))).toEqual(known(0));
  });
  it("says at least how old when the readings do not reach back", () => {
    const young = window(log([0, 500], [60, 600]));
    expect(timeLag(logOf(young), 400n, at(600))).toEqual({
      known: false,
      reason: say("unknown.older", { ms: 600_000 }),
      atLeast: 600_000,
    });
  });
  it("does not look past a log that shrank", () => {
    expect(timeLag(logOf(window(log([0, 50], [10, 900], [20, 200]))), 100n, at(20)).known).toBe(false);
  });
});

describe("forecast", () => {
  it("divides the lag by what is gained", () => {
    expect(catchUp(known(600n), known(10), known(20))).toEqual(known(60_000));
    expect(catchUp(known(0n), unknown(plain("unknown.unread")), unknown(plain("unknown.not-measured")))).toEqual(
      known(0),
    );
  });
  it("says never when nothing is gained, also within the error of the rates", () => {
    expect(catchUp(known(600n), known(10), known(9))).toEqual(never(plain("unknown.never-at-rates")));
    expect(catchUp(known(600n), known(1000), known(1005))).toEqual(never(plain("unknown.never-at-rates")));
  });
  it("rounds consumers up and says when partitions do not suffice", () => {
    expect(consumersNeeded(known(250), known(200), 2, 8)).toEqual(known(3));
    expect(consumersNeeded(known(2500), known(200), 2, 8).known).toBe(false);
    expect(consumersNeeded(known(250), known(0), 2, 8).known).toBe(false);
  });
});
