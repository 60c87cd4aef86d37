/** Alerts and deliveries go in whole, once, under the newest epoch only, and come back the same; on a real PostgreSQL. */
import net from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MOST_PLACES } from "@/lib/core/alerts/terms";
import { withClient } from "../connection";
import { openHistory, type History } from "../history";
import { newCluster, openTestHistory, SECOND, T, type TestHistory } from "../test-history";
import { Superseded } from "./model";
import { alertOf, attemptOf, deliveryOf, happeningOf } from "./test-alerts";

let test: TestHistory;
let epoch: number;

beforeAll(async () => {
  test = await openTestHistory();
  epoch = await test.history.alerts.takeEpoch();
});
afterAll(() => test.close());

/** What a start would go on from, of one cluster. */
async function readOwed(cluster: string, history: History = test.history) {
  const { alerts, deliveries } = await history.alerts.read();
  return {
    alerts: alerts.filter(({ subject }) => "cluster" in subject && subject.cluster === cluster),
    deliveries: deliveries.filter((delivery) => delivery.cluster === cluster),
  };
}

const eventsOf = (cluster: string) => test.history.readEvents({ cluster, from: 0, to: T + 3_600 * SECOND, limit: 10 });

describe("what is written", () => {
  it("comes back the same after a restart, of every kind of subject", async () => {
    const cluster = newCluster();
    const alerts = [
      alertOf(cluster),
      alertOf(cluster, "b", {
        id: "b",
        subject: { kind: "broker", cluster, broker: 0 },
        said: null,
        case: null,
        notified: {},
      }),
      alertOf(cluster, "c", {
        id: "c",
        subject: { kind: "offline", cluster },
        cause: "b",
        acknowledged: null,
        changes: [],
      }),
      alertOf(cluster, "d", { id: "d", subject: { kind: "cluster", cluster }, endedAt: T + SECOND, end: "deleted" }),
      alertOf(cluster, "e", { id: "e", subject: { kind: "database" }, openedAt: T + 1 }),
      alertOf(cluster, "f", { id: "f", subject: { kind: "receiver", receiver: "mail" }, openedAt: T + 2 }),
    ];
    const deliveries = [
      deliveryOf(`${cluster}/1`, alerts),
      deliveryOf(`${cluster}/2`, alerts, {
        cluster: null,
        answer: "451 later",
        ref: "C1/2.3",
        deliveredAt: T,
        attempts: 3,
      }),
    ];
    await test.history.alerts.write({ epoch, alerts, deliveries });
    const again = await openHistory({ url: test.url, keepsHouse: false });
    const stored = await again.alerts.read();
    await again.close();
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(stored.alerts.sort(byId)).toEqual([...alerts].sort(byId));
    expect(stored.deliveries.sort(byId)).toEqual(deliveries);
    expect(await test.history.alerts.alert("d")).toEqual(alerts[3]);
    expect(await test.history.alerts.alert("none")).toBeNull();
    expect(await test.history.alerts.delivery(`${cluster}/2`)).toEqual(deliveries[1]);
    await test.history.alerts.write({ epoch, settled: alerts.map(({ id }) => id) });
    expect(await readOwed(cluster)).toMatchObject({ alerts: [] });
  });

  it("is one, however often it is written; the last that was written counts", async () => {
    const cluster = newCluster();
    const [first, last] = [alertOf(cluster, "g", { why: "first" }), alertOf(cluster, "g", { why: "last" })];
    const waiting = deliveryOf(`${cluster}/1`, [last]);
    const done = { ...waiting, state: "delivered" as const, deliveredAt: T + SECOND, attempts: 1, answer: "250 ok" };
    const attempts = [attemptOf(waiting.id), attemptOf(waiting.id, T + SECOND, { outcome: "delivered" })];
    await test.history.alerts.write({ epoch, alerts: [first], deliveries: [waiting] });
    const change = { epoch, alerts: [last], deliveries: [done], attempts };
    for (let turn = 0; turn < 3; turn++) await test.history.alerts.write(change);
    // An old write that is made once more tells nobody twice.
    await test.history.alerts.write({ epoch, deliveries: [waiting] });
    expect(await readOwed(cluster)).toEqual({ alerts: [last], deliveries: [] });
    expect(await test.history.alerts.delivery(waiting.id)).toEqual(done);
    expect(await test.history.alerts.attempts(waiting.id)).toEqual(attempts);
    const counts = await test.query(`SELECT count(*)::int AS n FROM "Alert" WHERE "cluster" = $1`, [cluster]);
    expect(counts).toEqual([{ n: 1 }]);
  });

  it("goes with the happenings that owe it", async () => {
    const cluster = newCluster();
    const events = [happeningOf(cluster), happeningOf(cluster, "other", T + SECOND)];
    const stored = await test.history.alerts.write({ epoch, events, alerts: [alertOf(cluster)] });
    expect(stored.map(({ id: _, ...event }) => event)).toEqual(events);
    expect(await eventsOf(cluster)).toEqual([...stored].reverse());
    expect(await test.history.alerts.write({ epoch })).toEqual([]);
  });

  it("waits for no name: happenings of a group that was forgotten go in with the rest", async () => {
    const cluster = newCluster();
    await test.history.alerts.write({ epoch, events: [happeningOf(cluster)] });
    await test.query(
      `DELETE FROM "Event" WHERE "groupId" IN (SELECT "id" FROM "ConsumerGroup" WHERE "name" = 'billing')`,
    );
    await test.query(`DELETE FROM "ConsumerGroup" WHERE "name" = 'billing'`);
    const alert = alertOf(cluster);
    await test.history.alerts.write({ epoch, events: [happeningOf(cluster)], alerts: [alert] });
    expect(await eventsOf(cluster)).toHaveLength(1);
    expect((await readOwed(cluster)).alerts).toEqual([alert]);
  });

  it("holds 1,000 alerts and a message about all of them", async () => {
    const cluster = newCluster();
    const alerts = Array.from({ length: 1_000 }, (_, index) => alertOf(cluster, `group-${index}`));
    const delivery = deliveryOf(`${cluster}/1`, alerts);
    await test.history.alerts.write({ epoch, alerts, deliveries: [delivery] });
    const stored = await readOwed(cluster);
    expect(new Set(stored.alerts.map(({ id }) => id))).toEqual(new Set(alerts.map(({ id }) => id)));
    expect(stored.deliveries).toEqual([delivery]);
    expect(stored.deliveries[0]!.alerts).toHaveLength(MOST_PLACES);
    await test.history.alerts.write({ epoch, settled: delivery.alertIds });
    expect((await readOwed(cluster)).alerts).toEqual([]);
  });
});

