/** Over which range a stretch of the past is drawn, and on which partitions. */
import { describe, expect, it } from "vitest";
import type { CaseSpanWire } from "@/lib/api/cases-contract";
import type { EventWire } from "@/lib/api/contract";
import { pickPast, rangeOfSpan } from "./past-span";
import type { PartitionSeries } from "./series";

const MIN = 60_000;
const span = (more: Partial<CaseSpanWire> = {}): CaseSpanWire => ({
  ...{ cluster: "prod", group: "billing", case: "stalled-consumer", status: "ERROR", from: 60 * MIN, to: 80 * MIN },
  ...{ why: "stands" },
  ...more,
});

describe("stretches of the past", () => {
  it("are drawn with some time around them, never beyond the present", () => {
    expect(rangeOfSpan(span(), 200 * MIN)).toEqual({ from: 55 * MIN, to: 85 * MIN });
    expect(rangeOfSpan(span({ to: null }), 100 * MIN)).toEqual({ from: 50 * MIN, to: 100 * MIN });
    expect(rangeOfSpan(span({ to: 60 * MIN }), 60 * MIN)).toEqual({ from: 58 * MIN, to: 61 * MIN });
  });
});

describe("partitions of a past", () => {
  const series = (partition: number, lag: number[], logEnd: bigint[]): PartitionSeries => ({
    ...{ topic: "t", partition, at: lag.map((_, index) => index), logStart: [], logEnd, committed: [], lag },
  });
  const all = new Map(
    [series(0, [1, 2], [0n, 90n]), series(1, [1, 9], [0n, 10n]), series(2, [3, 3], [0n, 20n]), series(3, [], [])].map(
      (one) => [`t/${one.partition}`, one],
    ),
  );
  const numbers = (events: Partial<EventWire>[], of = span()) =>
    pickPast(all, events as EventWire[], of, 2).map(({ partition }) => partition);

  it("are those that went bad, then those with the greatest lag", () => {
    const event = { kind: "status", at: 61 * MIN, after: "STALLED", topic: "t", partition: 2 } as const;
    expect(numbers([event])).toEqual([2, 1]);
    expect(numbers([{ ...event, after: "OK" }])).toEqual([1, 2]);
    expect(numbers([{ ...event, at: 90 * MIN }])).toEqual([1, 2]);
  });

  it("are in the normal case those that moved most", () => {
    expect(numbers([], span({ case: "normal" }))).toEqual([0, 2]);
  });
});
