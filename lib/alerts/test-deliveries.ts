/** Deliveries and messages for tests of what is sent. */
import type { Message, MessageAlert } from "@/lib/core/alerts/message";
import type { Delivery, NotifiedAlert } from "@/lib/core/alerts/terms";
import { keyOf } from "./keys";

export const NOW = Date.UTC(2026, 5, 1, 12);

export function notifiedAlert(over: Partial<NotifiedAlert> = {}): NotifiedAlert {
  return {
    id: `group/prod-eu/fraud-check@${NOW}`,
    subject: { kind: "group", cluster: "prod-eu", group: "fraud-check" },
    severity: "ERROR",
    case: "stalled-consumer",
    openedAt: NOW - 60_000,
    changedAt: NOW - 60_000,
    endedAt: null,
    end: null,
    why: "payments/1 stands still.",
    said: null,
    measures: { lag: "91342", unknown: 0, lateMs: null, lossInMs: null, produceRate: null, consumeRate: null },
    places: [{ topic: "payments", partition: 1, status: "STALLED" }],
    placeCount: 1,
    topics: ["payments"],
    cause: null,
    flappingSince: null,
    state: "firing",
    acknowledgedBy: null,
    followers: { count: 0, names: [] },
    ...over,
  };
}

export function deliveryOf(over: Partial<Delivery> = {}): Delivery {
  const alerts = over.alerts ?? [notifiedAlert()];
  return {
    id: `ops/file-1/${NOW}/1`,
    receiver: "ops",
    route: "file-1",
    kind: "news",
    cluster: "prod-eu",
    thread: alerts[0]?.id ?? "",
    alerts,
    alertIds: alerts.map(({ id }) => id),
    count: { firing: alerts.length, resolved: 0, flapping: 0, passed: 0 },
    madeAt: NOW,
    nextTryAt: NOW,
    deadline: NOW + 4 * 3_600_000,
    attempts: 0,
    state: "waiting",
    answer: null,
    deliveredAt: null,
    ref: null,
    ...over,
  };
}

export function messageAlert(alert: NotifiedAlert = notifiedAlert(), over: Partial<MessageAlert> = {}): MessageAlert {
  const { kind, ...names } = alert.subject;
  return {
    id: alert.id,
    key: keyOf(alert.id),
    subject: alert.subject,
    state: alert.state,
    severity: alert.severity,
    title: `${alert.severity}: ${Object.values(names).join(" ")}`,
    lines: [{ label: "Why", value: alert.why }],
    startsAt: alert.openedAt,
    endsAt: alert.endedAt,
    labels: {
      ...Object.fromEntries(Object.entries(names).map(([k, v]) => [k, String(v)])),
      kind,
      case: String(alert.case),
    },
    links: {
      open: "https://tide.example/groups/fraud-check",
      incident: "https://tide.example/incidents/fraud-check",
      acknowledge: null,
      silence: null,
      picture: null,
    },
    ...over,
  };
}

/** What the deliverer asks for; the words of real messages are tested where they are made. */
export function messageOf(delivery: Delivery, over: Partial<Message> = {}): Message {
  const alerts = delivery.alerts.map((alert) => messageAlert(alert));
  return {
    id: delivery.id,
    thread: keyOf(delivery.thread),
    isUpdate: false,
    kind: delivery.kind,
    language: "en",
    state: alerts[0]?.state ?? "firing",
    severity: alerts[0]?.severity ?? "ERROR",
    subject: alerts[0]?.title ?? "",
    text: alerts.map(({ title }) => title).join("\n"),
    alerts,
    more: 0,
    madeAt: delivery.madeAt,
    receiver: delivery.receiver,
    route: delivery.route,
    ...over,
  };
}