describe("bad input", () => {
  it.each([
    ["NUL and backslashes", "a\0b\\0c\\"],
    ["quotes, braces and commas", `{"a",'b',NULL,$1}`],
    ["longer than an index holds", "ü".repeat(16_000)],
  ])("names with %s come back as they were, and are found", async (_, group) => {
    const cluster = newCluster();
    const alert = alertOf(cluster, group);
    const delivery = deliveryOf(`${group}/${cluster}`, [alert], { receiver: group, ref: group });
    await test.history.alerts.write({ epoch, alerts: [alert], deliveries: [delivery] });
    expect(await readOwed(cluster)).toEqual({ alerts: [alert], deliveries: [delivery] });
    expect((await test.history.alerts.alerts({ cluster, group, limit: 2 })).alerts).toEqual([alert]);
    const { deliveries } = await test.history.alerts.deliveries({ cluster, group, receiver: group, limit: 2 });
    expect(deliveries).toEqual([delivery]);
  });

  it("a text with lone surrogates or NUL is stored as far as Postgres can, in JSON whole", async () => {
    const cluster = newCluster();
    const notified = { "\ud800\0": alertOf(cluster).notified.mail! };
    const alert = alertOf(cluster, "g", { why: "a\0b\ud800", notified, topics: ["\ud800\0"] });
    await test.history.alerts.write({ epoch, alerts: [alert] });
    expect((await readOwed(cluster)).alerts).toEqual([{ ...alert, why: "a\uFFFDb\uFFFD" }]);
  });

  it("a very long answer is cut, a time that never comes is the latest there is", async () => {
    const cluster = newCluster();
    const delivery = deliveryOf(`${cluster}/1`, [alertOf(cluster)], {
      answer: "x\0".repeat(40_000),
      nextTryAt: Infinity,
    });
    const attempt = attemptOf(delivery.id, T, { answer: "y".repeat(80_000), tookMs: 1e300 });
    await test.history.alerts.write({ epoch, deliveries: [delivery], attempts: [attempt] });
    const stored = (await test.history.alerts.delivery(delivery.id))!;
    expect(stored.answer).toMatch(/^(x\uFFFD){499}x…$/);
    expect(stored.nextTryAt).toBe(Number.MAX_SAFE_INTEGER);
    const [tried] = await test.history.alerts.attempts(delivery.id);
    expect(tried!.answer).toBe(`${"y".repeat(999)}…`);
  });

  it("a row that another release wrote is left out, and ends no start", async () => {
    const cluster = newCluster();
    const alerts = [alertOf(cluster, "well"), alertOf(cluster, "odd"), alertOf(cluster, "worse")];
    const deliveries = [deliveryOf(`${cluster}/1`, [alerts[0]!]), deliveryOf(`${cluster}/2`, [alerts[1]!])];
    await test.history.alerts.write({ epoch, alerts, deliveries });
    await test.query(`UPDATE "Alert" SET "severity" = 'FATAL' WHERE "id" = $1`, [alerts[1]!.id]);
    await test.query(`UPDATE "Alert" SET "notified" = '{"mail": 1}' WHERE "id" = $1`, [alerts[2]!.id]);
    await test.query(`UPDATE "Delivery" SET "alerts" = '[{}]' WHERE "id" = $1`, [deliveries[1]!.id]);
    expect(await readOwed(cluster)).toEqual({ alerts: [alerts[0]], deliveries: [deliveries[0]] });
    await test.query(`DELETE FROM "Alert" WHERE "cluster" = $1`, [cluster]);
    await test.query(`DELETE FROM "Delivery" WHERE "cluster" = $1`, [cluster]);
  });

  it("a try of a delivery that is not there is left out", async () => {
    await test.history.alerts.write({ epoch, attempts: [attemptOf("none")] });
    expect(await test.history.alerts.attempts("none")).toEqual([]);
  });
});

