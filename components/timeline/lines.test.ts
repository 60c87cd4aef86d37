import { afterEach, describe, expect, it } from "vitest";
import type { EventWire } from "@/lib/api/contract";
import { setCurrentZone } from "@/lib/client/zone";
import { drawnDays, isDay, keyOfLine, toLines } from "./lines";

const event = (id: number, at: number): EventWire => ({
  ...{ id: String(id), at, cluster: "c", group: null, topic: null, partition: null, kind: "note" },
  ...{ before: null, after: null, message: "" },
});

afterEach(() => setCurrentZone("local"));

describe("lines of the list", () => {
  it("put each day before its happenings, and count them within the day and over all", () => {
    setCurrentZone("utc");
    const midnight = Date.UTC(2026, 10, 26);
    const lines = toLines([
      event(4, midnight + 5),
      event(3, midnight),
      event(2, midnight - 1),
      event(1, midnight - 90),
    ]);
    expect(lines.map(keyOfLine)).toEqual([`day-${midnight}`, "4", "3", `day-${midnight - 86_400_000}`, "2", "1"]);
    expect(lines.map(({ heading }) => heading)).toEqual([0, 0, 0, 3, 3, 3]);
    expect(lines.map((line) => (isDay(line) ? line.count : [line.index, line.place]))).toEqual([
      ...[2, [0, 1], [1, 2]],
      ...[2, [2, 1], [3, 2]],
    ]);
  });

  it("are drawn below their day, of which a part may be out of view", () => {
    setCurrentZone("utc");
    const midnight = Date.UTC(2026, 10, 26);
    const lines = toLines([event(4, midnight + 5), event(3, midnight), event(2, midnight - 1), event(1, midnight - 9)]);
    const days = drawnDays(
      [0, 2, 3, 4].map((index) => ({ index })),
      lines,
    );
    expect(days.map(({ at, head }) => [at.index, head.day])).toEqual([
      [0, midnight],
      [3, midnight - 86_400_000],
    ]);
    expect(days.map(({ rows }) => rows.map(({ line }) => line.event.id))).toEqual([["3"], ["2"]]);
  });

  it("follow the viewer's clock", () => {
    const midnight = new Date(2026, 10, 26).getTime();
    expect(toLines([event(2, midnight), event(1, midnight - 1)]).filter(isDay)).toHaveLength(2);
    expect(toLines([event(2, midnight + 2), event(1, midnight + 1)]).filter(isDay)).toHaveLength(1);
  });

  it("leave days out on which nothing happened, and are none without happenings", () => {
    const noon = new Date(2026, 10, 26, 12).getTime();
    const week = new Date(2026, 10, 19, 12).getTime();
    expect(toLines([event(2, noon), event(1, week)]).filter(isDay)).toHaveLength(2);
    expect(toLines([])).toEqual([]);
  });
});
