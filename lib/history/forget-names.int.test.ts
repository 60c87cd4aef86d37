/** Names go with the last thing that refers to them, and never under a writer's hands; on a real PostgreSQL. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { withClient } from "./connection";
import { openHistory, type HistoryTick } from "./history";
import { HOUR_MS, DAY_MS } from "./partitions";
import { newCluster, openTestHistory, tickOf, type TestHistory } from "./test-history";

const NOW = Date.now();
/** Its month is over, and so is what is kept by the month. */
const OLD = NOW - 100 * DAY_MS;
const RETENTION = { fullDays: 1, fiveMinuteDays: 1, oneHourDays: 1, eventDays: 1 };

let test: TestHistory;
let cluster: string;

beforeAll(async () => {
  test = await openTestHistory();
});
afterAll(() => test.close());
beforeEach(() => {
  cluster = newCluster();
});

/** A tick of one topic and these groups, each of which reads it. */
function tickOfGroups(at: number, topic: string, groups: readonly string[]): HistoryTick {
  const tick = tickOf(cluster, at, { logEnd: [10n], committed: [5n] });
  const [log, subscription] = [tick.topics[0]!, tick.subscriptions[0]!];
  return {
    ...tick,
    topics: [{ ...log, topic }],
    subscriptions: groups.map((group) => ({ ...subscription, topic, group })),
  };
}

async function names(): Promise<{ groups: string[]; topics: string[]; subscriptions: number }> {
  const of = async (table: string) => {
    const sql = `SELECT n."name" FROM "${table}" n JOIN "Cluster" c ON c."id" = n."clusterId" WHERE c."name" = $1 ORDER BY 1`;
    return (await test.query<{ name: string }>(sql, [cluster])).map(({ name }) => name);
  };
  const sql = `SELECT 1 FROM "Subscription" s JOIN "ConsumerGroup" g ON g."id" = s."groupId"
    JOIN "Cluster" c ON c."id" = g."clusterId" WHERE c."name" = $1`;
  const subscriptions = (await test.query(sql, [cluster])).length;
  return { groups: await of("ConsumerGroup"), topics: await of("Topic"), subscriptions };
}

/** Compacts, sums up and expires what was written, then forgets. */
async function forgetWhatExpired(): Promise<number> {
  for (const after of [0, 5 * 60_000, HOUR_MS]) await test.keepHouse(NOW + after, RETENTION);
  return (await test.keepHouse(NOW + 2 * HOUR_MS, RETENTION, true))!.forgotten;
}

it("goes with the numbers, in any number; what is used stays, and a name that comes back is a name again", async () => {
  const gone = Array.from({ length: 2_500 }, (_, index) => `console-consumer-${index}`);
  await test.history.writeTick(tickOfGroups(OLD, "orders", [...gone, "billing"]));
  await test.history.writeTick(tickOfGroups(OLD, "dropped", ["billing"]));
  await test.history.writeTick(tickOfGroups(NOW, "orders", ["billing"]));
  await test.history.writeEvents([event("reported"), event("reported-long-ago", OLD)]);
  // Subscriptions of 2,500 groups and of the dropped topic, these groups, one of which nothing is told any more, the topic.
  expect(await forgetWhatExpired()).toBe(2_501 + 2_501 + 1);
  expect(await names()).toEqual({ groups: ["billing", "reported"], topics: ["orders"], subscriptions: 1 });
  expect(await test.readBack(cluster)).toHaveLength(1);

  // The same process knows the old rows by heart.
  await test.history.writeTick(tickOfGroups(NOW + 1000, "orders", ["billing", gone[7]!]));
  await test.history.writeEvents([event("reported-long-ago")]);
  expect(await names()).toEqual({
    groups: ["billing", gone[7], "reported", "reported-long-ago"],
    topics: ["orders"],
    subscriptions: 2,
  });
  const { topics } = await test.history.readGroup({ cluster, group: gone[7]!, from: NOW, to: NOW + 5000, points: 10 });
  expect(topics[0]?.at).toEqual([NOW + 1000]);
});

it("takes nothing from under a writer, in whichever process: its tick waits, and has new names", async () => {
  const other = await openHistory({ url: test.url, keepsHouse: false });
  try {
    for (const history of [test.history, other]) await history.writeTick(tickOfGroups(OLD, "orders", ["batch"]));
    await forgetWhatExpired();
    const before = await test.history.writeTick(tickOfGroups(NOW, "orders", ["batch"])).then(names);
    await test.query(`DELETE FROM "SubscriptionTick"`);
    let writing: Promise<void>[] = [];
    const written: number[] = [];
    await withClient(test.url, async (client) => {
      await client.query("BEGIN");
      await client.query(`UPDATE "NameGeneration" SET "generation" = "generation" + 1`);
      await client.query(`DELETE FROM "Subscription"`);
      writing = [test.history, other].map(async (history, index) => {
        await history.writeTick(tickOfGroups(NOW + 1000 * (index + 1), "orders", ["batch"]));
        written.push(index);
      });
      await expect.poll(waiting).toBe(2);
      await client.query("COMMIT");
    });
    expect(written).toEqual([]);
    await Promise.all(writing);
    expect(await names()).toEqual(before);
    const ticks = await test.readBack(cluster, NOW + 1000);
    expect(ticks.map(({ subscriptions }) => subscriptions.length)).toEqual([1, 1]);
  } finally {
    await other.close();
  }
});

it("waits for a tick that is being written, and leaves its names", async () => {
  await test.history.writeTick(tickOfGroups(OLD, "orders", ["batch"]));
  const [known] = await test.query<{ generation: number }>(`SELECT "generation" FROM "NameGeneration"`);
  let forgetting: Promise<unknown> = Promise.resolve();
  await withClient(test.url, async (writer) => {
    await writer.query("BEGIN");
    await writer.query(`SELECT 1 FROM "NameGeneration" WHERE "generation" = $1 FOR SHARE`, [known!.generation]);
    forgetting = forgetWhatExpired();
    await expect.poll(waiting).toBe(1);
    await writer.query(`INSERT INTO "SubscriptionTick" ("subscriptionId", "at", "committed", "commitAt")
      SELECT s."id", ${NOW + 2 * HOUR_MS}, '{1}', '{1}' FROM "Subscription" s`);
    await writer.query("COMMIT");
  });
  await forgetting;
  expect(await names()).toEqual({ groups: ["batch"], topics: ["orders"], subscriptions: 1 });
});

/** Sessions that wait for the row at which writers and who forgets meet. */
const waiting = async () =>
  (
    await test.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%NameGeneration%'`,
    )
  ).length;

const event = (group: string, at = NOW) => ({
  ...{ cluster, group, at, topic: null, partition: null, message: "was judged" },
  ...{ kind: "status" as const, before: "OK", after: "WARNING" },
});
