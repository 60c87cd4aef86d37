import { describe, expect, it } from "vitest";
import type { HistoryAnswer } from "@/lib/api/contract";
import { seriesOf, topLagSeries, toSparkline, unknownSpans } from "./series";

const partition = (number: number, lag: (string | null)[]): HistoryAnswer["topics"][number]["partitions"][number] => ({
  ...{ partition: number, logStart: lag.map(() => "0"), logEnd: lag, committed: lag.map(() => "0"), lag },
});

describe("seriesOf", () => {
  it("keeps offsets beyond 2^53 exact and unknowns unknown", () => {
    const topics = [{ topic: "a/b", at: [1, 2], partitions: [partition(3, ["9007199254740993", null])] }];
    const found = seriesOf({ topics } as unknown as HistoryAnswer).get("a/b/3");
    expect(found?.logEnd).toEqual([9007199254740993n, null]);
  });
});

describe("topLagSeries", () => {
  const topic = {
    topic: "t",
    at: [1, 2],
    partitions: [
      partition(0, ["1", "1"]),
      partition(1, ["9", "8"]),
      partition(2, ["2", null]),
      partition(3, ["7", "9"]),
    ],
  };

  const rest = (count: number) => `${count} others`;

  it("names those with the greatest lag in the range and sums the others", () => {
    const series = topLagSeries(topic, 2, [], rest);
    expect(series.map(({ label }) => label)).toEqual(["p1", "p3", "2 others"]);
    expect(series[2]?.values).toEqual([3, null]);
  });

  it("names those that were asked for, too, in the order of their numbers", () => {
    expect(topLagSeries(topic, 1, ["2"], rest).map(({ key }) => key)).toEqual(["1", "2", "rest"]);
  });

  it("has no others where all are named", () => {
    expect(topLagSeries(topic, 4, [], rest).map(({ key }) => key)).toEqual(["0", "1", "2", "3"]);
  });
});

describe("toSparkline", () => {
  it("keeps the newest point when it thins", () => {
    const at = Array.from({ length: 100 }, (_, index) => index);
    const offsets = at.map((value) => 10n ** 18n + BigInt(value));
    const nothing = at.map(() => null);
    const line = toSparkline(
      { topic: "t", partition: 0, at, logStart: nothing, lag: nothing, logEnd: offsets, committed: offsets },
      20,
    );
    expect(line.at).toHaveLength(20);
    expect(line.at.at(-1)).toBe(99);
    expect(line.logEnd.at(-1)).toBe(99);
  });
});

describe("unknownSpans", () => {
  const spans = (logEnd: (bigint | null)[]) => {
    const at = logEnd.map((_, index) => index * 10);
    const nothing = logEnd.map(() => null);
    return unknownSpans({ topic: "t", partition: 0, at, logStart: nothing, lag: nothing, committed: nothing, logEnd });
  };

  it("reach from the last known point to the next, or to the end", () => {
    expect(spans([1n, 2n, null, null, 3n, null])).toEqual([
      { from: 10, to: 40 },
      { from: 40, to: 50 },
    ]);
  });

  it("are none where all is known", () => {
    expect(spans([1n, 2n])).toEqual([]);
  });
});
