import { describe, expect, it } from "vitest";
import { heapOf, judgeSoak, recoveries, formatSoak, type Sample, type SoakFigures } from "./soak-figures";

const MINUTE = 60_000;
const look = { overflows: false, connected: true, level: "fresh", groups: 8, instead: "", nodes: 400 };
const soak = (
  heap: (minute: number) => number,
  change: (minute: number) => Partial<Sample> = () => ({}),
): SoakFigures => ({
  lengthMs: 60 * MINUTE,
  samples: Array.from({ length: 61 }, (_, minute) => ({
    ...{ ...look, atMs: minute * MINUTE, heapBytes: heap(minute) },
    ...change(minute),
  })),
  reloads: 0,
  errors: [],
});

describe("a soak", () => {
  it("is passed when nothing grows and what was lost is found", () => {
    const figures = soak(
      () => 10e6,
      (minute) => ({ connected: minute !== 30 }),
    );
    expect(judgeSoak(figures)).toEqual([]);
    expect(recoveries(figures)).toEqual({ lost: 1, found: 1, longestMs: MINUTE });
    expect(formatSoak(figures)).toContain("All kept.");
  });

  it("does not count what is compiled and filled up in the first ten minutes", () => {
    expect(heapOf(soak((minute) => (minute < 10 ? 5e6 : 10e6))).growth).toBe(0);
  });

  it.each([
    ["a leak", soak((minute) => 10e6 + minute * 30_000), /heap grew/],
    [
      "a scroll bar",
      soak(
        () => 1,
        (minute) => ({ overflows: minute === 9 }),
      ),
      /outside the screen/,
    ],
    [
      "an empty screen",
      soak(
        () => 1,
        (minute) => ({ groups: minute === 9 ? 0 : 8, instead: minute === 9 ? "No groups yet" : "" }),
      ),
      /picture was lost, in 1 looks, first at 9:00: No groups yet/,
    ],
    [
      "a server that is not found",
      soak(
        () => 1,
        (minute) => ({ connected: minute < 50 }),
      ),
      /find the server/,
    ],
    [
      "old numbers",
      soak(
        () => 1,
        () => ({ level: "stale" }),
      ),
      /stale/,
    ],
  ])("is not passed with %s", (_, figures, reason) => expect(judgeSoak(figures).join()).toMatch(reason));
});
