/** Compaction, rollups and retention against a real Postgres: what went in comes out, whatever happens in between. */
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { computeLag } from "@/lib/core/numbers/lag";
import type { HistoryTick } from "./history";
import { keepHouse } from "./housekeeper";
import { DAY_MS, dayOf, HOUR_MS } from "./partitions";
import { DEFAULT_RETENTION } from "./retention";
import { newCluster, openTestHistory, type TestHistory } from "./test-history";

let test: TestHistory;
beforeAll(async () => {
  test = await openTestHistory();
});
afterAll(() => test.close());

const MINUTE = 60_000;
/** Yesterday, so that all of it is closed, and nothing has expired. */
const DAY = dayOf(Date.now()) - DAY_MS;
const NOW = DAY + DAY_MS + HOUR_MS;

/** Deterministic noise. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
}

interface World {
  seed: number;
  /** Moments in ms since the day began. */
  at: number[];
  partitions: number;
  base: bigint;
}

/**
 * Ticks of two topics and three groups: offsets grow, stand, go back; some are not known, partitions lose their
 * leader, are added; a topic is made again; a group comes and goes; members change.
 */
function ticksOf(cluster: string, { seed, at, partitions, base }: World): HistoryTick[] {
  const next = random(seed);
  const chance = (share: number) => next() < share;
  const ends: bigint[] = Array.from({ length: partitions }, (_, p) => base + BigInt(p));
  const committed: bigint[] = [...ends];
  let id = 1;
  let commitAt = DAY;
  return at.map((offset) => {
    const moment = DAY + offset;
    if (chance(0.05)) ends.push(0n);
    if (chance(0.03)) {
      id++;
      ends.fill(0n);
      committed.fill(0n);
    }
    ends.forEach((end, p) => (ends[p] = end + BigInt(Math.floor(next() * 500))));
    while (committed.length < ends.length && chance(0.7)) committed.push(0n);
    if (chance(0.6)) {
      commitAt = moment - Math.floor(next() * 4000);
      committed.forEach((_, p) => {
        if (chance(0.8)) committed[p] = chance(0.05) ? ends[p]! / 2n : ends[p]! - BigInt(Math.floor(next() * 50));
      });
    }
    const maybe = <T>(value: T) => (chance(0.05) ? null : value);
    const orders = {
      topic: "orders",
      topicId: `id-${id}`,
      logEnd: ends.map(maybe),
      logStart: ends.map((end) => maybe(end / 3n)),
      leaderless: chance(0.1) ? [0] : [],
    };
    const quiet = { topic: "quiet", topicId: null, logEnd: [7n], logStart: [0n], leaderless: [] };
    const subscription = (group: string, topic: string, offsets: (bigint | null)[], members: number | null) => ({
      group,
      topic,
      committed: offsets,
      commitAt: offsets.map((value, p) => (value === null ? null : commitAt + (p % 3))),
      members,
    });
    return {
      cluster,
      at: moment,
      intervalMs: 5000,
      topics: [orders, ...(chance(0.1) ? [] : [quiet])],
      subscriptions: [
        subscription("billing", "orders", committed.map(maybe), chance(0.1) ? null : 2),
        ...(chance(0.3) ? [] : [subscription("audit", "orders", committed.slice(0, 1), Math.floor(next() * 5))]),
        subscription("audit", "quiet", [3n], 0),
      ],
    };
  });
}

const ordered = (tick: HistoryTick): HistoryTick => ({
  ...tick,
  topics: [...tick.topics].sort((a, b) => (a.topic < b.topic ? -1 : 1)),
  subscriptions: [...tick.subscriptions].sort((a, b) => (`${a.group}\0${a.topic}` < `${b.group}\0${b.topic}` ? -1 : 1)),
});

const write = async (ticks: HistoryTick[]) => {
  for (const tick of ticks) await test.history.writeTick(tick);
};

const readGroup = (cluster: string, from: number, to: number, points = 720, more: { partition?: number } = {}) =>
  test.history.readGroup({ cluster, group: "billing", from, to, points, ...more });

async function moments(cluster: string, more: { topic?: string; partition?: number } = {}) {
  const all = [];
  for await (const moment of test.history.readGroupMoments({
    cluster,
    group: "billing",
    from: DAY,
    to: DAY + DAY_MS,
    ...more,
  })) {
    all.push(moment);
  }
  return all;
}

