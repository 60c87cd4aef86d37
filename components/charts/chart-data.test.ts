import { describe, expect, it } from "vitest";
import { extremes, lineData, toCsvRows, waterData } from "./chart-data";

describe("a chart as a table", () => {
  const big = 9_007_199_254_740_993n;

  it("keeps offsets exact, computes the lag between them and leaves unknown empty", () => {
    const data = waterData(["log end", "committed", "lag"], [0, 5000], [big, 7n], [big - 3n, null]);
    expect(toCsvRows(data)).toEqual([
      {
        time: "1970-01-01T00:00:00.000Z",
        "log end": "9007199254740993",
        committed: "9007199254740990",
        lag: "3",
      },
      { time: "1970-01-01T00:00:05.000Z", "log end": "7", committed: null, lag: null },
    ]);
  });

  it("has no negative lag where a commit is newer than the log end that was read", () => {
    expect(waterData(["e", "c", "l"], [0], [4n], [6n]).columns[2]).toEqual([0n]);
  });

  it("counts lag from the log start where retention has passed the group", () => {
    expect(waterData(["e", "c", "l"], [0, 1], [90n, 90n], [10n, 10n], [60n, null]).columns[2]).toEqual([30n, 80n]);
  });

  it("names the unit of lines and does not print noise behind the third decimal", () => {
    const data = lineData([0], [{ key: "in", label: "in", values: [1 / 3] }], "records/s", String);
    expect(toCsvRows(data)).toEqual([{ time: "1970-01-01T00:00:00.000Z", "in (records/s)": 0.333 }]);
  });
});

it("has what is known of a lower bound alone in a column of its own", () => {
  const series = [
    { key: "0", label: "p0", values: [5, null], atLeast: [null, 9] },
    { key: "1", label: "p1", values: [1, 2], atLeast: [null, null] },
  ];
  expect(toCsvRows(lineData([0, 1000], series, "ms", (name) => `${name}, at least`))).toEqual([
    { time: "1970-01-01T00:00:00.000Z", "p0 (ms)": 5, "p0, at least (ms)": null, "p1 (ms)": 1 },
    { time: "1970-01-01T00:00:01.000Z", "p0 (ms)": null, "p0, at least (ms)": 9, "p1 (ms)": 2 },
  ]);
});

it("knows least, greatest and last, over what is known", () => {
  expect(extremes([null, 3, 9, 4, null])).toEqual({ low: 3, high: 9, last: 4 });
  expect(extremes([null])).toBeNull();
});