describe("two who decide", () => {
  it("whoever was replaced stores nothing, neither alerts nor happenings, and is told so", async () => {
    const cluster = newCluster();
    const other = await openHistory({ url: test.url, keepsHouse: false });
    const mine = alertOf(cluster, "mine");
    await test.history.alerts.write({ epoch, alerts: [mine] });
    const theirs = await other.alerts.takeEpoch();
    expect(theirs).toBe(epoch + 1);
    const change = { alerts: [{ ...mine, why: "late" }], settled: [mine.id], events: [happeningOf(cluster)] };
    await expect(test.history.alerts.write({ epoch, ...change })).rejects.toThrow(Superseded);
    expect((await readOwed(cluster)).alerts).toEqual([mine]);
    expect(await eventsOf(cluster)).toEqual([]);
    await other.alerts.write({ epoch: theirs, alerts: [{ ...mine, why: "theirs" }] });
    expect((await readOwed(cluster)).alerts).toEqual([{ ...mine, why: "theirs" }]);
    await other.close();
    epoch = await test.history.alerts.takeEpoch();
  });

  it("who takes over waits for a write under way, so that nothing comes after what he reads", async () => {
    const cluster = newCluster();
    const other = await openHistory({ url: test.url, keepsHouse: false });
    const alert = alertOf(cluster);
    const order: string[] = [];
    await withClient(test.url, async (client) => {
      await client.query(`BEGIN; LOCK TABLE "Delivery" IN ACCESS EXCLUSIVE MODE`);
      const change = { epoch, alerts: [alert], deliveries: [deliveryOf(`${cluster}/1`, [alert])] };
      const writing = test.history.alerts.write(change).then(() => order.push("written"));
      await waitingFor(`"Delivery"`);
      const taking = other.alerts.takeEpoch().then((taken) => order.push(`taken ${taken}`));
      await waitingFor(`"AlertEpoch"`);
      expect(order).toEqual([]);
      await client.query("COMMIT");
      await Promise.all([writing, taking]);
    });
    expect(order.sort()).toEqual([`taken ${epoch + 1}`, "written"]);
    expect(await readOwed(cluster, other)).toMatchObject({ alerts: [alert], deliveries: [{ id: `${cluster}/1` }] });
    await other.close();
    epoch = await test.history.alerts.takeEpoch();
  });
});

