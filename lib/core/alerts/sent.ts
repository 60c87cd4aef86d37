/** A message that has an outcome, as a happening of the timeline: it was delivered, or was given up at its deadline. */
import type { Happening } from "../picture/changes";
import { messageOf } from "../words/sentences/english";
import { say, type Said } from "../words/sentences/facts";
import { totalsOf } from "./message-title";
import { clusterOf, groupOf } from "./subject";
import { NOTIFIED_STATES, type Delivery, type NotifiedAlert } from "./terms";
import { visibleName } from "./visible";

/**
 * What the timeline has of a delivery; null while it waits, of one that was superseded, and of what is no news to a person:
 * a test, and an alert that is pushed once more while it fires. A message about one group is that group's; about several, or
 * about a cause, its cluster's. One about the database or about a receiver is of no cluster, and the timeline has no place for it.
 */
export function sentOf(delivery: Delivery): Happening | null {
  const { state, kind, cluster, deliveredAt, madeAt, deadline } = delivery;
  if (cluster === null || kind === "test" || kind === "push") return null;
  if (state !== "delivered" && state !== "expired") return null;
  const said = saidOf(delivery, state, kind);
  if (!said) return null;
  return {
    at: Math.round(state === "delivered" ? (deliveredAt ?? madeAt) : deadline),
    ...{ cluster, group: groupAlone(delivery), topic: null, partition: null },
    ...{ kind: "message", before: null, after: state },
    ...messageOf(said),
  };
}

function saidOf(
  { receiver, id, alerts, ...delivery }: Delivery,
  outcome: "delivered" | "expired",
  kind: "news" | "reminder" | "escalation",
): Said | null {
  const totals = totalsOf({ count: delivery.count, alerts });
  const problems = NOTIFIED_STATES.reduce((sum, state) => sum + totals[state], 0);
  const sent = { receiver: visibleName(receiver), delivery: id, kind, outcome, problems };
  if (problems > 1) return say("happened.sent-several", { ...sent, over: totals.resolved + totals.passed });
  const [alert] = alerts;
  const about = alert && aboutOf(alert);
  if (!about) return null;
  const { severity, state, end } = alert;
  return say("happened.sent", { ...sent, ...about, severity, state, end, incident: alert.id });
}

function aboutOf({ subject }: NotifiedAlert) {
  switch (subject.kind) {
    case "group":
      return { subject: subject.kind, name: visibleName(subject.group) };
    case "broker":
      return { subject: subject.kind, name: String(subject.broker) };
    case "offline":
    case "cluster":
      return { subject: subject.kind, name: null };
    default:
      return null;
  }
}

/** The group that all of it is about; null where there is more than one, or where not all of them are listed. */
function groupAlone({ alerts, alertIds, cluster }: Delivery): string | null {
  const [first] = alerts;
  const group = first ? groupOf(first.subject) : null;
  const isAlone = alerts.length === alertIds.length && alerts.every(({ subject }) => groupOf(subject) === group);
  return isAlone && first && clusterOf(first.subject) === cluster ? group : null;
}
