/** For tests: alerting held in memory, with what people change taking effect at once. */
import { toPolicy, windowsOf, type PageRoute } from "@/lib/alerts/policy";
import { readEntered, type ReceiverSettings } from "@/lib/alerts/receiver-settings";
import { alertSettings, type AlertSettings } from "@/lib/alerts/settings";
import { linkToken, readLink } from "@/lib/alerts/signed-links";
import type { Alert, Attempt, Delivery, Silence } from "@/lib/core/alerts/terms";
import { snapshotOf } from "@/lib/core/picture/test-snapshot";
import { Hub } from "@/lib/live/hub";
import type { AlertKeeper } from "../../monitor/alert-keeper-port";
import type { AlertParts } from "./alert-parts";

export const NOW = 1_700_000_000_000;
export const MINUTE = 60_000;
const KEY = "a key of more than sixteen letters";

export const signed = (action: "acknowledge" | "silence", alert: string, expiresAt = NOW + MINUTE) =>
  linkToken({ action, alert, receiver: "ops", expiresAt }, KEY);

/** What the file declares: a mail receiver, one that escalates, a route, an owner and a window. */
const SETTINGS: AlertSettings = alertSettings.parse({
  receivers: {
    ops: { email: { host: "mail.example", from: "tidemark@example.com", to: ["ops@example.com"] } },
    boss: { slack: { url: { env: "SLACK_URL" } } },
  },
  default: { receivers: ["ops"] },
  routes: [
    {
      match: { group: "billing-*" },
      receivers: ["boss"],
      floor: "ERROR",
      hours: ["Mon-Fri 08:00-18:00"],
      timeZone: "UTC",
      escalation: [{ receiver: "ops", afterMs: 30 * MINUTE }],
    },
  ],
  owners: [{ match: { group: "billing-*" }, team: "payments", runbook: "https://wiki.example/billing" }],
  windows: [
    {
      match: { cluster: "lab" },
      reason: "patching",
      rule: "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2;BYMINUTE=0",
      timeZone: "Europe/Berlin",
      durationMs: 120 * MINUTE,
    },
  ],
});

export class TestKeeper implements AlertKeeper {
  open: Alert[] = [];
  past: Alert[] = [];
  sent: Delivery[] = [];
  tries: Attempt[] = [];
  onTheWay: Delivery[] = [];
  databaseIsAway = false;
  private entered: ReceiverSettings[] = [];
  private routes: PageRoute[] = [];
  private pageSilences: Silence[] = [];
  private lastId = 0;

  readonly stored: AlertKeeper["stored"] = {
    alerts: ({ limit, before, endedSince }) =>
      this.answer(() => {
        const rest = this.past.slice(this.past.findIndex(({ id }) => id === before?.id) + 1);
        const found = rest.filter(({ endedAt }) => endedSince === undefined || (endedAt ?? -Infinity) >= endedSince);
        const alerts = found.slice(0, limit);
        const { openedAt, endedAt, id } = alerts.at(-1) ?? { openedAt: 0, endedAt: null, id: "" };
        const at = endedSince === undefined ? openedAt : (endedAt ?? 0);
        return { alerts, next: found.length > limit ? { at, id } : null };
      }),
    alert: (id) => this.answer(() => this.past.find((alert) => alert.id === id) ?? null),
    deliveries: ({ limit, before, about }) =>
      this.answer(() => {
        const meant = this.sent.filter(({ alertIds }) => !about || alertIds.some((id) => about.includes(id)));
        const rest = meant.filter(({ madeAt }) => !before || madeAt < before.at);
        const deliveries = rest.slice(0, limit);
        const { madeAt: at, id } = deliveries.at(-1) ?? { madeAt: 0, id: "" };
        return { deliveries, next: rest.length > limit ? { at, id } : null };
      }),
    madeOf: ({ limit }) => this.answer(() => this.sent.slice(0, limit)),
    delivery: (id) => this.answer(() => this.sent.find((delivery) => delivery.id === id) ?? null),
    attempts: (id) => this.answer(() => this.tries.filter(({ delivery }) => delivery === id)),
  };

  alerts = () => this.open;
  shown = (alert: Alert) => alert;
  policy = () => toPolicy(SETTINGS, this.entered, this.routes);
  receivers = (): ReceiverSettings[] => [
    ...Object.entries(SETTINGS.receivers).map(([name, receiver]) => ({ name, source: "file" as const, ...receiver })),
    ...this.entered,
  ];
  silences = () => [...windowsOf(SETTINGS), ...this.pageSilences];
  waiting = () => this.onTheWay;
  state = () => ({ unstored: null, links: true, heartbeat: null, receivers: [] });
  messageOf = ({ receiver }: Delivery) => ({ subject: `to ${receiver}`, text: "text" });
  readLink = (token: string, now: number) => Promise.resolve(readLink(token, KEY, now));