/** Every reader's view of a cluster. */
async function views(cluster: string) {
  const [from, to] = [DAY + HOUR_MS / 2, DAY + 3 * HOUR_MS];
  const ticks = (await test.readBack(cluster)).map(ordered);
  return {
    ticks,
    some: (await test.readBack(cluster, DAY + 20 * MINUTE, DAY + 80 * MINUTE)).map(ordered),
    full: await readGroup(cluster, from, to, 5000),
    thinned: await readGroup(cluster, from, to, 20),
    one: await readGroup(cluster, from, to, 20, { partition: 1 }),
    oneFull: await readGroup(cluster, from, to, 5000, { partition: 1 }),
    logs: await test.history.readTopic({ cluster, topic: "orders", from, to, points: 5000 }),
    thinnedLogs: await test.history.readTopic({ cluster, topic: "orders", from, to, points: 20 }),
    moments: await moments(cluster),
    oneMoments: await moments(cluster, { topic: "orders", partition: 1 }),
  };
}

const world = fc.record({
  seed: fc.nat(),
  at: fc
    .uniqueArray(fc.integer({ min: 0, max: 3 * HOUR_MS }), { minLength: 2, maxLength: 50 })
    .map((list) => list.sort((a, b) => a - b)),
  partitions: fc.integer({ min: 2, max: 5 }),
  base: fc.constantFrom(0n, 1_000_000n, 2n ** 53n, 2n ** 63n - 10_000_000n),
});

/** A connection breaks at one of the next `most` statements. */
const crashWithin = (most: number) => fc.record({ n: fc.integer({ min: 1, max: most }), after: fc.boolean() });

/** A client whose connection breaks at the nth statement from now: before it, or after it before the answer came. */
async function breakingClient(n: number, after: boolean): Promise<{ client: pg.Client; end: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: test.url });
  client.on("error", () => undefined);
  await client.connect();
  const send = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
  let left = n;
  client.query = (async (...args: unknown[]) => {
    left--;
    if (left > 0) return send(...args);
    if (after && left === 0) await send(...args);
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    throw new Error("the connection broke");
  }) as unknown as typeof client.query;
  return { client, end: () => client.end().catch(() => undefined) };
}

const round = (client: pg.Client, now: number) =>
  keepHouse(client, { retention: DEFAULT_RETENTION, now, pause: async () => undefined, going: () => true });

