/** Deliveries for tests: a stalled group as it is told first, and what differs from it. */
import { say } from "../words/sentences/facts";
import type { MessageContext } from "./message-of";
import type { Delivery, NotifiedAlert, NotifiedState } from "./terms";

export const MINUTE = 60_000;
/** 2026-11-29 14:02:09 in Seoul. */
export const OPENED = Date.UTC(2026, 10, 29, 5, 2, 9);

export const notifiedAlert = (over: Partial<NotifiedAlert> = {}): NotifiedAlert => ({
  id: `group/prod-eu/fraud-check@${OPENED}`,
  subject: { kind: "group", cluster: "prod-eu", group: "fraud-check" },
  severity: "ERROR",
  case: "stalled-consumer",
  openedAt: OPENED,
  changedAt: OPENED,
  endedAt: null,
  end: null,
  why: "payments/1 stands still.",
  said: say("group.partition", {
    topic: "payments",
    partition: 1,
    said: say("stalled.repeats", { offset: "18200441", ms: 12 * MINUTE, atLeast: false, arrived: 8400, lag: "91342" }),
    more: 1,
    unknown: 0,
  }),
  measures: { lag: "91342", unknown: 2, lateMs: 720_500, lossInMs: null, produceRate: 320.4, consumeRate: 0 },
  places: [
    { topic: "payments", partition: 1, status: "STALLED" },
    { topic: "payments", partition: 4, status: "STALLED" },
  ],
  placeCount: 14,
  topics: ["payments"],
  cause: null,
  flappingSince: null,
  state: "firing",
  acknowledgedBy: null,
  followers: { count: 0, names: [] },
  ...over,
});

export const countOf = (alerts: readonly NotifiedAlert[]): Record<NotifiedState, number> => {
  const count = { firing: 0, resolved: 0, flapping: 0, passed: 0 };
  for (const { state } of alerts) count[state] += 1;
  return count;
};

export const deliveryOf = (alerts: NotifiedAlert[], over: Partial<Delivery> = {}): Delivery => ({
  id: `ops/file-1/${OPENED}/1`,
  receiver: "ops",
  route: "file-1",
  kind: "news",
  cluster: "prod-eu",
  thread: `group/prod-eu/fraud-check@${OPENED}`,
  alerts,
  alertIds: alerts.map(({ id }) => id),
  count: countOf(alerts),
  madeAt: OPENED + 12 * MINUTE,
  nextTryAt: OPENED + 12 * MINUTE,
  deadline: OPENED + 300 * MINUTE,
  attempts: 0,
  state: "waiting",
  answer: null,
  deliveredAt: null,
  ref: null,
  ...over,
});

export const contextOf = (over: Partial<MessageContext> = {}): MessageContext => ({
  language: "en",
  timeZone: "Asia/Seoul",
  publicUrl: "https://lag.example/",
  ownerOf: () => null,
  linkFor: (action) => `https://lag.example/alerts/act?token=${action}`,
  keyOf: (id) => `key-of-${id.length}`,
  isUpdate: false,
  now: OPENED + 12 * MINUTE + 59_900,
  ...over,
});
