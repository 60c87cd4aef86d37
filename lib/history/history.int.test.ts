/** What goes into history comes out of it: against a real Postgres, through the same door as the program. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Happening } from "@/lib/core/changes";
import { computeLag } from "@/lib/core/lag";
import { makeFreshDatabase, type FreshDatabase } from "./fresh-database";
import { openHistory, type History, type HistoryTick } from "./history";
import { migrate } from "./migrate";

let database: FreshDatabase;
let history: History;

beforeAll(async () => {
  database = await makeFreshDatabase();
  await migrate(database.url);
  history = await openHistory({ url: database.url });
});
afterAll(async () => {
  await history.close();
  await database.drop();
});

/** A moment of today, so that nothing here is old enough to expire; a whole minute. */
const T = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000;
const SECOND = 1000;

let clusters = 0;
/** A cluster that no other test knows. */
const newCluster = () => `cluster-${clusters++}`;

type Offsets = (bigint | null)[];

/** A tick of one topic "orders", read by one group "billing". */
function tickOf(
  cluster: string,
  at: number,
  offsets: { logEnd: Offsets; committed: Offsets; logStart?: Offsets; members?: number | null; intervalMs?: number },
): HistoryTick {
  const { logEnd, committed, logStart = logEnd.map(() => 0n), members = 1, intervalMs = 5 * SECOND } = offsets;
  const commitAt = committed.map((offset) => (offset === null ? null : at - SECOND));
  return {
    cluster,
    at,
    intervalMs,
    topics: [{ topic: "orders", topicId: "id-1", logEnd, logStart, leaderless: [] }],
    subscriptions: [{ group: "billing", topic: "orders", committed, commitAt, members }],
  };
}

async function readBack(cluster: string, from = 0, to = Number.MAX_SAFE_INTEGER): Promise<HistoryTick[]> {
  const ticks: HistoryTick[] = [];
  for await (const tick of history.readTicks({ cluster, from, to })) ticks.push(tick);
  return ticks;
}

const read = (cluster: string, from: number, to: number, more: { points?: number; partition?: number } = {}) =>
  history.readGroup({ cluster, group: "billing", from, to, points: 720, ...more });

/** The same tick with its lists in one order: rows have none. */
function ordered(tick: HistoryTick): HistoryTick {
  const by =
    <Row>(key: (row: Row) => string) =>
    (a: Row, b: Row) =>
      key(a) < key(b) ? -1 : 1;
  return {
    ...tick,
    topics: [...tick.topics].sort(by((row) => row.topic)),
    subscriptions: [...tick.subscriptions].sort(by((row) => `${row.group}\0${row.topic}`)),
  };
}

