/** Alerts and deliveries as they are sent. */
import type { DeliveryWire } from "@/lib/api/alert-deliveries-contract";
import type { AlertNameWire } from "@/lib/api/alert-parts-contract";
import type { AlertWire } from "@/lib/api/alerts-contract";
import { isMeant, subjectedOf } from "@/lib/core/alerts/fits";
import { ownerOf } from "@/lib/core/alerts/owners";
import { candidateOf, isBelow, routesOf } from "@/lib/core/alerts/routes";
import { shortName } from "@/lib/core/alerts/subject";
import { SEVERITIES, type Alert, type AlertPolicy, type Delivery, type Silence } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import { isActive, nextChange } from "@/lib/alerts/recurrence";
import type { AlertKeeper } from "../../monitor/alert-keeper-port";

/** Names of the worst that follow from a cause. */
const MOST_FOLLOWERS = 20;

/** What is asked of alerting for every alert of an answer, asked once. */
export interface AlertContext {
  now: Millis;
  policy: AlertPolicy;
  silences: Silence[];
  byId: ReadonlyMap<string, Alert>;
  followers: ReadonlyMap<string, Alert[]>;
  keeper: Pick<AlertKeeper, "upcoming">;
}

export function alertContext(keeper: AlertKeeper, now: Millis): AlertContext {
  const alerts = keeper.alerts();
  const followers = new Map<string, Alert[]>();
  for (const alert of [...alerts].sort(worstFirst)) {
    if (alert.cause === null || alert.endedAt !== null) continue;
    const list = followers.get(alert.cause);
    if (list) list.push(alert);
    else followers.set(alert.cause, [alert]);
  }
  return {
    now,
    policy: keeper.policy(),
    silences: keeper.silences().filter((silence) => isActive(silence, now)),
    byId: new Map(alerts.map((alert) => [alert.id, alert])),
    followers,
    keeper,
  };
}

/** The worst first, then the oldest. */
export const worstFirst = (a: Alert, b: Alert): number =>
  SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || a.openedAt - b.openedAt;

export const nameOf = ({ id, subject, severity }: Alert): AlertNameWire => ({ id, subject, severity });

/** Silences among `silences` that mean an alert. */
export function silencesOf(silences: readonly Silence[], policy: AlertPolicy, alert: Alert): Silence[] {
  const of = candidateOf(policy, subjectedOf(alert));
  return silences.filter(({ match }) => isMeant(match, of));
}

export function toAlertWire(alert: Alert, context: AlertContext): AlertWire {
  const { policy, now, followers, byId, keeper } = context;
  const { told, changes: _changes, cause, ...rest } = alert;
  const isOpen = alert.endedAt === null;
  const of = subjectedOf(alert);
  const silencedBy = isOpen ? silencesOf(context.silences, policy, alert) : [];
  const following = followers.get(alert.id) ?? [];
  const receivers = receiversOf(policy, alert);
  const causing = cause === null ? undefined : byId.get(cause);
  return {
    ...rest,
    cause: causing ? nameOf(causing) : null,
    followers: {
      count: following.length,
      names: following
        .filter(({ subject }) => subject.kind === "group")
        .slice(0, MOST_FOLLOWERS)
        .map(({ subject }) => shortName(subject)),
    },
    owner: ownerOf(policy.owners, of),
    silencedBy: silencedBy.map((silence) => ({
      id: silence.id,
      author: silence.author,
      reason: silence.reason,
      until: nextChange(silence, now),
    })),
    quiet: isOpen ? quietOf(alert, silencedBy.length > 0, receivers.length > 0) : null,
    receivers,
    told: Object.entries(told)
      .map(([receiver, { state, severity, at, delivery }]) => ({ receiver, state, severity, at, delivery }))
      .sort((a, b) => b.at - a.at),
    next: isOpen ? keeper.upcoming(alert, now) : [],
  };
}

function quietOf(alert: Alert, isSilenced: boolean, isHeard: boolean): AlertWire["quiet"] {
  if (alert.acknowledged) return "acknowledged";
  if (alert.cause !== null) return "cause";
  if (isSilenced) return "silenced";
  if (!isHeard) return "nobody";
  return alert.flappingSince === null ? null : "flapping";
}

function receiversOf(policy: AlertPolicy, alert: Alert): string[] {
  const taking = routesOf(policy, subjectedOf(alert)).filter(({ floor }) => !isBelow(alert.severity, floor));
  return [...new Set(taking.flatMap(({ receivers }) => receivers))];
}

/** Without what only a receiver is told. */
export function toDeliveryWire(delivery: Delivery): DeliveryWire {
  const { id, receiver, route, kind, cluster, count, madeAt, state, attempts, deadline, deliveredAt, answer } =
    delivery;
  const alerts = delivery.alerts.map(({ id: alert, subject, severity, state: told }) => ({
    ...{ id: alert, subject, severity, state: told },
  }));
  const nextTryAt = state === "waiting" ? delivery.nextTryAt : null;
  return {
    id,
    receiver,
    route,
    kind,
    cluster,
    alerts,
    count,
    madeAt,
    state,
    attempts,
    nextTryAt,
    deadline,
    deliveredAt,
    answer,
  };
}
