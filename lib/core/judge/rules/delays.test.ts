/** How late a group is where its commits are seen by polls, and where it is later than anything that was read. */
import { expect, test } from "vitest";
import { logCurve } from "../../numbers/log-time";
import { delaysOf, steadyGrowth } from "./delays";

const SECOND = 1000;
const readings = (seconds: readonly number[]) =>
  logCurve(seconds.map((s) => ({ at: s * SECOND, logEnd: BigInt(100 * s), logStart: 0n, hasLeader: true })))!;
const commits = (pairs: readonly (readonly [at: number, upTo: number])[]) =>
  pairs.map(([at, upTo]) => ({ at: at * SECOND, offset: BigInt(100 * upTo) }));

test("a commit that polls found late, for polls were lost, may have been in time", () => {
  const curve = readings([0, 10, 20, 30, 40, 50, 60, 90, 100]);
  const [, , , late] = delaysOf(
    commits([
      [0, 0],
      [20, 19],
      [40, 39],
      [60, 59],
      [90, 62],
    ]),
    curve,
  );
  expect(late!.delayMs).toBeLessThanOrEqual(5 * SECOND);
  expect(late!.delayMs + late!.unsureMs).toBeGreaterThan(25 * SECOND);
});

test("a commit of the stream is as late as it says", () => {
  const curve = readings([0, 10, 20, 30, 40, 50, 60, 90, 100]);
  const [, , , late] = delaysOf(
    commits([
      [1, 0],
      [21, 19],
      [41, 39],
      [61, 59],
      [91, 62],
    ]),
    curve,
  );
  expect(late!.delayMs).toBeCloseTo(29 * SECOND, -2);
  expect(late!.unsureMs).toBe(0);
});

test("lateness that reaches back beyond the first reading is a guess, and small growth over guesses is none", () => {
  const every10 = Array.from({ length: 21 }, (_, i) => 300 + 10 * i);
  const growing = delaysOf(commits(every10.map((s) => [s + 1, s - 200 - 0.1 * (s - 300)])), readings(every10));
  expect(growing[0]!.unsureMs).toBeGreaterThan(40 * SECOND);
  expect(steadyGrowth(growing, () => 8 * SECOND)).toBeNull();
});
