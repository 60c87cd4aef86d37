import { describe, expect, it } from "vitest";
import type { EventWire } from "@/lib/api/contract";
import { foldFlapping } from "./flapping";

const MINUTE = 60_000;
const event = (id: string, minute: number, over: Partial<EventWire> = {}): EventWire => ({
  ...{ id, at: minute * MINUTE, cluster: "c", group: "g", topic: null, partition: null, kind: "status" },
  ...{ before: null, after: Number(id) % 2 === 0 ? "OK" : "WARNING", message: "", ...over },
});
const idsOf = (events: EventWire[], open: string[] = []) =>
  foldFlapping(events, new Set(open)).events.map(({ id }) => id);

describe("a status that goes to and fro", () => {
  const flapping = [event("6", 30), event("5", 29), event("4", 25), event("3", 20)];

  it("is one line, the newest, that tells how often and since when", () => {
    const { events, flaps } = foldFlapping(flapping, new Set());
    expect(events.map(({ id }) => id)).toEqual(["6"]);
    expect(flaps.get("6")).toMatchObject({ count: 4, from: 20 * MINUTE, statuses: ["OK", "WARNING"], open: false });
  });

  it("is shown change by change when it is opened, also while newer ones come", () => {
    const { key } = foldFlapping(flapping, new Set()).flaps.get("6")!;
    expect(idsOf(flapping, [key])).toEqual(["6", "5", "4", "3"]);
    expect(idsOf([event("7", 31), ...flapping], [key])).toEqual(["7", "6", "5", "4", "3"]);
    expect(idsOf([...flapping, event("2", 19)], [key])).toEqual(["6", "5", "4", "3", "2"]);
  });

  it("leaves what happened in between, and other subjects, where they are", () => {
    const between = event("9", 27, { kind: "rebalance" });
    const other = event("8", 26, { topic: "t", partition: 1 });
    expect(idsOf([...flapping.slice(0, 2), between, other, ...flapping.slice(2)])).toEqual(["6", "9", "8"]);
  });

  it("is not made of trouble that came and went, or of changes far apart", () => {
    expect(idsOf(flapping.slice(0, 3))).toEqual(["6", "5", "4"]);
    expect(idsOf([event("6", 90), event("5", 60), event("4", 30), event("3", 0)])).toEqual(["6", "5", "4", "3"]);
  });
});
