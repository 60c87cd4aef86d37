/** The log page by page, what goes with time, what people entered, and a database that comes late; on a real PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Alert, Delivery } from "@/lib/core/alerts/terms";
import { makeFreshDatabase } from "../fresh-database";
import { openLateHistory } from "../late-history";
import { migrate } from "../migrate";
import { DAY_MS } from "../partitions";
import { newCluster, openTestHistory, SECOND, T, type TestHistory } from "../test-history";
import type { AlertStore, Before, NewRoute, NewSilence } from "./model";
import { alertOf, attemptOf, deliveryOf } from "./test-alerts";

let test: TestHistory;
let store: AlertStore;
let epoch: number;

beforeAll(async () => {
  test = await openTestHistory();
  store = test.history.alerts;
  epoch = await store.takeEpoch();
});
afterAll(() => test.close());

/** All pages of a list, as ids. */
async function pagesOf<Row extends { id: string }>(
  read: (before: Before | undefined) => Promise<Row[]>,
  at: (row: Row) => number,
): Promise<string[][]> {
  const pages: string[][] = [];
  for (let before: Before | undefined; pages.length < 100;) {
    const page = await read(before);
    if (page.length === 0) break;
    pages.push(page.map(({ id }) => id));
    before = { at: at(page.at(-1)!), id: page.at(-1)!.id };
  }
  return pages;
}

