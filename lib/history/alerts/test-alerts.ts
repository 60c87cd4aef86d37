/** For tests: alerts and deliveries in which every field says something. */
import type { Alert, Attempt, Delivery, NotifiedAlert } from "@/lib/core/alerts/terms";
import type { Happening } from "@/lib/core/picture/changes";
import { say } from "@/lib/core/words/sentences/facts";
import { SECOND, T } from "../test-history";

/** An alert of a group, open since `T`. */
export function alertOf(cluster: string, group = "billing", more: Partial<Alert> = {}): Alert {
  return {
    id: `group/${encodeURIComponent(cluster)}/${encodeURIComponent(group)}@${T}`,
    subject: { kind: "group", cluster, group },
    severity: "ERROR",
    case: "stalled-consumer",
    openedAt: T,
    changedAt: T + SECOND,
    endedAt: null,
    end: null,
    why: "it stands",
    said: say("group.well", { unknown: 1, partitions: 3 }),
    measures: {
      lag: "9007199254740993",
      unknown: 1,
      lateMs: 60_000,
      lossInMs: null,
      produceRate: 12.5,
      consumeRate: null,
    },
    places: [{ topic: "orders", partition: 2, status: "STALLED" }],
    placeCount: 21,
    topics: ["orders"],
    cause: null,
    changes: [T - 20 * SECOND, T],
    flappingSince: T + SECOND,
    acknowledged: { by: "kim", at: T + 3 * SECOND },
    notified: {
      mail: { state: "firing", severity: "ERROR", at: T + 2 * SECOND, delivery: "mail/default/1/1", ref: "<1@x>" },
    },
    ...more,
  };
}

/** As a message tells of it. */
function notifiedOf(alert: Alert): NotifiedAlert {
  const { notified: _notified, changes: _changes, acknowledged, ...said } = alert;
  const followers = { count: 2, names: ["a", "b"] };
  return { ...said, state: "firing", acknowledgedBy: acknowledged?.by ?? null, followers };
}

/** A delivery that waits, made at `T`, about these alerts. */
export function deliveryOf(id: string, alerts: readonly Alert[], more: Partial<Delivery> = {}): Delivery {
  const { subject } = alerts[0]!;
  return {
    id,
    receiver: "mail",
    route: "default",
    kind: "news",
    cluster: "cluster" in subject ? subject.cluster : null,
    thread: alerts[0]!.id,
    alerts: alerts.slice(0, 20).map(notifiedOf),
    alertIds: alerts.map((alert) => alert.id),
    count: { firing: alerts.length, resolved: 0, flapping: 0, passed: 0 },
    madeAt: T,
    nextTryAt: T,
    deadline: T + 3_600 * SECOND,
    attempts: 0,
    state: "waiting",
    answer: null,
    deliveredAt: null,
    ref: null,
    ...more,
  };
}

export const attemptOf = (delivery: string, at = T, more: Partial<Attempt> = {}): Attempt => ({
  ...{ delivery, at, tookMs: 12, outcome: "retry", answer: "503 later" },
  ...more,
});

/** A status change of a group. */
export const happeningOf = (cluster: string, group = "billing", at = T): Happening => ({
  ...{ cluster, group, at, topic: null, partition: null, kind: "status" },
  ...{ before: "OK", after: "ERROR", message: "it stands" },
});
