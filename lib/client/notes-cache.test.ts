/** Notes find the histories that they belong to. */
import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import type { EventWire, HistoryAnswer } from "@/lib/api/contract";
import { keys } from "./keys";
import { dropNotes, takeNotes } from "./notes-cache";

const note = (id: string, more: Partial<EventWire> = {}): EventWire => ({
  ...{ id, at: 50, cluster: "prod", group: null, topic: null, partition: null, kind: "note" },
  ...{ before: null, after: "note", message: "v2" },
  ...more,
});

function cacheWith(events: EventWire[] = []) {
  const cache = new QueryClient();
  const topics = [{ topic: "orders", at: [], partitions: [] }];
  const base = { cluster: "prod", group: "billing", from: 0, to: 100, stepMs: 0, topics, gaps: [], statuses: [] };
  const history: HistoryAnswer = { ...base, members: { at: [], count: [] }, events };
  const key = [...keys.histories, "prod", "billing"];
  cache.setQueryData(key, history);
  return { cache, ids: () => cache.getQueryData<HistoryAnswer>(key)!.events.map(({ id }) => id) };
}

describe("a note", () => {
  it.each([
    ["of the group", { group: "billing" }, true],
    ["of the cluster", {}, true],
    ["of a topic that the group reads", { topic: "orders" }, true],
    ["of another topic", { topic: "payments" }, false],
    ["of another group", { group: "shipping" }, false],
    ["of another cluster", { cluster: "staging" }, false],
    ["before the range", { at: -1 }, false],
    ["that is none", { kind: "rebalance" as const }, false],
  ])("%s", (_, more, stands) => {
    const { cache, ids } = cacheWith();
    takeNotes(cache, [note("1", more)]);
    expect(ids()).toEqual(stands ? ["1"] : []);
  });

  it("stands in order and only once, and goes when it is deleted", () => {
    const { cache, ids } = cacheWith([note("1", { at: 70 }), note("2", { at: 20 })]);
    takeNotes(cache, [note("3"), note("2", { at: 20 })]);
    expect(ids()).toEqual(["1", "3", "2"]);
    dropNotes(cache, ["1", "9"]);
    expect(ids()).toEqual(["3", "2"]);
  });
});
