import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logCurve, writtenAt } from "./log-time";
import { logOf } from "./readings";
import { plainTimeLag } from "./time-lag";
import { waitAt, waitsOf } from "./written-at";

describe("how long the next record has waited", () => {
  const at = [0, 10, 20, 30];
  it.each([
    ["caught up", [5n, 5n, 5n, 5n], [5n, 5n, 5n, 5n], 3, 0],
    ["written between two samples", [0n, 10n, 10n, 10n], [0n, 4n, 4n, 4n], 3, 25],
    ["older than the samples", [9n, 10n, 11n, 12n], [1n, 1n, 1n, 1n], 3, null],
    ["not known", [1n, 2n, 3n, null], [1n, 1n, 1n, 1n], 3, null],
    ["written while nothing was answered", [0n, null, 10n, 10n], [0n, 4n, 4n, 4n], 3, 20],
  ])("%s", (_, logEnd, committed, index, age) => {
    expect(waitAt(at, logEnd, committed[index] ?? null, index).ms).toBe(age);
    expect(waitsOf(at, logEnd, committed)[index]?.ms).toBe(age);
  });

  it("has a least where the record is older than the samples, which grows with every one of them", () => {
    const stuck = at.map(() => 1n);
    expect(waitsOf(at, [9n, 10n, 11n, null], stuck)).toEqual([
      { ms: null, atLeast: null },
      { ms: null, atLeast: 10 },
      { ms: null, atLeast: 20 },
      { ms: null, atLeast: null },
    ]);
    expect(waitAt(at, [9n, 10n, 11n, 12n], 1n, 3)).toEqual({ ms: null, atLeast: 30 });
  });
});

/** Log ends as distances to the one before; null: not answered. A log may shrink, and may lie beyond what a double holds. */
const logs = fc.tuple(
  fc.constantFrom(0n, 2n ** 53n - 40n, 2n ** 60n),
  fc.array(fc.option(fc.integer({ min: -20, max: 60 })), { minLength: 1, maxLength: 12 }),
  fc.integer({ min: 0, max: 200 }),
);

it("says the same of a series, of a window and of a curve", () => {
  fc.assert(
    fc.property(logs, ([base, steps, ahead]) => {
      let end = base + 60n;
      const logEnd = steps.map((step) => (step === null ? null : (end += BigInt(step)) < 0n ? (end = 0n) : end));
      const at = steps.map((_, index) => 1000 * index);
      const offset = base + BigInt(ahead);
      const points = at.map((moment, index) => ({ at: moment, logEnd: logEnd[index]!, logStart: 0n, hasLeader: true }));
      const now = at.at(-1)!;
      const age = plainTimeLag(logOf({ logPoints: points }), offset, now);
      const known = logEnd.at(-1) !== null;
      const said = Number.isNaN(age) || !known ? null : age;
      expect(waitAt(at, logEnd, offset, at.length - 1).ms).toBe(said);
      const along = waitsOf(
        at,
        logEnd,
        at.map(() => offset),
      );
      expect(along.at(-1)?.ms).toBe(said);
      const curve = logCurve(points);
      // A curve carries on backwards what others say nothing of.
      if (said === null || said === 0 || !curve) return;
      expect(now - writtenAt(curve, Number(offset - curve.base))!).toBeCloseTo(said, 6);
    }),
  );
});