describe("the log", () => {
  it("goes from new to old in pages, each delivery once, also where many are of one moment", async () => {
    const cluster = newCluster();
    const alert = alertOf(cluster);
    const deliveries = Array.from({ length: 23 }, (_, i) =>
      deliveryOf(`${cluster}/${i}`, [alert], { madeAt: T + Math.floor(i / 7) * SECOND }),
    );
    await store.write({ epoch, deliveries });
    const pages = await pagesOf(
      (before) => store.deliveries({ cluster, limit: 5, ...(before && { before }) }).then((page) => page.deliveries),
      (row: Delivery) => row.madeAt,
    );
    expect(pages.map((page) => page.length)).toEqual([5, 5, 5, 5, 3]);
    expect(new Set(pages.flat())).toEqual(new Set(deliveries.map(({ id }) => id)));
    const times = pages.flat().map((id) => deliveries.find((delivery) => delivery.id === id)!.madeAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it("is restricted by receiver, state, cluster and time", async () => {
    const cluster = newCluster();
    const alert = alertOf(cluster);
    const row = (id: string, more: Partial<Delivery>) => deliveryOf(`${cluster}/${id}`, [alert], more);
    await store.write({
      epoch,
      deliveries: [
        row("a", { madeAt: T }),
        row("b", { madeAt: T + 1, receiver: "chat", state: "expired" }),
        row("c", { madeAt: T + 2, receiver: "chat" }),
        row("d", { madeAt: T + 3, cluster: null, state: "superseded" }),
      ],
    });
    const found = async (query: Partial<Parameters<AlertStore["deliveries"]>[0]>) =>
      (await store.deliveries({ cluster, limit: 10, ...query })).deliveries.map(({ id }) => id.split("/")[1]).join("");
    expect(await found({})).toBe("cba");
    expect(await found({ receiver: "chat" })).toBe("cb");
    expect(await found({ receiver: "chat", state: "expired" })).toBe("b");
    expect(await found({ state: "waiting" })).toBe("ca");
    expect(await found({ from: T + 1, to: T + 1 })).toBe("b");
    expect(await found({ from: T + 0.5, to: T + 1.5 })).toBe("b");
    expect(await found({ cluster: "none" })).toBe("");
  });

  it("goes on behind rows that cannot be read", async () => {
    const cluster = newCluster();
    const alert = alertOf(cluster);
    const rows = [5, 4, 3, 2, 1].map((i) => deliveryOf(`${cluster}-${i}`, [alert], { madeAt: T + i }));
    await store.write({ epoch, deliveries: rows });
    const odd = [rows[1]!.id, rows[2]!.id, rows[3]!.id];
    await test.query(`UPDATE "Delivery" SET "alerts" = '[{}]' WHERE "id" = ANY($1)`, [odd]);
    const pages: string[][] = [];
    for (let before: Before | null | undefined; before !== null;) {
      const page = await store.deliveries({ cluster, limit: 2, ...(before && { before }) });
      pages.push(page.deliveries.map(({ id }) => id));
      before = page.next;
    }
    expect(pages).toEqual([[rows[0]!.id], [], [rows[4]!.id]]);
    const whole = await store.deliveries({ cluster, limit: 5 });
    expect([whole.deliveries.length, whole.next]).toEqual([2, null]);
    await test.query(`DELETE FROM "Delivery" WHERE "cluster" = $1`, [cluster]);
  });

  it("of what was told when has nothing else, newest first", async () => {
    const cluster = newCluster();
    const [from, to] = [T + 5_000 * SECOND, T + 5_003 * SECOND];
    const alerts = [alertOf(cluster), alertOf(cluster, "b")];
    const deliveries = [-1, 0, 1, 3, 4].map((i) =>
      deliveryOf(`${cluster}/${i}`, alerts, { madeAt: from + i * SECOND }),
    );
    await store.write({ epoch, deliveries });
    const alertIds = alerts.map(({ id }) => id);
    const made = (...seconds: number[]) => seconds.map((i) => ({ madeAt: from + i * SECOND, alertIds }));
    expect(await store.madeOf({ from, to, limit: 9 })).toEqual(made(3, 1, 0));
    expect(await store.madeOf({ from, to, limit: 2 })).toEqual(made(3, 1));
    expect(await store.madeOf({ from: from + 0.5, to: to - 0.5, limit: 9 })).toEqual(made(1));
  });

  it("of a group has every message that tells of it or of what it follows from, also beyond the worst twenty", async () => {
    const [cluster, other] = [newCluster(), newCluster()];
    const broker = alertOf(cluster, "", {
      id: `broker/${cluster}/2@1`,
      subject: { kind: "broker", cluster, broker: 2 },
    });
    const groups = Array.from({ length: 40 }, (_, i) => alertOf(cluster, `g${i}`));
    const follower = alertOf(cluster, "follower", { cause: broker.id, openedAt: T + 5 });
    const elsewhere = alertOf(other, "g39");
    await store.write({
      epoch,
      alerts: [broker, ...groups, follower, elsewhere],
      deliveries: [
        deliveryOf(`${cluster}/all`, groups),
        deliveryOf(`${cluster}/one`, [groups[39]!], { madeAt: T + 1, kind: "reminder" }),
        deliveryOf(`${cluster}/broker`, [broker], { madeAt: T + 6 }),
        deliveryOf(`${cluster}/other`, [elsewhere]),
      ],
    });
    const of = async (group: string, more: object = {}) =>
      (await store.deliveries({ cluster, group, limit: 10, ...more })).deliveries.map(({ id }) => id.split("/")[1]);
    expect(await of("g39")).toEqual(["one", "all"]);
    expect(await of("g39", { before: { at: T + 1, id: `${cluster}/one` } })).toEqual(["all"]);
    expect(await of("g3")).toEqual(["all"]);
    expect(await of("follower")).toEqual(["broker"]);
    expect(await of("follower", { to: T + 4 })).toEqual([]);
    expect(await of("none")).toEqual([]);
    const about = async (...ids: string[]) =>
      (await store.deliveries({ about: ids, limit: 10 })).deliveries.map(({ id }) => id.split("/")[1]);
    expect(await about(groups[39]!.id)).toEqual(["one", "all"]);
    expect(await about(follower.id, broker.id)).toEqual(["broker"]);
    expect(await about(follower.id)).toEqual([]);
  });

  it("of alerts has those that were open in a range, newest first, page by page", async () => {
    const cluster = newCluster();
    const row = (id: string, from: number, to: number | null, group = "billing") =>
      alertOf(cluster, group, { id: `${cluster}${id}`, openedAt: T + from, endedAt: to === null ? null : T + to });
    const alerts = [row("a", 0, 10), row("b", 20, 30), row("c", 25, null), row("d", 25, 26, "x"), row("e", 40, 41)];
    await store.write({ epoch, alerts, settled: alerts.map(({ id }) => id) });
    const found = async (query: object) =>
      (await store.alerts({ cluster, limit: 10, ...query })).alerts
        .map(({ id }) => id.slice(cluster.length))
        .sort()
        .join("");
    expect(await found({})).toBe("abcde");
    expect(await found({ from: T + 10 })).toBe("abcde");
    expect(await found({ from: T + 11, to: T + 39 })).toBe("bcd");
    expect(await found({ from: T + 27, to: T + 27 })).toBe("bc");
    expect(await found({ from: T + 31 })).toBe("ce");
    expect(await found({ group: "x" })).toBe("d");
    const pages = await pagesOf(
      (before) => store.alerts({ cluster, limit: 2, ...(before && { before }) }).then((page) => page.alerts),
      (alert: Alert) => alert.openedAt,
    );
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(new Set(pages.flat()).size).toBe(5);
    expect(pages.flat()[0]).toBe(`${cluster}e`);
  });

  it("of alerts has what ended of late, the latest end first, however many began later and are open", async () => {
    const cluster = newCluster();
    const row = (id: string, from: number, to: number | null) =>
      alertOf(cluster, id, { id: `${cluster}${id}`, openedAt: T + from, endedAt: to === null ? null : T + to });
    const open = Array.from({ length: 9 }, (_, i) => row(`open${i}`, 100 + i, null));
    const alerts = [row("a", 0, 50), row("b", 1, 40), row("c", 2, 39), row("d", 3, 60), ...open];
    await store.write({ epoch, alerts });
    const found = async (endedSince: number, more: object = {}) =>
      (await store.alerts({ cluster, limit: 2, endedSince, ...more })).alerts.map(({ id }) => id.slice(cluster.length));
    expect(await found(T + 40)).toEqual(["d", "a"]);
    expect(await found(T + 40, { limit: 9 })).toEqual(["d", "a", "b"]);
    expect(await found(T + 39.5, { limit: 9 })).toEqual(["d", "a", "b"]);
    expect(await found(T + 40, { group: "b" })).toEqual(["b"]);
    expect(await found(T + 61)).toEqual([]);
    const { next } = await store.alerts({ cluster, limit: 2, endedSince: T });
    expect(next).toEqual({ at: T + 50, id: `${cluster}a` });
    expect(await found(T, { before: next })).toEqual(["b", "c"]);
  });

  it("of alerts goes on behind rows that cannot be read", async () => {
    const cluster = newCluster();
    const alerts = [5, 4, 3, 2, 1].map((i) => alertOf(cluster, `g${i}`, { id: `${cluster}${i}`, openedAt: T + i }));
    await store.write({ epoch, alerts });
    const odd = alerts.slice(1, 4).map(({ id }) => id);
    await test.query(`UPDATE "Alert" SET "severity" = 'BAD' WHERE "id" = ANY($1)`, [odd]);
    const pages: string[][] = [];
    for (let before: Before | null | undefined; before !== null;) {
      const page = await store.alerts({ cluster, limit: 2, ...(before && { before }) });
      pages.push(page.alerts.map(({ id }) => id));
      before = page.next;
    }
    expect(pages).toEqual([[alerts[0]!.id], [], [alerts[4]!.id]]);
    await test.query(`DELETE FROM "Alert" WHERE "cluster" = $1`, [cluster]);
  });
});

describe("retention", () => {
  it("takes what ended long ago with its tries, and never what is owed to somebody", async () => {
    const cluster = newCluster();
    const [old, young] = [T - 10 * DAY_MS, T - 2 * DAY_MS];
    const alert = (id: string, endedAt: number | null) =>
      alertOf(cluster, id, { id: `${cluster}${id}`, openedAt: old - 1, endedAt });
    const delivery = (id: string, madeAt: number, state: Delivery["state"]) =>
      deliveryOf(`${cluster}/${id}`, [alert("x", null)], { madeAt, state });
    const deliveries = [
      delivery("old", old, "delivered"),
      delivery("expired", old, "expired"),
      delivery("amended", old, "superseded"),
      delivery("waits", old, "waiting"),
      delivery("young", young, "delivered"),
    ];
    await store.write({
      ...{ epoch, deliveries, attempts: deliveries.map(({ id, madeAt }) => attemptOf(id, madeAt)) },
      alerts: [alert("old", old), alert("owed", old), alert("open", null), alert("young", young)],
      settled: [`${cluster}old`, `${cluster}young`],
    });
    const silence = await store.addSilence({ ...SILENCE, endsAt: old });
    const lasting = await store.addSilence({ ...SILENCE, endsAt: young });
    await test.keepHouse(T, { eventDays: 5 });
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id.slice(cluster.length)).sort();
    expect(ids((await store.deliveries({ cluster, limit: 10 })).deliveries)).toEqual(["/waits", "/young"]);
    expect(ids((await store.alerts({ cluster, limit: 10 })).alerts)).toEqual(["open", "owed", "young"]);
    expect(await store.attempts(`${cluster}/old`)).toEqual([]);
    expect(await store.attempts(`${cluster}/waits`)).toHaveLength(1);
    const left = (await store.readSilences(0)).map(({ id }) => id);
    expect(left).toContain(lasting.id);
    expect(left).not.toContain(silence.id);
    // A late answer to what has gone is no reason to fail.
    await store.write({ epoch, attempts: [attemptOf(`${cluster}/old`)] });
    expect(await store.attempts(`${cluster}/old`)).toEqual([]);
  });

  it("of names forgets a group's that alerts and deliveries still tell of, and they stay readable", async () => {
    const cluster = newCluster();
    const alert = alertOf(cluster);
    const delivery = deliveryOf(`${cluster}/1`, [alert]);
    const old = T - 10 * DAY_MS;
    const [event] = await test.history.writeEvents([
      {
        cluster,
        group: "billing",
        topic: null,
        partition: null,
        at: old,
        kind: "status",
        before: null,
        after: "ERROR",
        message: "m",
      },
    ]);
    expect(event).toBeDefined();
    await store.write({ epoch, alerts: [alert], deliveries: [delivery] });
    const kept = await test.keepHouse(T, { eventDays: 5 }, true);
    expect(kept!.forgotten).toBe(1);
    expect((await store.alerts({ cluster, group: "billing", limit: 1 })).alerts).toEqual([alert]);
    expect((await store.deliveries({ cluster, group: "billing", limit: 1 })).deliveries).toEqual([delivery]);
  });
});

const MATCH = { cluster: "prod-*", group: "a\0*", topic: null, owner: null, severity: "ERROR", case: null } as const;
const SILENCE: NewSilence = {
  ...{ match: MATCH, author: "kim", reason: "release", startsAt: T, endsAt: T + SECOND, untilResolved: false },
  recurrence: null,
};
const ROUTE: NewRoute = {
  ...{ match: MATCH, receivers: ["mail", "chat"], goOn: true, groupWaitMs: 5_000, repeatMs: null, floor: "WARNING" },
  hours: { times: [{ from: 540, minutes: 480 }], timeZone: "Asia/Seoul" },
  escalation: [{ receiver: "phone", afterMs: 60_000 }],
  ...{ author: null, at: T },
};

describe("what people entered", () => {
  it("silences and windows: read while they last, changed, taken away", async () => {
    const recurrence = { rule: "FREQ=WEEKLY;BYDAY=SU", timeZone: "Europe/Berlin", durationMs: 3_600_000 };
    const window: NewSilence = { ...SILENCE, endsAt: null, recurrence, author: null, reason: null };
    const added = [await store.addSilence(SILENCE), await store.addSilence(window)];
    expect(await store.readSilences(T, 2)).toEqual([added[1], added[0]]);
    expect(added[0]).toEqual({ ...SILENCE, id: added[0]!.id, source: "page" });
    const ended = { ...window, untilResolved: true, endsAt: T + 2 };
    expect(await store.changeSilence(added[1]!.id, ended)).toBe(true);
    expect(await store.readSilences(T + 1, 2)).toEqual([added[0], { ...added[1], ...ended }]);
    expect(await store.readSilences(T + SECOND)).toEqual([]);
    expect(await store.removeSilence(added[1]!.id)).toBe(true);
    for (const id of [added[1]!.id, "file-1", "0", "-1", "1e3", "99999999999999999999"]) {
      expect(await store.removeSilence(id)).toBe(false);
      expect(await store.changeSilence(id, SILENCE)).toBe(false);
    }
  });

  it("silences that still hold do not give way to many that are over", async () => {
    const window = await store.addSilence({ ...SILENCE, endsAt: null });
    const late = await store.addSilence({ ...SILENCE, endsAt: T + 3 * SECOND });
    for (let i = 0; i < 5; i++) await store.addSilence({ ...SILENCE, endsAt: T + SECOND });
    expect(await store.readSilences(T, 2)).toEqual([window, late]);
    for (const { id } of await store.readSilences(T)) await store.removeSilence(id);
  });

  it("receivers: one of each name", async () => {
    const mail = {
      name: "mail \0",
      settings: { email: { to: ["a@x"], password: { env: "P" } } },
      author: "kim",
      at: T,
    };
    expect(await store.addReceiver(mail)).toBe(true);
    expect(await store.addReceiver({ ...mail, settings: {} })).toBe(false);
    expect(await store.addReceiver({ ...mail, name: "chat", author: null })).toBe(true);
    expect(await store.changeReceiver({ ...mail, settings: { slack: {} }, at: T + 1 })).toBe(true);
    expect(await store.changeReceiver({ ...mail, name: "none" })).toBe(false);
    expect(await store.readReceivers()).toEqual([
      { ...mail, name: "chat", author: null },
      { ...mail, settings: { slack: {} }, at: T + 1 },
    ]);
    expect(await store.removeReceiver("mail \0")).toBe(true);
    expect(await store.removeReceiver("mail \0")).toBe(false);
    expect((await store.readReceivers()).map(({ name }) => name)).toEqual(["chat"]);
  });

  it("routes: in an order that people give them", async () => {
    const routes = [];
    const add = (receiver: string, before: string | null) =>
      store.addRoute({ ...ROUTE, receivers: [receiver] }, before);
    for (const receiver of ["a", "b"]) routes.push(await add(receiver, null));
    expect(await store.readRoutes()).toEqual(routes);
    expect(routes[0]).toEqual({ ...ROUTE, receivers: ["a"], id: routes[0]!.id, source: "page" });
    const ids = routes.map(({ id }) => id);
    const order = async () => (await store.readRoutes()).map(({ receivers }) => receivers[0]).join("");
    await add("c", "file-1");
    const { id: first } = await add("d", ids[0]!);
    await add("e", ids[1]!);
    expect(await order()).toBe("daebc");
    await test.query(`UPDATE "Route" SET "place" = 7`);
    await add("f", ids[1]!);
    // Of one place the older one is first, as they are read.
    expect(await order()).toBe("afbcde");
    expect(await store.removeRoute(first)).toBe(true);
    expect(await store.removeRoute(ids[1]!)).toBe(true);
    expect(await store.changeRoute(ids[0]!, { ...ROUTE, receivers: ["A"], hours: null })).toBe(true);
    await add("g", null);
    expect(await order()).toBe("Afceg");
    expect(await store.removeRoute(ids[1]!)).toBe(false);
    expect(await store.changeRoute("none", ROUTE)).toBe(false);
    await test.query(`UPDATE "Route" SET "settings" = '{"receivers": 1}' WHERE "id" = $1`, [Number(ids[0])]);
    expect(await order()).toBe("fceg");
  });
});

it("of a database that comes late rejects until it is there, and goes on with it then", async () => {
  const database = await makeFreshDatabase();
  const late = await openLateHistory({ url: database.url, keepsHouse: false });
  const { alerts } = late.history;
  expect(await Promise.resolve(alerts)).toBe(alerts);
  await expect(alerts.read()).rejects.toThrow("History is not open yet");
  await migrate(database.url);
  await late.opened;
  expect(await alerts.takeEpoch()).toBe(1);
  expect(await alerts.read()).toEqual({ alerts: [], deliveries: [] });
  await late.history.close();
  await database.drop();
});
