import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toStrip, type StripStep } from "./status-strip";
import { CONSUMER_STATUSES, type ConsumerStatus } from "../words/terms";

const RANGE = { from: 1000, stepMs: 100 };
const step = (number: number, worst: StripStep["worst"], last: StripStep["last"] = worst): StripStep => ({
  step: number,
  worst,
  last,
});

describe("a strip", () => {
  it.each<[string, ConsumerStatus | null, StripStep[], [number, ConsumerStatus | null][]]>([
    ["holds the status from before where nothing happens", "OK", [], [[1000, "OK"]]],
    ["says that nothing is known", null, [], [[1000, null]]],
    [
      "shows the step of a change in the worse of its statuses",
      "OK",
      [step(12, "ERROR")],
      [
        [1000, "OK"],
        [1200, "ERROR"],
      ],
    ],
    [
      "stays bad until the step of the recovery is over",
      "ERROR",
      [step(12, "OK")],
      [
        [1000, "ERROR"],
        [1300, "OK"],
      ],
    ],
    [
      "keeps trouble that came and went within one step",
      "OK",
      [step(12, "ERROR", "OK")],
      [
        [1000, "OK"],
        [1200, "ERROR"],
        [1300, "OK"],
      ],
    ],
    [
      "forgets what a step across the range's beginning told before its end",
      "OK",
      [step(9, "WARNING", "OK")],
      [[1000, "OK"]],
    ],
    [
      "ends where the group was deleted, and begins again",
      "OK",
      [step(11, null), step(14, "OK")],
      [
        [1000, "OK"],
        [1200, null],
        [1400, "OK"],
      ],
    ],
  ])("%s", (_, before, steps, expected) => {
    const { at, status } = toStrip(before, steps, RANGE);
    expect(at.map((moment, index) => [moment, status[index]])).toEqual(expected);
  });

  it("rises in time, never tells the same twice, and ends with the last that was told", () => {
    const status = fc.constantFrom(...CONSUMER_STATUSES);
    const inAnyOrder = fc.uniqueArray(
      fc.record({ step: fc.integer({ min: 10, max: 60 }), worst: status, last: status }),
      {
        selector: (one) => one.step,
      },
    );
    fc.assert(
      fc.property(status, inAnyOrder, (before, unordered) => {
        const steps = unordered.sort((a, b) => a.step - b.step);
        const strip = toStrip(before, steps, RANGE);
        strip.at.forEach((moment, index) => {
          if (index > 0) expect(moment).toBeGreaterThan(strip.at[index - 1] ?? Infinity);
          if (index > 0) expect(strip.status[index]).not.toBe(strip.status[index - 1]);
        });
        expect(strip.status.at(-1)).toBe(steps.at(-1)?.last ?? before);
      }),
    );
  });
});
