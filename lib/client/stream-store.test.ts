import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import type { ClusterSummary, GroupSummary } from "@/lib/api/contract";
import type { StreamEvent } from "@/lib/api/stream-contract";
import { atOnce } from "@/lib/core/in-turns";
import { keys } from "./keys";
import { newMemory, takeEvent } from "./stream-store";

const row = (cluster: string, group: string, lag = "0") =>
  ({
    cluster,
    group,
    lag,
    timeLag: { known: true, value: 0 },
    unknownPartitions: 0,
    partitionCount: 1,
  }) as GroupSummary;
const hello = (resumed = false): StreamEvent => ({
  name: "hello",
  data: { build: "b", at: 1, lab: false, liveMs: 1000, resumed },
});
const rows = (list: string, step: number, ...all: GroupSummary[]): StreamEvent => ({
  name: "rows",
  data: { list, step, at: step * 1000, rows: all },
});
const ready: StreamEvent = { name: "ready", data: { at: 1 } };
const lagOf = (place: number, lag: number, step: number): StreamEvent => ({
  name: "changes",
  data: {
    ...{ list: "a", step, at: step * 1000, removed: [], added: [] },
    columns: [{ field: "lag", rows: [place], values: [lag] }],
  },
});

function listen() {
  const cache = new QueryClient();
  const memory = newMemory();
  const take = (...events: StreamEvent[]) =>
    events.forEach((event) => atOnce(takeEvent(cache, { kind: "groups" }, memory, event)));
  return { take, cache, groups: () => cache.getQueryData<GroupSummary[]>(keys.groups) };
}

describe("what the stream tells", () => {
  it("is shown once the picture of all clusters is whole", () => {
    const { take, groups } = listen();
    take(hello(), rows("a", 1, row("a", "x")), rows("b", 1, row("b", "x")));
    expect(groups()).toBeUndefined();
    take(ready);
    expect(groups()).toHaveLength(2);
  });

  it("changes the rows that changed and leaves the rest the same objects", () => {
    const { take, groups } = listen();
    take(hello(), rows("a", 1, row("a", "x"), row("a", "y")), rows("b", 1, row("b", "x")), ready);
    const before = groups()!;
    take(lagOf(1, 7, 2));
    expect(groups()?.map(({ lag }) => lag)).toEqual(["0", "7", "0"]);
    expect(groups()?.[0]).toBe(before[0]);
    expect(groups()?.[2]).toBe(before[2]);
  });

  it("is taken once, also when a frame that broke off is told again", () => {
    const { take, groups } = listen();
    take(hello(), rows("a", 1, row("a", "x")), ready, lagOf(0, 7, 2));
    take(hello(true), lagOf(0, 7, 2), lagOf(0, 9, 3));
    expect(groups()?.[0]?.lag).toBe("9");
  });

  it("is refused where something was missed", () => {
    const { take } = listen();
    take(hello(), rows("a", 1, row("a", "x")), ready);
    expect(() => take(lagOf(0, 7, 3))).toThrow();
    expect(() => listen().take(lagOf(0, 7, 2))).toThrow();
  });

  it("replaces the old picture as a whole after a new start", () => {
    const { take, groups } = listen();
    take(hello(), rows("a", 5, row("a", "x")), rows("b", 1, row("b", "x")), ready);
    take(hello(), rows("a", 1, row("a", "z")));
    expect(groups()?.map(({ group }) => group)).toEqual(["x", "x"]);
    take(ready);
    expect(groups()?.map(({ group }) => group)).toEqual(["z"]);
  });

  it("keeps the last picture while a server that was started anew has read nothing yet", () => {
    const { take, groups } = listen();
    const read = { cluster: "a", at: 1, health: { reachable: true } } as ClusterSummary;
    const unread = { ...read, at: null };
    take(hello(), { name: "cluster", data: read }, rows("a", 1, row("a", "x")), ready);
    take(hello(), { name: "cluster", data: unread }, ready);
    expect(groups()).toHaveLength(1);
    take({ name: "cluster", data: { ...read, at: 2 } }, rows("a", 1, row("a", "x"), row("a", "y")));
    expect(groups()).toHaveLength(2);
  });

  it("shows what there is where a cluster cannot be read at all", () => {
    const { take, groups } = listen();
    const away = { cluster: "b", at: null, health: { reachable: false } } as ClusterSummary;
    take(hello(), rows("a", 1, row("a", "x")), ready);
    take(hello(), { name: "cluster", data: away }, ready);
    expect(groups()).toEqual([]);
  });

  it("puts a cluster's changed fields in their place", () => {
    const { take, cache } = listen();
    const cluster = { cluster: "a", at: 1, groupCount: 3 } as ClusterSummary;
    take({ name: "cluster", data: cluster }, { name: "clusterChange", data: { cluster: "a", fields: { at: 2 } } });
    expect(cache.getQueryData(keys.clusters)).toEqual([{ cluster: "a", at: 2, groupCount: 3 }]);
  });
});

it("numbers that were read between two cycles change the group that is shown, and say when they were read", () => {
  const { take, cache } = listen();
  const place = { topic: "orders", partition: 0 };
  const known = (value: string) => ({ known: true as const, value });
  const partitions = [{ ...place, committed: known("1"), logEnd: known("9"), lag: known("8"), timeLag: known("") }];
  const detail = { ...row("a", "x", "8"), at: 1000, subscriptions: [{ topic: "orders", partitions }] };
  cache.setQueryData(keys.group("a", "x"), detail);
  const age = { known: true as const, value: 300 };
  const read = { ...place, committed: "7", logEnd: "9", lag: "2", timeLag: age, lastCommitAt: 1900 };
  const group = { group: "x", of: 1000, lag: "2", unknownPartitions: 0, timeLag: age, partitions: [read] };
  take({ name: "quick", data: { cluster: "a", at: 2000, everyMs: 1000, groups: [group, { ...group, group: "y" }] } });
  expect(cache.getQueryData(keys.group("a", "x"))).toMatchObject({
    at: 1000,
    readAt: 2000,
    lag: "2",
    lastCommitAt: 1900,
  });
  expect(cache.getQueryData(keys.group("a", "y"))).toBeUndefined();
  expect(cache.getQueryData(keys.quick)).toEqual({ a: { at: 2000, everyMs: 1000 } });
});
