/** Headings: of one alert, and the subject of a message about several, which counts them. */
import { tell, type AlertSaid, type TitleFacts } from "../words/sentences/alerts/facts";
import { clauseOf, placeOf, placesOf, thingOf } from "./message-subject";
import { ageOf } from "./message-time";
import {
  NOTIFIED_STATES,
  type AlertSubject,
  type Delivery,
  type DeliveryKind,
  type Severity,
  type NotifiedAlert,
  type NotifiedState,
} from "./terms";
import type { Millis } from "../words/terms";
import { visibleName } from "./visible";

/** The heading of one alert in a message of this kind. */
export function titleOf(alert: NotifiedAlert, kind: DeliveryKind, now: Millis): AlertSaid {
  if (isSample(alert, kind)) return tell("subject.test", { receiver: visibleName(alert.subject.receiver) });
  const title = alert.state === "firing" ? firingTitle(alert, kind, now) : otherTitle(alert);
  return kind === "test" ? tell("title.test", { of: title }) : title;
}

type OfReceiver = Extract<AlertSubject, { kind: "receiver" }>;

/** The alert of a test button: it stands for the receiver itself, with which nothing is wrong. */
export const isSample = (alert: NotifiedAlert, kind: DeliveryKind): alert is NotifiedAlert & { subject: OfReceiver } =>
  kind === "test" && alert.subject.kind === "receiver";

function firingTitle(alert: NotifiedAlert, kind: DeliveryKind, now: Millis): AlertSaid {
  const title = headingOf(alert);
  const ms = ageOf(alert.openedAt, now);
  if (kind === "reminder") return tell("title.still", { ...title, ms });
  if (kind === "escalation") return tell("title.unacknowledged", { ...title, ms });
  return tell("title.firing", title);
}

/** A group's worst place belongs to its heading; partitions without a leader are counted in theirs. */
function headingOf(alert: NotifiedAlert): TitleFacts {
  const worst = alert.subject.kind === "group" ? alert.places[0] : undefined;
  return {
    severity: alert.severity,
    of: clauseOf(alert),
    at: worst ? placeOf(worst, 40) : null,
    more: worst ? placesOf(alert) - 1 : 0,
    follows: Math.max(0, alert.followers.count),
  };
}

function otherTitle(alert: NotifiedAlert): AlertSaid {
  const { severity } = alert;
  const of = thingOf(alert, 70);
  if (alert.state === "flapping") return tell("title.flapping", { severity, of });
  const ms = ageOf(alert.openedAt, alert.endedAt);
  if (alert.end === "deleted") return tell("title.deleted", { of, ms });
  if (alert.end === "muted") return tell("title.muted", { of, ms });
  return alert.state === "passed" ? tell("title.passed", { severity, of, ms }) : tell("title.recovered", { of, ms });
}

/** How many alerts of each state a message tells of, listed or not. */
export function totalsOf({ count, alerts }: Pick<Delivery, "count" | "alerts">): Record<NotifiedState, number> {
  const listed = (state: NotifiedState) => alerts.filter((alert) => alert.state === state).length;
  const totals = NOTIFIED_STATES.map((state) => [state, Math.max(listed(state), count[state])]);
  return Object.fromEntries(totals) as Record<NotifiedState, number>;
}

const SUBJECTS = { reminder: "subject.still", escalation: "subject.unacknowledged" } as const;

/** The subject of a message: the heading of its alert, or the counts of its alerts, causes first. */
export function subjectOf(delivery: Delivery, now: Millis): AlertSaid {
  const { alerts, kind } = delivery;
  const totals = totalsOf(delivery);
  const all = NOTIFIED_STATES.reduce((sum, state) => sum + totals[state], 0);
  if (all === 1 && alerts[0]) return titleOf(alerts[0], kind, now);
  if (all === 0) return tell("subject.test", { receiver: visibleName(delivery.receiver) });
  const key = kind === "reminder" || kind === "escalation" ? SUBJECTS[kind] : "subject.news";
  const subject = tell(key, {
    parts: [...firingParts(alerts, totals.firing), ...restParts(alerts, totals)],
    cluster: delivery.cluster === null ? null : visibleName(delivery.cluster, 40),
  });
  return kind === "test" ? tell("title.test", { of: subject }) : subject;
}

const MOST_CAUSES = 2;

/** What fires: causes by name, groups by severity; only how many where not all of them are listed. */
function firingParts(alerts: readonly NotifiedAlert[], total: number): AlertSaid[] {
  const firing = alerts.filter(({ state }) => state === "firing");
  const causes = firing.filter(({ subject }) => subject.kind !== "group");
  const named = causes.slice(0, MOST_CAUSES).map(causeIn);
  if (total > firing.length || causes.length > MOST_CAUSES) {
    return total === 0 ? [] : [tell("sum.firing", { count: total }), ...named];
  }
  const groups = (["ERROR", "WARNING"] satisfies Severity[]).flatMap((severity) => {
    const count = firing.filter((alert) => alert.subject.kind === "group" && alert.severity === severity).length;
    return count === 0 ? [] : [tell("sum.groups", { severity, count })];
  });
  return [...named, ...groups];
}

function causeIn(alert: NotifiedAlert): AlertSaid {
  const { subject } = alert;
  switch (subject.kind) {
    case "broker":
      return tell("sum.broker", { broker: subject.broker });
    case "offline":
      return tell("sum.offline", { partitions: placesOf(alert) });
    case "cluster":
      return tell("sum.cluster", {});
    case "receiver":
      return tell("sum.receiver", { receiver: visibleName(subject.receiver, 40) });
    default:
      return tell("sum.database", {});
  }
}

function restParts(alerts: readonly NotifiedAlert[], totals: Record<NotifiedState, number>): AlertSaid[] {
  const resolved = alerts.filter(({ state }) => state === "resolved");
  // Of what is not listed nobody here knows how it ended.
  const allRecovered = resolved.length === totals.resolved && resolved.every(({ end }) => end === "recovered");
  const parts = [
    { count: totals.flapping, key: "sum.flapping" },
    { count: totals.passed, key: "sum.passed" },
    { count: totals.resolved, key: allRecovered ? "sum.recovered" : "sum.ended" },
  ] as const;
  return parts.flatMap(({ count, key }) => (count === 0 ? [] : [tell(key, { count })]));
}
