import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { buckets, lastOf, nearest, peakOf, sampleAt } from "./samples";

describe("nearest", () => {
  it.each([
    [[], 5, -1],
    [[10], 0, 0],
    [[10, 20, 30], 14, 0],
    [[10, 20, 30], 16, 1],
    [[10, 20, 30], 99, 2],
  ])("in %j to %d is %d", (at, moment, index) => expect(nearest(at, moment)).toBe(index));

  it("is never farther away than any other sample", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000), { minLength: 1 }), fc.nat(1000), (values, moment) => {
        const at = values.sort((a, b) => a - b);
        const least = Math.min(...at.map((one) => Math.abs(one - moment)));
        expect(Math.abs((at[nearest(at, moment)] ?? Infinity) - moment)).toBe(least);
      }),
    );
  });
});

it("reads nothing inside a gap, and the neighbours at its edges", () => {
  const gaps = [{ from: 20, to: 50 }];
  expect([19, 20, 30, 50].map((moment) => sampleAt([10, 20, 50], moment, gaps))).toEqual([1, 1, -1, 2]);
});

describe("thinning", () => {
  it("leaves few samples alone", () => expect(buckets(100, 100)).toEqual([]));

  it("covers every sample once, in order, with at most the wanted number of stretches", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 800 }), (length, most) => {
        const stretches = buckets(length, most);
        expect(stretches.length === 0).toBe(length <= most);
        if (length <= most) return;
        expect(stretches.length).toBeLessThanOrEqual(most);
        expect(stretches[0]?.[0]).toBe(0);
        expect(stretches.at(-1)?.[1]).toBe(length);
        stretches.slice(1).forEach(([first], index) => expect(first).toBe(stretches[index]?.[1]));
      }),
    );
  });

  it("keeps peaks, ends and unknowns", () => {
    expect(peakOf([1, 9, null, 2], 0, 4)).toBe(9);
    expect(peakOf([null, null], 0, 2)).toBeNull();
    expect(lastOf(["a", "b", "c"], buckets(3, 2))).toEqual(["b", "c"]);
  });
});