describe("compaction", () => {
  it("changes nothing for any reader, also when it crashes at any statement", { timeout: 600_000 }, async () => {
    let crashed = 0;
    await fc.assert(
      fc.asyncProperty(
        world,
        // The first comes whatever chance says: every round has as many statements.
        fc.tuple(crashWithin(5), fc.array(crashWithin(60), { maxLength: 5 })).map(([one, more]) => [one, ...more]),
        async (given, crashes) => {
          const cluster = newCluster();
          const ticks = ticksOf(cluster, given);
          await write(ticks);
          const before = await views(cluster);
          expect(before.ticks).toEqual(ticks.map(ordered));
          for (const { n, after } of crashes) {
            const { client, end } = await breakingClient(n, after);
            await round(client, NOW).catch(() => crashed++);
            await end();
            expect((await test.readBack(cluster)).map(ordered)).toEqual(before.ticks);
          }
          await test.keepHouse(NOW);
          expect(await views(cluster)).toEqual(before);
          // Ticks that are in blocks go, once no reader can miss the blocks any more.
          await test.keepHouse(NOW + 4 * MINUTE);
          const open = await test.query(
            `SELECT count(*)::int AS open FROM "ClusterTick" k JOIN "Cluster" c ON c.id = k."clusterId" WHERE c.name = $1`,
            [cluster],
          );
          expect(open).toEqual([{ open: 0 }]);
          expect(await views(cluster)).toEqual(before);
        },
      ),
      { numRuns: 4 },
    );
    expect(crashed).toBeGreaterThanOrEqual(4);
  });

  it("takes late ticks in beside the blocks, and those that were stored already only once", async () => {
    const cluster = newCluster();
    const ticks = ticksOf(cluster, {
      seed: 5,
      at: Array.from({ length: 40 }, (_, i) => i * MINUTE),
      partitions: 2,
      base: 0n,
    });
    await write(ticks.filter((_, index) => index % 3 !== 1));
    await test.keepHouse(NOW);
    await test.keepHouse(NOW + 4 * MINUTE);
    // Of other contents under a stored moment nothing is taken.
    await write([{ ...ticks[0]!, topics: [] }, ...ticks]);
    expect((await test.readBack(cluster)).map(ordered)).toEqual(ticks.map(ordered));
    await test.keepHouse(NOW + 5 * MINUTE);
    await test.keepHouse(NOW + 10 * MINUTE);
    expect((await test.readBack(cluster)).map(ordered)).toEqual(ticks.map(ordered));
    const parts = await test.query<{ part: number; ticks: number }>(
      `SELECT b.part, b.ticks FROM "ClusterBlock" b JOIN "Cluster" c ON c.id = b."clusterId" WHERE c.name = $1 ORDER BY 1`,
      [cluster],
    );
    expect(parts).toEqual([
      { part: 0, ticks: 27 },
      { part: 1, ticks: 13 },
    ]);
  });

  it("leaves an hour alone that may still get ticks", async () => {
    const cluster = newCluster();
    await write(ticksOf(cluster, { seed: 1, at: [0, MINUTE], partitions: 1, base: 0n }));
    const blocks = () =>
      test.query(`SELECT 1 FROM "ClusterBlock" b JOIN "Cluster" c ON c.id = b."clusterId" WHERE c.name = $1`, [
        cluster,
      ]);
    await test.keepHouse(DAY + HOUR_MS + 4 * MINUTE);
    expect(await blocks()).toHaveLength(0);
    await test.keepHouse(DAY + HOUR_MS + 6 * MINUTE);
    expect(await blocks()).toHaveLength(1);
  });

  it("is done by one process at a time", async () => {
    const { client, end } = await breakingClient(Infinity, false);
    const [own] = (await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock(5172009432) AS mine")).rows;
    expect(own).toEqual({ mine: true });
    expect(await test.keepHouse(NOW)).toBeNull();
    await end();
    await expect.poll(() => test.keepHouse(NOW)).not.toBeNull();
  });
});

describe("rollups", () => {
  it("hold the peaks and the last offsets of their buckets, and outlive the ticks", { timeout: 300_000 }, async () => {
    const cluster = newCluster();
    const at = Array.from({ length: 24 * 60 }, (_, i) => i * MINUTE + ((i * 7919) % 20_000));
    // Two hours of nothing, which stay a gap.
    const given = at.filter((offset) => offset < 10 * HOUR_MS || offset > 12 * HOUR_MS);
    const ticks = ticksOf(cluster, { seed: 11, at: given, partitions: 3, base: 2n ** 40n }).map((tick) => ({
      ...tick,
      intervalMs: MINUTE,
    }));
    await write(ticks);
    const [from, to] = [DAY, DAY + DAY_MS - 1];
    const gaps = (await readGroup(cluster, from, to, 5000)).gaps;
    expect(gaps.length).toBeGreaterThan(0);
    await test.keepHouse(NOW);
    for (const [points, bucketMs, resolution] of [
      [288, 300_000, "5m"],
      [24, HOUR_MS, "1h"],
    ] as const) {
      const found = await readGroup(cluster, from, to, points);
      expect(found).toMatchObject({ resolution, stepMs: bucketMs });
      expectRolled(
        found.topics.find(({ topic }) => topic === "orders")!,
        ticks,
        bucketMs,
      );
      expect(found.gaps).toEqual(gaps);
      const logs = await test.history.readTopic({ cluster, topic: "orders", from, to, points });
      const orders = found.topics.find(({ topic }) => topic === "orders")!;
      expect(logs.points.map(({ at }) => at)).toEqual(orders.at);
      expect(logs.points.map(({ logEnd }) => logEnd[1] ?? null)).toEqual(orders.partitions[1]!.logEnd);
      const one = await readGroup(cluster, from, to, points, { partition: 1 });
      expect(one.topics[0]!.partitions).toEqual([found.topics[0]!.partitions[1]]);
    }
    // Eight days later full resolution is gone, and what was asked for in full comes from 5 minutes.
    const fine = await readGroup(cluster, from, to, 288);
    await test.keepHouse(NOW + 8 * DAY_MS);
    expect(await test.readBack(cluster)).toEqual([]);
    expect(await readGroup(cluster, from, to, 288)).toEqual(fine);
    expect(await readGroup(cluster, from, from + HOUR_MS, 720)).toMatchObject({ resolution: "5m", stepMs: 300_000 });
    // A hundred days later only hours are left, and after 400 nothing.
    const hours = await readGroup(cluster, from, to, 24);
    await test.keepHouse(NOW + 100 * DAY_MS);
    expect(await readGroup(cluster, from, to, 288)).toEqual(hours);
    await test.keepHouse(NOW + 440 * DAY_MS);
    expect((await readGroup(cluster, from, to, 24)).topics).toEqual([]);
  });

  it("are what is left of days that went because of their size", async () => {
    const cluster = newCluster();
    const given = { seed: 2, partitions: 2, base: 0n };
    const old = ticksOf(cluster, { ...given, at: [-2 * DAY_MS, -2 * DAY_MS + MINUTE] });
    const fresh = ticksOf(cluster, { ...given, at: [DAY_MS + 10 * MINUTE] });
    await write([...old, ...fresh]);
    await test.keepHouse(NOW, { fullBytes: 2 ** 40 });
    expect((await test.readBack(cluster)).map(({ at }) => at)).toEqual([...old, ...fresh].map(({ at }) => at));
    await test.keepHouse(NOW, { fullBytes: 1 });
    expect((await test.readBack(cluster)).map(({ at }) => at)).toEqual(fresh.map(({ at }) => at));
    const left = await readGroup(cluster, DAY - 2 * DAY_MS, DAY - DAY_MS, 5000);
    expect(left.resolution).toBe("5m");
    expectRolled(
      left.topics.find(({ topic }) => topic === "orders")!,
      old,
      300_000,
    );
  });

  it("are made anew when ticks come late", { timeout: 120_000 }, async () => {
    const cluster = newCluster();
    const at = Array.from({ length: 60 }, (_, i) => i * MINUTE);
    const ticks = ticksOf(cluster, { seed: 3, at, partitions: 2, base: 10n });
    await write(ticks.slice(0, 30));
    await test.keepHouse(NOW);
    await write(ticks.slice(30));
    await test.keepHouse(NOW + 5 * MINUTE);
    const found = await readGroup(cluster, DAY, DAY + DAY_MS - 1, 288);
    expect(found.resolution).toBe("5m");
    expectRolled(
      found.topics.find(({ topic }) => topic === "orders")!,
      ticks,
      300_000,
    );
  });
});

/** Compares points with what the ticks themselves say. */
function expectRolled(
  topic: Awaited<ReturnType<typeof readGroup>>["topics"][number],
  ticks: HistoryTick[],
  bucketMs: number,
): void {
  const inBucket = new Map<number, HistoryTick[]>();
  for (const tick of ticks) {
    const bucket = Math.floor(tick.at / bucketMs);
    inBucket.set(bucket, [...(inBucket.get(bucket) ?? []), tick]);
  }
  expect(topic.at).toEqual([...inBucket.values()].map((own) => own.at(-1)!.at));
  [...inBucket.values()].forEach((own, point) => {
    for (const { partition, ...series } of topic.partitions) {
      const last = rowOf(own.at(-1)!, partition);
      expect(series.committed[point]).toBe(last.committed);
      expect(series.logEnd[point]).toBe(last.logEnd);
      expect(series.logStart[point]).toBe(last.logStart);
      const lags = own.flatMap((tick) => {
        const { lag } = computeLag({ ...rowOf(tick, partition), hasLeader: true });
        return lag.known ? [lag.value] : [];
      });
      expect(series.lag[point]).toBe(lags.length === 0 ? null : lags.reduce((a, b) => (a > b ? a : b)));
    }
  });
}

function rowOf(tick: HistoryTick, partition: number) {
  const topic = tick.topics.find((one) => one.topic === "orders")!;
  const own = tick.subscriptions.find((one) => one.group === "billing" && one.topic === "orders")!;
  return {
    committed: own.committed[partition] ?? null,
    logEnd: topic.logEnd[partition] ?? null,
    logStart: topic.logStart[partition] ?? null,
  };
}