describe("ticks", () => {
  it("keeps offsets above 2^53, unknown ones, and names of any characters", async () => {
    const cluster = newCluster();
    const group = `ä "quoted" {a,b} \\0 \0 '; DROP TABLE x; -- 消費者 🙂`;
    const tick: HistoryTick = {
      cluster,
      at: T,
      intervalMs: 1000,
      topics: [
        {
          topic: "a",
          topicId: null,
          logEnd: [2n ** 63n - 1n, null],
          logStart: [2n ** 53n + 1n, null],
          leaderless: [1],
        },
        { topic: "empty", topicId: "x", logEnd: [], logStart: [], leaderless: [] },
      ],
      subscriptions: [
        { group, topic: "a", committed: [2n ** 53n + 3n], commitAt: [null], members: null },
        { group, topic: "empty", committed: [], commitAt: [], members: 0 },
      ],
    };
    await history.writeTick(tick);
    expect(await readBack(cluster)).toEqual([tick]);
    const { topics } = await history.readGroup({ cluster, group, from: T, to: T, points: 10 });
    expect(topics[0]).toEqual({
      topic: "a",
      at: [T],
      partitions: [
        {
          partition: 0,
          logStart: [2n ** 53n + 1n],
          logEnd: [2n ** 63n - 1n],
          committed: [2n ** 53n + 3n],
          lag: [2n ** 63n - 1n - (2n ** 53n + 3n)],
        },
        { partition: 1, logStart: [null], logEnd: [null], committed: [null], lag: [null] },
      ],
    });
  });

  it("gives back exactly what was put in, whatever it was", async () => {
    const offset = fc.option(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), { nil: null });
    const name = fc
      .string({ minLength: 1, maxLength: 20, unit: "binary" })
      .filter((text) => !/\p{Surrogate}/u.test(text));
    const offsets = fc.array(offset, { maxLength: 6 });
    const topics = fc.uniqueArray(
      fc.record({
        topic: name,
        topicId: fc.option(fc.uuid(), { nil: null }),
        logEnd: offsets,
        logStart: offsets,
        leaderless: fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
      }),
      { selector: ({ topic }) => topic, maxLength: 4 },
    );
    const subscriptionsOn = (on: { topic: string }[]) =>
      fc.uniqueArray(
        fc.record({
          group: name,
          topic: on.length > 0 ? fc.constantFrom(...on.map(({ topic }) => topic)) : name,
          committed: offsets,
          commitAt: fc.array(fc.option(fc.nat(2 ** 41), { nil: null }), { maxLength: 6 }),
          members: fc.option(fc.nat(1000), { nil: null }),
        }),
        { selector: ({ group, topic }) => `${group}\0${topic}`, maxLength: 6 },
      );
    const tick = topics.chain((list) =>
      fc.record({
        intervalMs: fc.integer({ min: 1000, max: 3_600_000 }),
        topics: fc.constant(list),
        subscriptions: subscriptionsOn(list),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(tick, { minLength: 1, maxLength: 3 }), async (list) => {
        const cluster = newCluster();
        const ticks = list.map((each, index) => ({ cluster, at: T + index * SECOND, ...each }));
        for (const each of ticks) await history.writeTick(each);
        expect((await readBack(cluster)).map(ordered)).toEqual(ticks.map(ordered));
      }),
      { numRuns: 40 },
    );
  });

  it("are read oldest first, page after page, both ends included", async () => {
    const cluster = newCluster();
    const moments = Array.from({ length: 45 }, (_, index) => T + index * SECOND);
    for (const at of [...moments].reverse())
      await history.writeTick(tickOf(cluster, at, { logEnd: [1n], committed: [1n] }));
    expect((await readBack(cluster, T, moments.at(-1))).map(({ at }) => at)).toEqual(moments);
    expect((await readBack(cluster, T + SECOND, T + 2 * SECOND)).map(({ at }) => at)).toEqual(moments.slice(1, 3));
  });

  it("stay as they are when they are written again", async () => {
    const cluster = newCluster();
    const first = tickOf(cluster, T, { logEnd: [10n], committed: [5n] });
    await history.writeTick(first);
    await history.writeTick(first);
    const other = tickOf(cluster, T, { logEnd: [99n], committed: [99n] });
    other.topics.push({ topic: "more", topicId: null, logEnd: [1n], logStart: [0n], leaderless: [] });
    await history.writeTick(other);
    expect(await readBack(cluster)).toEqual([first]);
  });

  it("are stored whole or not at all", async () => {
    const cluster = newCluster();
    const broken = tickOf(cluster, T, { logEnd: [1n], committed: [2n ** 63n] }); // more than Postgres can hold
    await expect(history.writeTick(broken)).rejects.toThrow(/out of range/);
    expect(await readBack(cluster)).toEqual([]);
    const rows = await database.query(
      `SELECT count(*)::int AS rows FROM "TopicTick" k JOIN "Topic" t ON t.id = k."topicId"
       JOIN "Cluster" c ON c.id = t."clusterId" WHERE c.name = $1`,
      [cluster],
    );
    expect(rows).toEqual([{ rows: 0 }]);
    const whole = tickOf(cluster, T, { logEnd: [1n], committed: [1n] });
    await history.writeTick(whole);
    expect(await readBack(cluster)).toEqual([whole]);
  });

  it("of a group on a topic that is not listed now go on with the topic they had", async () => {
    const cluster = newCluster();
    await history.writeTick(tickOf(cluster, T, { logEnd: [10n], committed: [5n] }));
    await history.writeTick({ ...tickOf(cluster, T + SECOND, { logEnd: [], committed: [6n] }), topics: [] });
    const { topics } = await read(cluster, T, T + SECOND);
    expect(topics).toHaveLength(1);
    expect(topics[0]?.partitions[0]).toMatchObject({ committed: [5n, 6n], logEnd: [10n, null], lag: [5n, null] });
  });

  it("can be of any day, and days that have expired are dropped when history is opened", async () => {
    const cluster = newCluster();
    const old = T - 30 * 86_400_000;
    await history.writeTick(tickOf(cluster, old, { logEnd: [1n], committed: [1n] }));
    await history.writeTick(tickOf(cluster, T, { logEnd: [1n], committed: [1n] }));
    expect((await readBack(cluster)).map(({ at }) => at)).toEqual([old, T]);
    const other = await openHistory({ url: database.url, retention: { fullDays: 7, eventDays: 400 } });
    expect((await readBack(cluster)).map(({ at }) => at)).toEqual([T]);
    await other.close();
  });
});

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
    for (let i = 0; i < 20; i++) await history.writeTick(tickOf(cluster, T + i * SECOND, offsets));
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
      await history.writeTick(tickOf(cluster, T + i * SECOND, { logEnd: [1n], committed: [1n] }));
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
      await history.writeTick(tickOf(cluster, T + i * SECOND, { logEnd, committed, intervalMs: SECOND }));
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
        seconds.map((s) => history.writeTick(tickOf(cluster, T + s * SECOND, { logEnd: [1n], committed: [1n] }))),
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
    for (const tick of [away(0), there(5), away(10), there(15), away(20)]) await history.writeTick(tick);
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
    await history.writeTick(first);
    await history.writeTick(again);
    const { topics } = await read(cluster, T, T + 5 * SECOND);
    expect(topics).toHaveLength(1);
    expect(topics[0]?.partitions).toMatchObject([
      { partition: 0, logEnd: [10n, 2n], committed: [5n, 1n], lag: [5n, 1n] },
      { partition: 1, logEnd: [null, 3n], committed: [null, null], lag: [null, null] },
    ]);
  });

  it("of what nobody knows is empty", async () => {
    const nothing = { stepMs: 0, topics: [], members: { at: [], count: [] }, gaps: [] };
    expect(await history.readGroup({ cluster: "none", group: "x", from: T, to: T + 1, points: 10 })).toEqual(nothing);
    const cluster = newCluster();
    await history.writeTick(tickOf(cluster, T, { logEnd: [1n], committed: [1n] }));
    expect(await history.readGroup({ cluster, group: "x", from: T, to: T, points: 10 })).toEqual(nothing);
    const elsewhere = await history.readGroup({ cluster, group: "billing", topic: "x", from: T, to: T, points: 10 });
    expect(elsewhere).toEqual(nothing);
    expect((await read(cluster, T, T, { partition: 7 })).topics[0]?.partitions).toEqual([]);
  });
});

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
    const stored = await history.writeEvents(given);
    expect(stored.map(({ id: _, ...event }) => event)).toEqual(given);
    expect(stored.map(({ id }) => BigInt(id)).every((id, i, ids) => i === 0 || id > ids[i - 1]!)).toBe(true);
    const range = { cluster, from: T, to: T + 10 * SECOND };
    const events = await history.readEvents({ ...range, limit: 10 });
    const shown = { ...stored[3]!, message: "stands \uFFFD 'x'" };
    expect(events).toEqual([stored[2], shown, stored[1], stored[0]]);
    expect(await history.readEvents({ ...range, limit: 2 })).toEqual(events.slice(0, 2));
    expect(await history.readEvents({ ...range, group: "billing", limit: 10 })).toEqual(events.slice(1));
    expect(await history.readEvents({ ...range, from: T + 2 * SECOND, to: T + 2 * SECOND, limit: 10 })).toEqual([
      shown,
    ]);
    expect(await history.readEvents({ ...range, cluster: "none", limit: 10 })).toEqual([]);
    expect(await history.writeEvents([])).toEqual([]);
  });

  it("tell the status before a moment", async () => {
    const cluster = newCluster();
    await history.writeEvents([
      happening(cluster, 1, { after: "OK" }),
      happening(cluster, 5, { after: "ERROR" }),
      happening(cluster, 6, { topic: "orders", partition: 0, after: "STALLED" }),
      happening(cluster, 9, { kind: "group-deleted", after: null }),
    ]);
    const before = (at: number) => history.readStatusBefore({ cluster, group: "billing", at: T + at * SECOND });
    expect(await before(1)).toBeNull();
    expect(await before(5)).toEqual({ at: T + SECOND, status: "OK" });
    expect(await before(8)).toEqual({ at: T + 5 * SECOND, status: "ERROR" });
    expect(await before(10)).toBeNull();
  });

  it("tell the newest status of each group and partition, and nothing of deleted groups", async () => {
    const cluster = newCluster();
    await history.writeEvents([
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
    const statuses = (await history.readLastStatuses(cluster)).map(({ group, partition, after }) => [
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
    expect(await history.readLastStatuses("none")).toEqual([]);
  });
});
