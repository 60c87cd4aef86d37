/** Alerts and deliveries as they are sent. */
import type { DeliveryWire } from "@/lib/api/alert-deliveries-contract";
import type { AlertNameWire } from "@/lib/api/alert-parts-contract";
import type { AlertWire } from "@/lib/api/alerts-contract";
import { notifiedAlert } from "@/lib/core/alerts/compose";
import { isMeant, subjectedOf } from "@/lib/core/alerts/fits";
import { ownerOf } from "@/lib/core/alerts/owners";
import { followersByCause } from "@/lib/core/alerts/owing";
import { candidateOf, isBelow } from "@/lib/core/alerts/routes";
import { silencedBy as silenceOf } from "@/lib/core/alerts/silences";
import { clusterOf, groupOf } from "@/lib/core/alerts/subject";
import { Targets, type Target } from "@/lib/core/alerts/targets";
import { upcomingOf } from "@/lib/core/alerts/upcoming";
import { SEVERITIES, type Alert, type AlertPolicy, type Delivery, type Silence } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import { isActive, nextChange } from "@/lib/alerts/recurrence";
import type { AlertKeeper } from "../../monitor/alert-keeper-port";

/** What is asked of alerting for every alert of an answer, asked once. */
export interface AlertContext {
  now: Millis;
  /** All that are in memory. */
  alerts: readonly Alert[];
  /** One of them with all measures. */
  shown: AlertKeeper["shown"];
  /** Of the policy as it is. */
  targets: Targets;
  silences: Silence[];
  byId: ReadonlyMap<string, Alert>;
  followers: ReadonlyMap<string, readonly Alert[]>;
}

export function alertContext(keeper: AlertKeeper, now: Millis): AlertContext {
  const alerts = keeper.alerts();
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  return {
    ...{ now, alerts, byId, shown: (alert) => keeper.shown(alert) },
    targets: new Targets(keeper.policy()),
    silences: keeper.silences().filter((silence) => isActive(silence, now)),
    followers: followersByCause({ all: () => alerts, get: (id) => byId.get(id) }),
  };
}

/** The worst first, then the oldest. */
export const worstFirst = (a: Alert, b: Alert): number =>
  SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || a.openedAt - b.openedAt;

export const latestEndFirst = (a: Alert, b: Alert): number => (b.endedAt ?? 0) - (a.endedAt ?? 0);

/** Whether an alert is of the cluster and the group that are asked for. */
export const wantedBy =
  ({ cluster, group }: { cluster?: string | undefined; group?: string | undefined }) =>
  ({ subject }: Alert): boolean =>
    (cluster === undefined || clusterOf(subject) === cluster) && (group === undefined || groupOf(subject) === group);

export const nameOf = ({ id, subject, severity }: Alert): AlertNameWire => ({ id, subject, severity });

/** Silences among `silences` that mean an alert. */
function silencesOf(silences: readonly Silence[], policy: AlertPolicy, alert: Alert): Silence[] {
  const of = candidateOf(policy, subjectedOf(alert));
  return silences.filter(({ match }) => isMeant(match, of));
}

export function toAlertWire(alert: Alert, context: AlertContext): AlertWire {
  const { targets, now, byId } = context;
  const { policy } = targets;
  const { notified, changes: _changes, topics: _topics, cause, ...rest } = context.shown(alert);
  const isOpen = alert.endedAt === null;
  const of = subjectedOf(alert);
  const silencedBy = isOpen ? silencesOf(context.silences, policy, alert) : [];
  const following = context.followers.get(alert.id) ?? [];
  const meant = meantBy(alert, following, context);
  const receivers = receiversOf(alert, meant, targets);
  const causing = cause === null ? undefined : byId.get(cause);
  return {
    ...rest,
    cause: causing ? nameOf(causing) : null,
    followers: notifiedAlert(alert, "firing", following).followers,
    owner: ownerOf(policy.owners, of),
    silencedBy: silencedBy.map((silence) => ({
      id: silence.id,
      author: silence.author,
      reason: silence.reason,
      until: nextChange(silence, now),
    })),
    quiet: isOpen ? quietOf(alert, silencedBy.length > 0, receivers.length > 0) : null,
    receivers,
    notified: Object.entries(notified)
      .map(([receiver, { state, severity, at, delivery }]) => ({ receiver, state, severity, at, delivery }))
      .sort((a, b) => b.at - a.at),
    unheard: unheardOf(alert, targets, now),
    next: isOpen ? upcomingOf(alert, meant, targets, { isSilenced: silencedBy.length > 0, now }) : [],
  };
}

/** An end is told with what else ends at that time, and a message takes its time: nobody is late before. */
const SLACK_MS = 60_000;

/** Who should have heard of an end by now and did not: it was told that it fires, and ends are told. */
function unheardOf({ notified, endedAt }: Alert, { receivers, policy }: Targets, now: Millis): string[] {
  if (endedAt === null) return [];
  const waits = [policy.defaults, ...policy.routes].map(({ groupWaitMs }) => groupWaitMs);
  if (now < endedAt + Math.max(...waits) + SLACK_MS) return [];
  return Object.keys(notified).filter(
    (name) => notified[name]!.state === "firing" && receivers.get(name)?.resolves === true,
  );
}

function quietOf(alert: Alert, isSilenced: boolean, isHeard: boolean): AlertWire["quiet"] {
  if (alert.acknowledged) return "acknowledged";
  if (alert.cause !== null) return "cause";
  if (isSilenced) return "silenced";
  if (!isHeard) return "nobody";
  return alert.flappingSince === null ? null : "flapping";
}

/** As messages are addressed: also to whom what follows from it is for, unless that is silenced. */
function meantBy(alert: Alert, following: readonly Alert[], { targets, silences }: AlertContext): Target[] {
  const isLoud = (follower: Alert) => silenceOf(silences, targets.policy, subjectedOf(follower)) === null;
  return targets.ofCause(alert, following.filter(isLoud));
}

/** Those of them that hear of it at once. */
function receiversOf({ severity }: Alert, meant: readonly Target[], { receivers }: Targets): string[] {
  return meant
    .filter(
      ({ rules, receiver, afterMs }) => afterMs === null && !isBelow(severity, rules.floor) && receivers.has(receiver),
    )
    .map(({ receiver }) => receiver);
}

/** Without what only a receiver is told. */
export function toDeliveryWire(delivery: Delivery): DeliveryWire {
  const { id, receiver, route, kind, cluster, count, madeAt, state, attempts, deadline, deliveredAt, answer } =
    delivery;
  const alerts = delivery.alerts.map(({ id: alert, subject, severity, state: notified }) => ({
    ...{ id: alert, subject, severity, state: notified },
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
