/** Ticks go in whole and come out as they were, against a real Postgres. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHistory, type HistoryTick } from "./history";
import { newCluster, openTestHistory, SECOND, T, tickOf, type TestHistory } from "./test-history";

let test: TestHistory;

beforeAll(async () => {
  test = await openTestHistory();
});
afterAll(() => test.close());

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
    await test.history.writeTick(tick);
    expect(await test.readBack(cluster)).toEqual([tick]);
    const { topics } = await test.history.readGroup({ cluster, group, from: T, to: T, points: 10 });
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

  it("keeps a group whose name is as long as Kafka allows, and the others beside it", async () => {
    const cluster = newCluster();
    const long = Array.from({ length: 4_000 }, (_, n) =>
      Math.sin(n + 1)
        .toString(36)
        .slice(3, 11),
    )
      .join("")
      .slice(0, 32_000);
    const tick = tickOf(cluster, T, { logEnd: [9n], committed: [5n] });
    const subscriptions = [long, `${long}!`].map((group) => ({ ...tick.subscriptions[0]!, group }));
    for (const at of [T, T + SECOND]) await test.history.writeTick({ ...tick, at, subscriptions });
    const groups = (await test.readBack(cluster)).map((one) => one.subscriptions.map(({ group }) => group).sort());
    expect(groups).toEqual([
      [long, `${long}!`],
      [long, `${long}!`],
    ]);
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
        for (const each of ticks) await test.history.writeTick(each);
        expect((await test.readBack(cluster)).map(ordered)).toEqual(ticks.map(ordered));
      }),
      { numRuns: 40 },
    );
  });

  it("are read oldest first, page after page, both ends included", async () => {
    const cluster = newCluster();
    const moments = Array.from({ length: 45 }, (_, index) => T + index * SECOND);
    for (const at of [...moments].reverse())
      await test.history.writeTick(tickOf(cluster, at, { logEnd: [1n], committed: [1n] }));
    expect((await test.readBack(cluster, T, moments.at(-1))).map(({ at }) => at)).toEqual(moments);
    expect((await test.readBack(cluster, T + SECOND, T + 2 * SECOND)).map(({ at }) => at)).toEqual(moments.slice(1, 3));
  });

  it("stay as they are when they are written again", async () => {
    const cluster = newCluster();
    const first = tickOf(cluster, T, { logEnd: [10n], committed: [5n] });
    await test.history.writeTick(first);
    await test.history.writeTick(first);
    const other = tickOf(cluster, T, { logEnd: [99n], committed: [99n] });
    other.topics.push({ topic: "more", topicId: null, logEnd: [1n], logStart: [0n], leaderless: [] });
    await test.history.writeTick(other);
    expect(await test.readBack(cluster)).toEqual([first]);
  });

  it("are stored whole or not at all", async () => {
    const cluster = newCluster();
    const broken = tickOf(cluster, T, { logEnd: [1n], committed: [2n ** 63n] }); // more than Postgres can hold
    await expect(test.history.writeTick(broken)).rejects.toThrow(/out of range/);
    expect(await test.readBack(cluster)).toEqual([]);
    const rows = await test.query(
      `SELECT count(*)::int AS rows FROM "TopicTick" k JOIN "Topic" t ON t.id = k."topicId"
       JOIN "Cluster" c ON c.id = t."clusterId" WHERE c.name = $1`,
      [cluster],
    );
    expect(rows).toEqual([{ rows: 0 }]);
    const whole = tickOf(cluster, T, { logEnd: [1n], committed: [1n] });
    await test.history.writeTick(whole);
    expect(await test.readBack(cluster)).toEqual([whole]);
  });

  it("of a group on a topic that is not listed now go on with the topic they had", async () => {
    const cluster = newCluster();
    await test.history.writeTick(tickOf(cluster, T, { logEnd: [10n], committed: [5n] }));
    await test.history.writeTick({ ...tickOf(cluster, T + SECOND, { logEnd: [], committed: [6n] }), topics: [] });
    const { topics } = await test.history.readGroup({
      cluster,
      group: "billing",
      from: T,
      to: T + SECOND,
      points: 720,
    });
    expect(topics).toHaveLength(1);
    expect(topics[0]?.partitions[0]).toMatchObject({ committed: [5n, 6n], logEnd: [10n, null], lag: [5n, null] });
  });

  it("can be of any day, and what has expired is dropped when house is kept", async () => {
    const cluster = newCluster();
    const old = T - 30 * 86_400_000;
    await test.history.writeTick(tickOf(cluster, old, { logEnd: [1n], committed: [1n] }));
    await test.history.writeTick(tickOf(cluster, T, { logEnd: [1n], committed: [1n] }));
    expect((await test.readBack(cluster)).map(({ at }) => at)).toEqual([old, T]);
    await test.keepHouse(Date.now());
    expect((await test.readBack(cluster)).map(({ at }) => at)).toEqual([T]);
  });

  it("of a process that keeps house by itself expire there, too", async () => {
    const cluster = newCluster();
    await test.history.writeTick(tickOf(cluster, T - 30 * 86_400_000, { logEnd: [1n], committed: [1n] }));
    const other = await openHistory({ url: test.url });
    await expect.poll(() => test.readBack(cluster), { timeout: 30_000 }).toEqual([]);
    await other.close();
  });
});
