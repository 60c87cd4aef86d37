/** A group's past for a chart: lag, peaks, gaps, unknowns, against a real Postgres. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { computeLag } from "@/lib/core/numbers/lag";
import type { HistoryTick } from "./history";
import { newCluster, openTestHistory, SECOND, T, tickOf, type TestHistory } from "./test-history";

let test: TestHistory;

beforeAll(async () => {
  test = await openTestHistory();
});
afterAll(() => test.close());

const read = (cluster: string, from: number, to: number, more: { points?: number; partition?: number } = {}) =>
  test.history.readGroup({ cluster, group: "billing", from, to, points: 720, ...more });

describe("a group's history", () => {
  it("is every tick where they are few, with lag as computed everywhere", async () => {
    const cluster = newCluster();
    const cases: { logEnd: bigint | null; logStart: bigint | null; committed: bigint | null }[] = [
      { logEnd: 100n, logStart: 0n, committed: 40n },
      { logEnd: 100n, logStart: 60n, committed: 40n },
      { logEnd: 100n, logStart: null, committed: 40n },
      { logEnd: 100n, logStart: 0n, committed: 140n },
      { logEnd: null, logStart: 0n, committed: 40n },
      { logEnd: 100n, logStart: 0n, committed: null },
      { logEnd: 100n, logStart: 120n, committed: 110n },
    ];
    const column = (key: "logEnd" | "logStart" | "committed") => cases.map((each) => each[key]);
    const offsets = { logEnd: column("logEnd"), logStart: column("logStart"), committed: column("committed") };
    for (let i = 0; i < 20; i++) await test.history.writeTick(tickOf(cluster, T + i * SECOND, offsets));
    const expected = cases.map((each) => {
      const { lag } = computeLag({ ...each, hasLeader: true });
      return lag.known ? lag.value : null;
    });
    const full = await read(cluster, T, T + 19 * SECOND);
    expect(full.stepMs).toBe(0);
    expect(full.topics[0]?.at).toHaveLength(20);
    expect(full.topics[0]?.partitions.map(({ lag }) => lag[0])).toEqual(expected);
    // The database computes the same when it looks for peaks.
    const thinned = await read(cluster, T, T + 19 * SECOND, { points: 4 });
    expect(thinned.stepMs).toBeGreaterThan(0);
    expect(thinned.topics[0]?.partitions.map(({ lag }) => lag[0])).toEqual(expected);
  });

  it("is not thinned for the sake of a few ticks too many", async () => {
    const cluster = newCluster();
    for (let i = 0; i < 16; i++) {
      await test.history.writeTick(tickOf(cluster, T + i * SECOND, { logEnd: [1n], committed: [1n] }));
    }
    const points = async (count: number) =>
      (await read(cluster, T, T + 15 * SECOND, { points: count })).topics[0]?.at.length;
    expect(await points(11)).toBe(16);
    expect(await points(10)).toBeLessThanOrEqual(11);
  });

  it("keeps the peaks and the last offsets of each step when it is thinned", async () => {
    const cluster = newCluster();
    const lags = Array.from({ length: 600 }, (_, i) => [BigInt((i * 7919) % 1000), i === 300 ? 1_000_000n : 1n]);
    for (const [i, lag] of lags.entries()) {
      const logEnd = [BigInt(2_000_000 + i), BigInt(3_000_000 + i)];
      const committed = logEnd.map((end, partition) => end - lag[partition]!);
      await test.history.writeTick(tickOf(cluster, T + i * SECOND, { logEnd, committed, intervalMs: SECOND }));
    }
    const to = T + 599 * SECOND;
    const { stepMs, topics, members } = await read(cluster, T, to, { points: 60 });
    const [topic] = topics;
    expect(topic!.at.length).toBeGreaterThan(55);
    expect(topic!.at.length).toBeLessThanOrEqual(61);
    expect(members.at).toEqual(topic!.at);
    topic!.at.forEach((at, point) => {
      const inStep = lags.filter((_, i) => Math.floor((T + i * SECOND) / stepMs) === Math.floor(at / stepMs));
      for (const partition of [0, 1]) {
        const greatest = inStep.map((lag) => lag[partition]!).reduce((a, b) => (a > b ? a : b));
        expect(topic!.partitions[partition]!.lag[point]).toBe(greatest);
        const last = (at - T) / SECOND;
        expect(topic!.partitions[partition]!.logEnd[point]).toBe(BigInt((2 + partition) * 1_000_000 + last));
      }
    });
    expect(topic!.partitions[1]!.lag).toContain(1_000_000n);
    const one = await read(cluster, T, to, { points: 60, partition: 1 });
    expect(one.topics[0]?.partitions).toEqual([topic!.partitions[1]]);
    const oneInFull = await read(cluster, T, to, { points: 5000, partition: 1 });
    expect(oneInFull.topics[0]?.partitions).toMatchObject([{ partition: 1 }]);
    expect(oneInFull.topics[0]?.partitions[0]?.lag).toEqual(lags.map((lag) => lag[1]));
  }, 120_000);

  it("shows gaps between ticks and at the ends, but none before the first tick or after now", async () => {
    const cluster = newCluster();
    const write = (...seconds: number[]) =>
      Promise.all(
        seconds.map((s) => test.history.writeTick(tickOf(cluster, T + s * SECOND, { logEnd: [1n], committed: [1n] }))),
      );
    // 15 s is three intervals and no gap yet; 16 s is one.
    await write(0, 5, 20, 36, 41, 100);
    const gaps = async (from: number, to: number) =>
      (await read(cluster, T + from * SECOND, T + to * SECOND)).gaps.map((gap) => [
        (gap.from - T) / SECOND,
        (gap.to - T) / SECOND,
      ]);
    expect(await gaps(-600, 100)).toEqual([
      [20, 36],
      [41, 100],
    ]);
    expect(await gaps(30, 60)).toEqual([
      [30, 36],
      [41, 60],
    ]);
    expect(await gaps(50, 60)).toEqual([[50, 60]]);
    expect(await gaps(0, 20)).toEqual([]);
    expect(await gaps(90, 200)).toEqual([
      [90, 100],
      [100, 200],
    ]);
    const future = await read(cluster, T, Date.now() + 3_600_000);
    expect(future.gaps.at(-1)?.to).toBeLessThanOrEqual(Date.now());
  });

  it("is unknown, not missing, while the group was away between two stored moments", async () => {
    const cluster = newCluster();
    const there = (s: number) => tickOf(cluster, T + s * SECOND, { logEnd: [10n], committed: [5n] });
    const away = (s: number): HistoryTick => ({ ...there(s), subscriptions: [] });
    for (const tick of [away(0), there(5), away(10), there(15), away(20)]) await test.history.writeTick(tick);
    const { topics, members } = await read(cluster, T, T + 20 * SECOND);
    expect(topics[0]?.at).toEqual([5, 10, 15].map((s) => T + s * SECOND));
    expect(topics[0]?.partitions[0]).toMatchObject({ committed: [5n, null, 5n], lag: [5n, null, 5n] });
    expect(members).toEqual({ at: topics[0]?.at, count: [1, null, 1] });
  });

  it("goes on in one entry when the topic is made again, or gets more partitions", async () => {
    const cluster = newCluster();
    const first = tickOf(cluster, T, { logEnd: [10n], committed: [5n] });
    const again = tickOf(cluster, T + 5 * SECOND, { logEnd: [2n, 3n], committed: [1n] });
    again.topics[0]!.topicId = "id-2";
    await test.history.writeTick(first);
    await test.history.writeTick(again);
    const { topics } = await read(cluster, T, T + 5 * SECOND);
    expect(topics).toHaveLength(1);
    expect(topics[0]?.partitions).toMatchObject([
      { partition: 0, logEnd: [10n, 2n], committed: [5n, 1n], lag: [5n, 1n] },
      { partition: 1, logEnd: [null, 3n], committed: [null, null], lag: [null, null] },
    ]);
  });

  it("of what nobody knows is empty", async () => {
    const nothing = { resolution: "full", stepMs: 0, topics: [], members: { at: [], count: [] }, gaps: [] };
    expect(await test.history.readGroup({ cluster: "none", group: "x", from: T, to: T + 1, points: 10 })).toEqual(
      nothing,
    );
    const cluster = newCluster();
    await test.history.writeTick(tickOf(cluster, T, { logEnd: [1n], committed: [1n] }));
    expect(await test.history.readGroup({ cluster, group: "x", from: T, to: T, points: 10 })).toEqual(nothing);
    const elsewhere = await test.history.readGroup({
      cluster,
      group: "billing",
      topic: "x",
      from: T,
      to: T,
      points: 10,
    });
    expect(elsewhere).toEqual(nothing);
    expect((await read(cluster, T, T, { partition: 7 })).topics[0]?.partitions).toEqual([]);
  });
});
