import { describe, expect, it } from "vitest";
import { FairTurns, MOST_GROUPS, MOST_PARTITIONS } from "./fair-turns";

const groups = (count: number, partitions: number) =>
  Array.from({ length: count }, (_, index) => ({ group: `g${index}`, partitions }));

describe("turns", () => {
  it("take everybody while there is room", () => {
    const turns = new FairTurns();
    for (let turn = 0; turn < 3; turn++) expect(turns.choose(groups(10, 20))).toHaveLength(10);
  });

  it("come to all in turn where there are more groups than one reading may ask for", () => {
    const turns = new FairTurns();
    const counts = new Map<string, number>();
    for (let turn = 0; turn < 10; turn++) {
      const chosen = turns.choose(groups(5 * MOST_GROUPS, 1));
      expect(chosen).toHaveLength(MOST_GROUPS);
      for (const { group } of chosen) counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    expect(counts.size).toBe(5 * MOST_GROUPS);
    expect(new Set(counts.values())).toEqual(new Set([2]));
  });

  it("of a group that is larger than a reading are as rare as it is large, and nobody else waits for it", () => {
    const turns = new FairTurns();
    const all = [{ group: "huge", partitions: 10 * MOST_PARTITIONS }, ...groups(3, 10)];
    let asked = 0;
    const counts = new Map<string, number>();
    for (let turn = 0; turn < 100; turn++)
      for (const { group, partitions } of turns.choose(all)) {
        asked += partitions;
        counts.set(group, (counts.get(group) ?? 0) + 1);
      }
    expect(asked / 100).toBeLessThan(1.2 * MOST_PARTITIONS);
    expect(counts.get("huge")).toBe(10);
    expect(counts.get("g0")).toBe(100);
  });

  it("remember nobody who is looked at no more", () => {
    const turns = new FairTurns();
    turns.choose(groups(50, 1));
    turns.choose([]);
    expect((turns as unknown as { lastTurns: Map<string, number> }).lastTurns.size).toBe(0);
  });
});
