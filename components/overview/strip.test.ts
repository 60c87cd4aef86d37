import { describe, expect, it } from "vitest";
import { runsOf, sumRuns } from "./strip";

const RANGE = { from: 0, to: 4800 };
const flat = (runs: ReturnType<typeof runsOf>) => runs.map(({ status, from, to }) => [status, from, to]);

describe("runs of a strip", () => {
  it("hold until the next, and the last until the end", () => {
    const strip = { at: [0, 1000, 3000], status: [null, "OK" as const, "ERROR" as const] };
    expect(flat(runsOf(strip, null, RANGE))).toEqual([
      [null, 0, 1000],
      ["OK", 1000, 3000],
      ["ERROR", 3000, 4800],
    ]);
  });

  it("end with what the row says now, where history does not know it yet", () => {
    const strip = { at: [0], status: ["OK" as const] };
    expect(flat(runsOf(strip, { status: "ERROR", since: 4000 }, RANGE))).toEqual([
      ["OK", 0, 4000],
      ["ERROR", 4000, 4800],
    ]);
    // Since after the answer was given: to be seen all the same.
    expect(flat(runsOf(strip, { status: "ERROR", since: 9000 }, RANGE))).toEqual([
      ["OK", 0, 4700],
      ["ERROR", 4700, 4800],
    ]);
    expect(flat(runsOf(strip, { status: "OK", since: 4000 }, RANGE))).toEqual([["OK", 0, 4800]]);
    expect(flat(runsOf(undefined, { status: "OK", since: 1000 }, RANGE))).toEqual([["OK", 1000, 4800]]);
  });

  it("claim nothing of time that nobody watched", () => {
    const runs = runsOf({ at: [0], status: ["OK" as const] }, null, RANGE);
    const gaps = [
      { from: 0, to: 1000 },
      { from: 2000, to: 2500 },
    ];
    expect(flat(sumRuns(runs, gaps).watched)).toEqual([
      ["OK", 1000, 2000],
      ["OK", 2500, 4800],
    ]);
    const { held, changes } = sumRuns(runs, gaps);
    expect([[...held], changes]).toEqual([[["OK", 3300]], 0]);
  });

  it("add up to how long each status held", () => {
    const strip = { at: [0, 1000, 2000, 2500], status: [null, "OK" as const, "ERROR" as const, "OK" as const] };
    const { held, changes } = sumRuns(runsOf(strip, null, RANGE), []);
    expect([...held]).toEqual([
      ["OK", 3300],
      ["ERROR", 500],
    ]);
    expect(changes).toBe(2);
  });

  it("do not hold while nobody looks", () => {
    const runs = runsOf({ at: [0, 3000], status: ["OK", "ERROR"] }, null, RANGE);
    const gaps = [{ from: 1000, to: 3500 }];
    expect(flat(sumRuns(runs, gaps).watched)).toEqual([
      ["OK", 0, 1000],
      ["ERROR", 3500, 4800],
    ]);
    const { held, unwatched, changes } = sumRuns(runs, gaps);
    expect([[...held], unwatched, changes]).toEqual([
      [
        ["OK", 1000],
        ["ERROR", 1300],
      ],
      ...[2500, 1],
    ]);
  });
});
