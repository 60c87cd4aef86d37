/** The overview's strips against a real Postgres, small and at the size of a large cluster. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Happening } from "@/lib/core/picture/changes";
import type { Db } from "./moment-sources";
import { readStatuses, type StatusesQuery } from "./read-statuses";
import { newCluster, openTestHistory, SECOND, T, tickOf, type TestHistory } from "./test-history";

let test: TestHistory;

beforeAll(async () => {
  test = await openTestHistory();
});
afterAll(() => test.close());

const STEP = 10 * SECOND;

const changeOf = (cluster: string, group: string, at: number, after: string | null, more: Partial<Happening> = {}) => ({
  ...{ cluster, group, at: T + at * SECOND, topic: null, partition: null, kind: "status" as const },
  ...{ before: null, after, message: "it is so", ...more },
});

it("tells every group's status from before the range on, and nothing of its partitions", async () => {
  const cluster = newCluster();
  await test.history.writeEvents([
    changeOf(cluster, "steady", -500, "OK"),
    changeOf(cluster, "fails", -90, "OK"),
    changeOf(cluster, "fails", 15, "ERROR"),
    changeOf(cluster, "fails", 16, "STALLED", { topic: "orders", partition: 0 }),
    changeOf(cluster, "fails", 17, null, { kind: "rebalance" }),
    changeOf(cluster, "fails", 42, "OK"),
    changeOf(cluster, "blip", -20, "OK"),
    changeOf(cluster, "blip", 21, "WARNING"),
    changeOf(cluster, "blip", 28, "OK"),
    changeOf(cluster, "gone", -20, "OK"),
    changeOf(cluster, "gone", 30, null, { kind: "group-deleted" }),
    changeOf(cluster, "long-gone", -40, "OK"),
    changeOf(cluster, "long-gone", -30, null, { kind: "group-deleted" }),
    changeOf(cluster, "later", 61, "OK"),
  ]);
  const [strips, ...others] = await test.history.readStatuses({ cluster, from: T, to: T + 60 * SECOND, stepMs: STEP });
  expect(others).toEqual([]);
  const at = (seconds: number) => T + seconds * SECOND;
  expect(strips?.groups).toEqual([
    { group: "blip", at: [T, at(20), at(30)], status: ["OK", "WARNING", "OK"] },
    { group: "fails", at: [T, at(10), at(50)], status: ["OK", "ERROR", "OK"] },
    { group: "gone", at: [T, at(40)], status: ["OK", null] },
    { group: "steady", at: [T], status: ["OK"] },
  ]);
});

it("tells when nobody looked, and knows its clusters apart", async () => {
  const [cluster, other] = [newCluster(), newCluster()];
  for (const seconds of [0, 5, 10, 300, 305]) {
    await test.history.writeTick(tickOf(cluster, T + seconds * SECOND, { logEnd: [1n], committed: [1n] }));
  }
  await test.history.writeEvents([changeOf(cluster, "billing", 0, "OK"), changeOf(other, "billing", 0, "ERROR")]);
  const range = { from: T, to: T + 305 * SECOND, stepMs: STEP };
  const [one] = await test.history.readStatuses({ ...range, cluster });
  expect(one?.gaps).toEqual([{ from: T + 10 * SECOND, to: T + 300 * SECOND }]);
  expect(one?.groups.map(({ status }) => status)).toEqual([["OK"]]);
  const all = await test.history.readStatuses(range);
  expect(
    all.filter(({ cluster: name }) => name === cluster || name === other).map(({ groups }) => groups.length),
  ).toEqual([1, 1]);
  expect(await test.history.readStatuses({ ...range, cluster: "none" })).toEqual([]);
});

/** What a query costs: statements that are sent, and rows that come. */
async function costOf(query: StatusesQuery) {
  const cost = { statements: 0, rows: 0 };
  const db = {
    async query(sql: string, values?: unknown[]) {
      const rows = await test.query(sql, values);
      cost.statements++;
      cost.rows += rows.length;
      return { rows };
    },
  };
  await readStatuses(db as unknown as Db, query);
  return cost;
}

it("answers for 5,000 groups and 7 days in one go", { timeout: 120_000 }, async () => {
  const cluster = newCluster();
  const week = 7 * 86_400 * SECOND;
  await test.history.writeEvents([{ ...changeOf(cluster, "", 0, "reachable"), group: null, kind: "collection-gap" }]);
  const [{ id } = { id: 0 }] = await test.query<{ id: number }>(`SELECT "id" FROM "Cluster" WHERE "name" = $1`, [
    cluster,
  ]);
  await test.query(
    `INSERT INTO "ConsumerGroup" ("clusterId", "name") SELECT $1::int, 'group-' || n FROM generate_series(1, 5000) n`,
    [id],
  );
  // Of each group: 10 changes of its own, and 10 of its partitions.
  await test.query(
    `INSERT INTO "Event" ("clusterId", "groupId", "topic", "partition", "at", "kind", "after", "message")
     SELECT $1::int, g."id", CASE WHEN n % 2 = 0 THEN NULL ELSE 'orders' END, CASE WHEN n % 2 = 0 THEN NULL ELSE n END,
            $2::bigint + ($3::bigint / 20) * n + g."id", 'status', (ARRAY['OK', 'WARNING', 'ERROR'])[1 + n % 3], 'so'
     FROM "ConsumerGroup" g, generate_series(0, 19) n WHERE g."clusterId" = $1`,
    [id, T - week, week],
  );
  await test.query(`ANALYZE "Event"`);
  const query = { cluster, from: T - week, to: T, stepMs: Math.ceil(week / 120) };
  const [strips] = await test.history.readStatuses(query);
  expect(strips?.groups).toHaveLength(5000);
  const small = newCluster();
  await test.history.writeEvents([changeOf(small, "billing", 0, "OK")]);
  const [many, few] = [await costOf(query), await costOf({ ...query, cluster: small })];
  expect(many.statements).toBe(few.statements);
  // The cluster, each group once, and each of its changes once; nothing of its partitions.
  expect(many.rows).toBeLessThanOrEqual(few.rows + 5_000 + 5_000 * 10);
});
