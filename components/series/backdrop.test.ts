import { describe, expect, it } from "vitest";
import type { EventWire } from "@/lib/api/contract";
import { withoutGaps } from "@/lib/core/past/watched-statuses";
import { concerns, shownFrom, toBands, toMarks, toPartitionBands, toStandMark, unwatched } from "./backdrop";

const event = (change: Partial<EventWire>): EventWire => ({
  ...{ id: "1", at: 0, cluster: "c", group: "g", topic: null, partition: null, kind: "status" },
  ...{ before: null, after: null, message: "m", ...change },
});
const row = { topic: "t", partition: 1, status: "STALLED" as const, consumerStatus: "ERROR" as const, since: 50 };
const range = { from: 0, to: 100 };

describe("toBands", () => {
  it("holds each status until the next and cuts to the range", () => {
    const statuses = [
      { at: 0, status: "OK" as const },
      { at: 60, status: "ERROR" as const },
    ];
    expect(toBands(statuses, 10, 100, [])).toEqual([
      { from: 10, to: 60, status: "OK" },
      { from: 60, to: 100, status: "ERROR" },
    ]);
  });
});

describe("toPartitionBands", () => {
  it("follows the partition's own events, the status before the first included", () => {
    const events = [
      event({ at: 40, topic: "t", partition: 1, before: "OK", after: "STALLED" }),
      event({ at: 30, topic: "t", partition: 2, before: "OK", after: "STOPPED" }),
      event({ at: 20, before: "OK", after: "ERROR" }),
    ];
    expect(toPartitionBands(events, row, range, [])).toEqual([
      { from: 0, to: 40, status: "OK" },
      { from: 40, to: 100, status: "STALLED" },
    ]);
  });

  it("without events, draws the present status from where it began and claims nothing before", () => {
    expect(toPartitionBands([], row, range, [])).toEqual([{ from: 50, to: 100, status: "STALLED" }]);
  });

  it.each<[string, object, number | null]>([
    ["where it was read first, as it would have been told of a change", { readFrom: 20 }, 20],
    ["since it was told, if that was earlier", { readFrom: 70 }, 50],
    ["its reading in a moment of the past, which knows no beginning", { since: 100, readFrom: 20 }, 20],
    ["nowhere while its status is not known", { status: undefined, readFrom: 20 }, null],
  ])("without events, draws from %s", (_, known, begin) => {
    const bands = begin === null ? [] : [{ from: begin, to: 100, status: "STALLED" }];
    expect(toPartitionBands([], { ...row, ...known }, range, [])).toEqual(bands);
  });
});

describe("time in which nobody watched", () => {
  it("is no part of a band, however long the status before it would have held", () => {
    const events = [event({ at: 80, topic: "t", partition: 1, before: "OK", after: "STALLED" })];
    const gaps = [
      { from: 0, to: 30 },
      { from: 60, to: 70 },
    ];
    expect(toPartitionBands(events, row, range, gaps)).toEqual([
      { from: 30, to: 60, status: "OK" },
      { from: 70, to: 80, status: "OK" },
      { from: 80, to: 100, status: "STALLED" },
    ]);
    expect(toBands([{ at: 0, status: "OK" }], 0, 100, [{ from: 10, to: 200 }])).toEqual([
      { from: 0, to: 10, status: "OK" },
    ]);
    expect(withoutGaps([{ from: 10, to: 20, status: "OK" }], [{ from: 0, to: 100 }])).toEqual([]);
  });

  it("is also what lies before the first sample, but not the time between two of them", () => {
    const gap = { from: 60_000, to: 90_000 };
    const answer = { from: 0, to: 100_000, gaps: [gap], stepMs: 5000 };
    expect(unwatched([40_000, 45_000], answer)).toEqual([{ from: 0, to: 40_000 }, gap]);
    expect(unwatched([5_000], answer)).toEqual([gap]);
    expect(unwatched([], { ...answer, gaps: [] })).toEqual([{ from: 0, to: 100_000 }]);
  });

  it("takes no room on a live axis", () => {
    const hour = { from: 0, to: 3_600_000, at: [3_000_000] };
    expect(shownFrom(hour, true)).toBe(3_000_000);
    expect(shownFrom(hour, false)).toBe(0);
    expect(shownFrom({ ...hour, at: [3_599_000] }, true)).toBe(3_480_000);
  });
});

describe("falling behind", () => {
  const well = { ...row, status: "OK" as const, consumerStatus: "OK" as const };
  const named = (partition: number) => ({
    key: "group.some-unknown",
    values: { said: { key: "group.partition", values: { topic: "t", partition } } },
  });

  it("is the colour of the time in which the group was warned about this partition", () => {
    const events = [
      event({ at: 20, before: "OK", after: "WARNING", said: named(1) }),
      event({ at: 40, before: "WARNING", after: "OK" }),
      event({ at: 60, before: "OK", after: "WARNING", said: named(2) }),
    ];
    expect(toPartitionBands(events, { ...well, since: 0 }, range, [])).toEqual([
      { from: 0, to: 20, status: "OK" },
      { from: 20, to: 40, status: "WARNING" },
      { from: 40, to: 100, status: "OK" },
    ]);
  });

  it("goes on from its beginning while it lasts", () => {
    const now = { ...well, consumerStatus: "WARNING" as const, since: 70 };
    const first = event({ at: 10, topic: "t", partition: 1, before: "STALLED", after: "OK" });
    expect(toPartitionBands([first], now, range, [])).toEqual([
      { from: 0, to: 10, status: "STALLED" },
      { from: 10, to: 70, status: "OK" },
      { from: 70, to: 100, status: "WARNING" },
    ]);
  });
});

describe("the beginning of a stand", () => {
  const words = {
    lastCommit: "last",
    stalledSince: (at: number) => `stalled since ${at}`,
    stalledBefore: (at: number) => `stalled since before ${at}`,
  };
  const finding = (atLeast: boolean, rule = "stalled", from = 30) => ({
    ...{ rule, partitionStatus: "STALLED" as const, consumerStatus: "ERROR" as const, evidence: "", from, to: 100 },
    said: { key: "habit.never-longer", values: { said: { key: "stalled.repeats", values: { atLeast } } } },
  });
  const of = (status: "STALLED" | "STOPPED" | "OK", stalled = finding(false)) =>
    toStandMark({ status, lastCommitAt: 20, finding: stalled }, range, words);

  it("is named on the chart, and said to be earlier where it was not seen", () => {
    expect(of("STALLED")).toEqual([{ at: 30, label: "stalled since 30", text: "stalled since 30", kind: "stop" }]);
    expect(of("STALLED", finding(true))[0]?.text).toBe("stalled since before 30");
    expect(of("STOPPED")).toEqual([{ at: 20, label: "last", kind: "stop" }]);
  });

  it("is not marked where it lies before the range, or nothing stands", () => {
    expect(of("STALLED", finding(false, "stalled", -1))).toEqual([]);
    expect(of("OK")).toEqual([]);
  });
});

describe("marks", () => {
  it("are rebalances, losses and notes that concern the partition", () => {
    const events = [
      event({ at: 1, kind: "rebalance", message: "joined" }),
      event({ at: 2, kind: "lag-lost", topic: "t", partition: 2, message: "lost" }),
      event({ at: 3 }),
    ];
    expect(toMarks(events, ({ message }) => message, "t", 1)).toEqual([{ at: 1, label: "joined", kind: "rebalance" }]);
    expect(concerns(events[1]!, "t", 2)).toBe(true);
  });
});
