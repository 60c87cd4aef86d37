/** Happenings in their order, and the statuses that follow from them, against a real Postgres. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Happening } from "@/lib/core/picture/changes";
import { messageOf } from "@/lib/core/words/sentences/english";
import { say } from "@/lib/core/words/sentences/facts";
import { newCluster, openTestHistory, SECOND, T, type TestHistory } from "./test-history";

let test: TestHistory;

beforeAll(async () => {
  test = await openTestHistory();
});
afterAll(() => test.close());

describe("happenings", () => {
  const happening = (cluster: string, at: number, more: Partial<Happening> = {}): Happening => ({
    at: T + at * SECOND,
    cluster,
    group: "billing",
    topic: null,
    partition: null,
    kind: "status",
    before: null,
    after: "OK",
    message: "it moves",
    ...more,
  });

  it("come back with growing ids, newest first, at most as many as asked for", async () => {
    const cluster = newCluster();
    const given = [
      happening(cluster, 1),
      happening(cluster, 1, { kind: "rebalance", after: null, message: "a joined" }),
      happening(cluster, 3, { group: null, kind: "collection-gap", before: "reachable", after: "unreachable" }),
      happening(cluster, 2, {
        topic: "orders",
        partition: 2,
        before: "OK",
        after: "STALLED",
        message: "stands \0 'x'",
      }),
    ];
    const stored = await test.history.writeEvents(given);
    expect(stored.map(({ id: _, ...event }) => event)).toEqual(given);
    expect(stored.map(({ id }) => BigInt(id)).every((id, i, ids) => i === 0 || id > ids[i - 1]!)).toBe(true);
    const range = { cluster, from: T, to: T + 10 * SECOND };
    const events = await test.history.readEvents({ ...range, limit: 10 });
    const shown = { ...stored[3]!, message: "stands \uFFFD 'x'" };
    expect(events).toEqual([stored[2], shown, stored[1], stored[0]]);
    expect(await test.history.readEvents({ ...range, limit: 2 })).toEqual(events.slice(0, 2));
    expect(await test.history.readEvents({ ...range, group: "billing", limit: 10 })).toEqual(events.slice(1));
    expect(await test.history.readEvents({ ...range, from: T + 2 * SECOND, to: T + 2 * SECOND, limit: 10 })).toEqual([
      shown,
    ]);
    expect(await test.history.readEvents({ ...range, cluster: "none", limit: 10 })).toEqual([]);
    expect(await test.history.writeEvents([])).toEqual([]);
  });

  it("come back with the facts that they were told with, whatever the names in them", async () => {
    const cluster = newCluster();
    const members = { joined: ['app \0 \\ \ud800 "x"'], left: 0, assignors: [], generations: [4, 5] };
    const lost = messageOf(say("happened.lost", { lost: "9007199254740993", partition: 3 }));
    const given = [
      happening(cluster, 1, { kind: "rebalance", after: null, ...messageOf(say("happened.members", members)) }),
      happening(cluster, 2, { kind: "lag-lost", ...lost }),
      happening(cluster, 3),
    ];
    await test.history.writeEvents(given);
    const events = await test.history.readEvents({ cluster, from: T, to: T + 10 * SECOND, limit: 10 });
    expect(events.map(({ said }) => said)).toEqual([undefined, given[1]!.said, given[0]!.said]);
    const { groups } = await test.history.readCaseChanges({ cluster, from: T, to: T + 10 * SECOND });
    expect(groups[0]?.changes.map(({ said }) => said)).toEqual([undefined]);
  });

  it("tell the status before a moment", async () => {
    const cluster = newCluster();
    await test.history.writeEvents([
      happening(cluster, 1, { after: "OK" }),
      happening(cluster, 5, { after: "ERROR" }),
      happening(cluster, 6, { topic: "orders", partition: 0, after: "STALLED" }),
      happening(cluster, 9, { kind: "group-deleted", after: null }),
    ]);
    const before = (at: number) => test.history.readStatusBefore({ cluster, group: "billing", at: T + at * SECOND });
    expect(await before(1)).toBeNull();
    expect(await before(5)).toEqual({ at: T + SECOND, status: "OK" });
    expect(await before(8)).toEqual({ at: T + 5 * SECOND, status: "ERROR" });
    expect(await before(10)).toBeNull();
  });

  it("tell the status of partitions before a moment, of one that is named, and nothing of a group that was deleted", async () => {
    const cluster = newCluster();
    const of = (partition: number, after: string) => ({ topic: "orders", partition, after });
    await test.history.writeEvents([
      happening(cluster, 1, of(0, "STOPPED")),
      happening(cluster, 2, of(1, "STALLED")),
      happening(cluster, 3, of(0, "OK")),
      happening(cluster, 4, { group: "other", kind: "group-deleted", after: null }),
      happening(cluster, 5, { kind: "group-deleted", after: null }),
      happening(cluster, 7, of(1, "REWIND")),
    ]);
    const before = async (at: number, one: { topic?: string; partition?: number } = {}) =>
      (await test.history.readPartitionStatusesBefore({ cluster, group: "billing", at: T + at * SECOND, ...one })).map(
        ({ partition, after }) => [partition, after],
      );
    expect(await before(3)).toEqual([
      [0, "STOPPED"],
      [1, "STALLED"],
    ]);
    expect(await before(5, { topic: "orders", partition: 0 })).toEqual([[0, "OK"]]);
    expect(await before(5, { topic: "orders", partition: 2 })).toEqual([]);
    expect(await before(6)).toEqual([]);
    expect(await before(8)).toEqual([[1, "REWIND"]]);
  });

  it("tell the newest status of each group and partition, and nothing of deleted groups", async () => {
    const cluster = newCluster();
    await test.history.writeEvents([
      happening(cluster, 1, { after: "OK" }),
      happening(cluster, 2, { after: "ERROR" }),
      happening(cluster, 2, { topic: "orders", partition: 0, after: "STALLED" }),
      happening(cluster, 2, { topic: "orders", partition: 1, after: "STALLED" }),
      happening(cluster, 3, { topic: "orders", partition: 1, after: "OK" }),
      happening(cluster, 4, { kind: "rebalance", after: null }),
      happening(cluster, 1, { group: "gone", after: "ERROR" }),
      happening(cluster, 1, { group: "gone", topic: "orders", partition: 0, after: "STOPPED" }),
      happening(cluster, 5, { group: "gone", kind: "group-deleted", after: null }),
      happening(cluster, 1, { group: "back", topic: "orders", partition: 0, after: "STOPPED" }),
      happening(cluster, 2, { group: "back", kind: "group-deleted", after: null }),
      happening(cluster, 3, { group: "back", after: "OK" }),
    ]);
    const statuses = (await test.history.readLastStatuses(cluster)).map(({ group, partition, after }) => [
      group,
      partition,
      after,
    ]);
    expect(statuses).toHaveLength(4);
    expect(statuses).toEqual(
      expect.arrayContaining([
        ["billing", null, "ERROR"],
        ["billing", 0, "STALLED"],
        ["billing", 1, "OK"],
        ["back", null, "OK"],
      ]),
    );
    expect(await test.history.readLastStatuses("none")).toEqual([]);
    const early = await test.history.readLastStatuses(cluster, T + 2 * SECOND);
    expect(early.map(({ group, partition, after }) => [group, partition, after])).toEqual([
      ["billing", null, "OK"],
      ["gone", null, "ERROR"],
      ["gone", 0, "STOPPED"],
      ["back", 0, "STOPPED"],
    ]);
  });
});
