import { expect, it } from "vitest";
import { recordsLagOf } from "./records-lag";
import { known, unknown } from "../words/known";
import type { PartitionWindow } from "./window";
import { plain } from "../words/sentences/facts";

const T0 = 1_700_000_000_000;

/** Readings every 10 s: [log end offset, committed offset a second before]. */
const windowOf = (...readings: [number | null, number | null][]): PartitionWindow => ({
  logPoints: readings.map(([end], i) => ({
    at: T0 + i * 10_000,
    logEnd: end === null ? null : BigInt(end),
    logStart: 0n,
    hasLeader: end !== null,
  })),
  commits: readings.flatMap(([, committed], i) =>
    committed === null ? [] : [{ at: T0 + i * 10_000 - 1000, offset: BigInt(committed) }],
  ),
  members: [],
  seesRepeats: true,
});

it("takes the greatest and the mean of the last minute's readings", () => {
  const window = windowOf([100, 90], [200, 120], [300, 290], [400, 380]);
  expect(recordsLagOf(window, known(20n), T0 + 30_000)).toEqual({
    max: known(80n),
    avg: known((10 + 80 + 10 + 20) / 4),
  });
});

it("does not look further back than a minute, nor count what could not be read", () => {
  const window = windowOf(
    [9000, 0],
    [200, 190],
    [null, null],
    [300, 290],
    [400, 390],
    [500, 490],
    [600, 590],
    [700, 690],
  );
  expect(recordsLagOf(window, known(10n), T0 + 70_000)).toEqual({ max: known(10n), avg: known(10) });
});

it("counts from the log start where retention has passed the group", () => {
  const window = windowOf([100, 10], [100, null]);
  const passed = { ...window, logPoints: [...window.logPoints].map((point) => ({ ...point, logStart: 60n })) };
  expect(recordsLagOf(passed, known(40n), T0 + 10_000).max).toEqual(known(40n));
});

it("takes transaction markers at the end for no lag, now and before", () => {
  expect(recordsLagOf(windowOf([101, 100], [101, 100]), known(0n), T0 + 10_000)).toEqual({
    max: known(0n),
    avg: known(0),
  });
});

it("is unknown where the lag is", () => {
  const { max, avg } = recordsLagOf(windowOf([100, 90]), unknown(plain("kafka.no-leader")), T0);
  expect([max, avg]).toEqual([unknown(plain("kafka.no-leader")), unknown(plain("kafka.no-leader"))]);
});
