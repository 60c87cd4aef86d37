/** What fires, what ended of late, and whether anybody is told. */
import { answer } from "@/lib/api/answer";
import type { AlertsAnswer, AlertsQuery, DeliveryHealthWire } from "@/lib/api/alerts-contract";
import type { Alert, AlertPolicy } from "@/lib/core/alerts/terms";
import type { AlertKeeper } from "../../monitor/alert-keeper-port";
import type { AlertParts } from "./alert-parts";
import { alertContext, latestEndFirst, toAlertWire, wantedBy, worstFirst } from "./alert-wire";

const MOST_FIRING = 500;
const MOST_ENDED = 200;
const ENDED_WITHIN_MS = 24 * 3_600_000;

/** `GET /api/v1/alerts`. */
export async function serveAlerts({ alerts: keeper }: AlertParts, query: AlertsQuery, now: number): Promise<Response> {
  const context = alertContext(keeper, now);
  const known = context.alerts.filter(wantedBy(query));
  const firing = known.filter(({ endedAt }) => endedAt === null).sort(worstFirst);
  const { ended, isComplete } = await endedOf(keeper, known, query, now);
  const body: AlertsAnswer = {
    at: now,
    firing: firing.slice(0, MOST_FIRING).map((alert) => toAlertWire(alert, context)),
    ended: ended.map((alert) => toAlertWire(alert, context)),
    endedComplete: isComplete,
    more: Math.max(0, firing.length - MOST_FIRING),
    telling: deliveryHealthOf(keeper, context.targets.policy),
  };
  return answer(body);
}

/** Those of the last day. While the database is away, those that are still in memory. */
async function endedOf(keeper: AlertKeeper, known: readonly Alert[], query: AlertsQuery, now: number) {
  const endedSince = now - ENDED_WITHIN_MS;
  const stored = await keeper.stored.alerts({ ...query, endedSince, limit: MOST_ENDED }).catch(() => null);
  const byId = new Map([...(stored?.alerts ?? []), ...known].map((alert) => [alert.id, alert]));
  const ended = [...byId.values()]
    .filter(({ endedAt }) => endedAt !== null && endedAt >= endedSince)
    .sort(latestEndFirst)
    .slice(0, MOST_ENDED);
  return { ended, isComplete: stored !== null };
}

function deliveryHealthOf(keeper: AlertKeeper, policy: AlertPolicy): DeliveryHealthWire {
  const { unstored, links, heartbeat, receivers } = keeper.state();
  const failing = receivers.flatMap(({ receiver, failingSince, failures, lastAnswer }) =>
    failingSince === null ? [] : [{ receiver, since: failingSince, failures, answer: lastAnswer ?? "" }],
  );
  return {
    receivers: policy.receivers.length,
    reached: namedBy(policy).size,
    failing,
    waiting: keeper.waiting().length,
    links,
    unstored,
    heartbeat,
  };
}

/** Receivers that hear of something at once. */
function namedBy({ receivers, routes, defaults }: AlertPolicy): Set<string> {
  const known = new Set(receivers.map(({ name }) => name));
  const named = [...routes.flatMap((route) => route.receivers), ...defaults.receivers];
  return new Set(named.filter((name) => known.has(name)));
}
