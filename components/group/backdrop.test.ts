import { describe, expect, it } from "vitest";
import type { EventWire } from "@/lib/api/contract";
import { concerns, toBands, toMarks, toPartitionBands } from "./backdrop";

const event = (change: Partial<EventWire>): EventWire => ({
  ...{ id: "1", at: 0, cluster: "c", group: "g", topic: null, partition: null, kind: "status" },
  ...{ before: null, after: null, message: "m", ...change },
});
const row = { topic: "t", partition: 1, status: "STALLED" as const, since: 50 };

describe("toBands", () => {
  it("holds each status until the next and cuts to the range", () => {
    const statuses = [
      { at: 0, status: "OK" as const },
      { at: 60, status: "ERROR" as const },
    ];
    expect(toBands(statuses, 10, 100)).toEqual([
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
    expect(toPartitionBands(events, row, 0, 100)).toEqual([
      { from: 0, to: 40, status: "OK" },
      { from: 40, to: 100, status: "STALLED" },
    ]);
  });

  it("without events, draws the present status from where it began and claims nothing before", () => {
    expect(toPartitionBands([], row, 0, 100)).toEqual([{ from: 50, to: 100, status: "STALLED" }]);
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