/** Resolves once a statement that names the table waits for a lock; answers its process in PostgreSQL. */
async function waitingFor(table: string): Promise<number> {
  for (let turn = 0; turn < 2_000; turn++) {
    const [row] = await test.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND position($1 IN query) > 0`,
      [table],
    );
    if (row) return row.pid;
  }
  throw new Error(`no statement waits for ${table}`);
}

describe("a write that is killed", () => {
  it("half way leaves nothing, and is whole when it is made again", async () => {
    const cluster = newCluster();
    const alert = alertOf(cluster);
    const change = {
      ...{ epoch, alerts: [alert], events: [happeningOf(cluster)] },
      deliveries: [deliveryOf(`${cluster}/1`, [alert])],
    };
    await withClient(test.url, async (client) => {
      await client.query(`BEGIN; LOCK TABLE "Delivery" IN ACCESS EXCLUSIVE MODE`);
      const writing = expect(test.history.alerts.write(change)).rejects.toThrow();
      await client.query("SELECT pg_terminate_backend($1)", [await waitingFor(`"Delivery"`)]);
      await writing;
      await client.query("COMMIT");
    });
    expect(await readOwed(cluster)).toEqual({ alerts: [], deliveries: [] });
    expect(await eventsOf(cluster)).toEqual([]);
    const stored = await test.history.alerts.write(change);
    expect(await readOwed(cluster)).toEqual({ alerts: [alert], deliveries: change.deliveries });
    expect(await eventsOf(cluster)).toEqual(stored);
  });

  it.each([
    ["the commit arrived, its answer did not", true],
    ["the commit did not arrive", false],
  ])("at the commit stores each happening once when it is made again: %s", async (_, arrives) => {
    const cluster = newCluster();
    const proxy = await startProxy(test.url);
    const history = await openHistory({ url: proxy.url, keepsHouse: false });
    const own = await history.alerts.takeEpoch();
    // Names are known and connections open: the next commit is the one that is meant.
    await history.alerts.write({ epoch: own, events: [happeningOf(cluster)] });
    const events = [happeningOf(cluster, "billing", T + SECOND), happeningOf(cluster, "billing", T + 2 * SECOND)];
    const arrived = { state: "delivered", deliveredAt: T + 4 * SECOND } as const;
    const deliveries = [deliveryOf(`${cluster}/1`, [alertOf(cluster)], arrived)];
    const change = { epoch: own, events, alerts: [alertOf(cluster)], deliveries };
    proxy.cutAtCommit(arrives);
    await expect(history.alerts.write(change)).rejects.toThrow("not known whether");
    const more = [...events, happeningOf(cluster, "billing", T + 3 * SECOND)];
    const stored = await history.alerts.write({ ...change, events: more });
    expect(stored.map(({ id: _id, ...event }) => event)).toEqual(more);
    const [sent, newest, ...older] = await eventsOf(cluster);
    expect(sent).toMatchObject({ kind: "message", at: arrived.deliveredAt });
    expect([newest, ...older.slice(0, -1)]).toEqual([...stored].reverse());
    expect((await readOwed(cluster)).alerts).toEqual(change.alerts);
    await history.close();
    await proxy.stop();
    epoch = await test.history.alerts.takeEpoch();
  });
});

/** A way to the database that can break once at a COMMIT, before or after it is passed on. */
async function startProxy(url: string) {
  const target = new URL(url);
  let cut: "before" | "after" | null = null;
  const server = net.createServer((near) => {
    const far = net.connect(Number(target.port), target.hostname);
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on("error", end).on("close", end);
    far.on("data", (data) => near.write(data));
    near.on("data", (data) => {
      const breaks = cut !== null && data.includes("COMMIT");
      if (!breaks) return void far.write(data);
      const arrives = cut === "after";
      cut = null;
      if (!arrives) return end();
      // The server ends the connection once it has done both.
      near.destroy();
      far.removeAllListeners("close");
      far.end(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const own = new URL(url);
  own.hostname = "127.0.0.1";
  own.port = String((server.address() as net.AddressInfo).port);
  return {
    url: own.toString(),
    cutAtCommit: (arrives: boolean) => void (cut = arrives ? "after" : "before"),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
