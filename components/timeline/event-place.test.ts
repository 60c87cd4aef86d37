import { describe, expect, it } from "vitest";
import type { EventWire } from "@/lib/api/contract";
import { eventHref, eventPlace, rangeAround } from "./event-place";

const MIN = 60_000;
const at = 100 * MIN;
const event = (more: Partial<EventWire>): EventWire => ({
  ...{ id: "1", at, cluster: "a b", group: "g/1", topic: null, partition: null, kind: "status" },
  ...{ before: null, after: "OK", message: "" },
  ...more,
});

describe("where a happening leads", () => {
  it("to the group or the partition around the moment, to the cluster where there is neither", () => {
    const now = 500 * MIN;
    const range = `?from=${85 * MIN}&to=${115 * MIN}`;
    expect(eventHref(event({}), now)).toBe(`/clusters/a%20b/groups/g%2F1${range}`);
    expect(eventHref(event({ topic: "t", partition: 0 }), now)).toBe(
      `/clusters/a%20b/groups/g%2F1/topics/t/partitions/0${range}`,
    );
    expect(eventHref(event({ topic: "t" }), now)).toBe(`/clusters/a%20b/groups/g%2F1${range}`);
    expect(eventHref(event({ group: null, topic: "t", partition: 0 }), now)).toBe("/clusters/a%20b");
  });

  it("never into the future", () => {
    expect(rangeAround(at, at + MIN)).toEqual({ from: 85 * MIN, to: 101 * MIN });
    expect(rangeAround(at, at - MIN).to).toBe(at);
  });

  it("names topic and partition as far as there are any", () => {
    expect(eventPlace({ topic: null, partition: null })).toBeNull();
    expect(eventPlace({ topic: "t", partition: null })).toBe("t");
    expect(eventPlace({ topic: "t", partition: 3 })).toBe("t/3");
  });
});
