/** Where an alert would go, and why. */
import type { RouteReason, RouteTestAnswer, RouteTestQuery } from "@/lib/api/alert-policy-contract";
import { answer, problem } from "@/lib/api/answer";
import { isActive } from "@/lib/alerts/recurrence";
import { isMeant, type Subjected } from "@/lib/core/alerts/fits";
import { nextWithin } from "@/lib/core/alerts/hours";
import { ownerOf } from "@/lib/core/alerts/owners";
import { candidateOf, explainRoutes, type RouteBecause, type RouteVerdict } from "@/lib/core/alerts/routes";
import type { AlertPolicy } from "@/lib/core/alerts/terms";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { AlertParts } from "./alert-parts";

/** `GET /api/v1/alerts/route-test`. */
export function serveRouteTest({ hub, alerts }: AlertParts, query: RouteTestQuery, now: number): Response {
  const { cluster, severity } = query;
  if (!hub.cluster(cluster)) return problem(404, "title.not-found", why("refused.no-cluster", { cluster }), "cluster");
  const policy = alerts.policy();
  const of: Subjected = {
    cluster,
    group: query.group ?? null,
    topics: topicsOf(hub, query),
    severity,
    case: query.case ?? null,
  };
  const steps = explainRoutes(policy, of).map((verdict) => toStep(verdict, policy, now));
  const meaning = alerts
    .silences()
    .filter((silence) => isActive(silence, now) && isMeant(silence.match, candidateOf(policy, of)));
  const body: RouteTestAnswer = {
    steps,
    receivers: [...new Set(steps.flatMap(({ receivers }) => receivers))],
    owner: ownerOf(policy.owners, of),
    silencedBy: meaning.map(({ id, reason }) => ({ id, reason })),
  };
  return answer(body);
}

/** The one that was asked for, or those that the group reads now. */
function topicsOf(hub: AlertParts["hub"], { cluster, group, topic }: RouteTestQuery): string[] {
  if (topic !== undefined) return [topic];
  return group === undefined ? [] : (hub.group(cluster, group)?.group.tally().topics ?? []);
}

type Step = RouteTestAnswer["steps"][number];

function toStep({ route: id, takes, receivers, because }: RouteVerdict, { routes }: AlertPolicy, now: number): Step {
  const route = routes.find((one) => one.id === id);
  const hours = takes ? (route?.hours ?? null) : null;
  const next = hours === null ? now : nextWithin(hours, now);
  return {
    ...{ route: id, takes, receivers, ...reasonOf(because) },
    waitsUntil: next > now ? next : null,
    escalation: receivers.length > 0 ? (route?.escalation ?? []) : [],
  };
}

const REASONS = {
  fits: "takes",
  taken: "taken-before",
  "no-route": "nothing-takes",
  routed: "something-takes",
} as const;

function reasonOf(because: RouteBecause): { because: RouteReason; wanted: string | null; given: string | null } {
  switch (because.key) {
    case "differs":
      return { because: because.values.field, wanted: because.values.pattern, given: because.values.value };
    case "below-floor":
      return { because: "floor", wanted: because.values.floor, given: because.values.severity };
    case "taken":
      return { because: "taken-before", wanted: null, given: because.values.by };
    default:
      return { because: REASONS[because.key], wanted: null, given: null };
  }
}