  acknowledge = (id: string, by: string, at: number) => {
    this.open = this.open.map((alert) => (alert.id === id ? { ...alert, acknowledged: { by, at } } : alert));
    return Promise.resolve(this.open.find((alert) => alert.id === id && alert.endedAt === null) ?? null);
  };
  unacknowledge = (id: string) => {
    const was = this.open.some((alert) => alert.id === id && alert.acknowledged !== null);
    this.open = this.open.map((alert) => (alert.id === id ? { ...alert, acknowledged: null } : alert));
    return Promise.resolve(was);
  };
  addSilence = (silence: Omit<Silence, "id" | "source">) => {
    const stored: Silence = { ...silence, id: String(++this.lastId), source: "page" };
    this.pageSilences.push(stored);
    return Promise.resolve(stored);
  };
  removeSilence = (id: string) => {
    const { length } = this.pageSilences;
    this.pageSilences = this.pageSilences.filter((silence) => silence.id !== id);
    return Promise.resolve(this.pageSilences.length < length);
  };
  putReceiver: AlertKeeper["putReceiver"] = (entered) => {
    const read = readEntered(entered);
    if ("issues" in read) return Promise.reject(new Error(read.issues[0]?.message));
    this.entered = [...this.entered.filter(({ name }) => name !== entered.name), read.receiver];
    return Promise.resolve();
  };
  removeReceiver = (name: string) => {
    this.entered = this.entered.filter((receiver) => receiver.name !== name);
    return Promise.resolve(true);
  };
  addRoute: AlertKeeper["addRoute"] = (route, before) => {
    const stored = { ...route, id: String(++this.lastId) };
    const place = before === null ? this.routes.length : this.routes.findIndex(({ id }) => id === before);
    this.routes.splice(place, 0, stored);
    return Promise.resolve({ ...stored, source: "page" });
  };
  removeRoute = (id: string) => {
    this.routes = this.routes.filter((route) => route.id !== id);
    return Promise.resolve(true);
  };
  test = (receiver: string) =>
    Promise.resolve(deliveryOf(`${receiver}/test/1/1`, [], { receiver, route: "test", kind: "test" }));
  backtest: AlertKeeper["backtest"] = ({ from, to }) =>
    Promise.resolve({ completeFrom: from, completeTo: to, deliveries: [...this.sent].reverse() });

  private answer<T>(value: () => T): Promise<T> {
    return this.databaseIsAway ? Promise.reject(new Error("the database is away")) : Promise.resolve(value());
  }
}

/** A cluster "lab" with these groups, and alerting about it. */
export function testParts(groups: string[] = []): AlertParts & { alerts: TestKeeper } {
  const hub = new Hub();
  hub.publish(snapshotOf({ at: NOW, on: groups.map((group) => ({ group })) }, "lab"));
  return { hub, alerts: new TestKeeper() };
}

export const post = (body: unknown, client = "10.0.0.1") =>
  new Request("http://127.0.0.1/api/v1/alerts", {
    method: "POST",
    headers: { "content-type": "application/json", "x-tidemark-client": client },
    body: JSON.stringify(body),
  });

export function alertOf(group: string, over: Partial<Alert> = {}): Alert {
  return {
    ...{ id: `group/lab/${group}@${NOW}`, subject: { kind: "group", cluster: "lab", group }, severity: "ERROR" },
    ...{
      case: "stalled-consumer",
      openedAt: NOW,
      changedAt: NOW,
      endedAt: null,
      end: null,
      why: "it stands",
      said: null,
    },
    measures: { lag: "7", unknown: 0, lateMs: null, lossInMs: null, produceRate: null, consumeRate: null },
    ...{ places: [], placeCount: 0, topics: ["orders"], cause: null, changes: [], flappingSince: null },
    ...{ acknowledged: null, notified: {} },
    ...over,
  };
}

export function deliveryOf(id: string, alertIds: string[], over: Partial<Delivery> = {}): Delivery {
  return {
    ...{ id, receiver: "ops", route: "default", kind: "news", cluster: "lab", thread: id, alerts: [], alertIds },
    count: { firing: 1, resolved: 0, flapping: 0, passed: 0 },
    ...{ madeAt: NOW, nextTryAt: NOW, deadline: NOW + MINUTE, attempts: 0, state: "waiting", answer: null },
    ...{ deliveredAt: null, ref: null },
    ...over,
  };
}
