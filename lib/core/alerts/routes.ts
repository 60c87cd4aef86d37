/** Where an alert goes, and why: the first route that means it takes it, further ones only where `goOn`. */
import { misfit, type Candidate, type Misfit } from "./fits";
import { ownerOf } from "./owners";
import { SEVERITIES, type AlertPolicy, type Route, type Severity } from "./terms";
import type { Subjected } from "./fits";

/** What decides when and how a route tells. */
export type RouteRules = Pick<
  Route,
  "id" | "receivers" | "groupWaitMs" | "repeatMs" | "floor" | "hours" | "escalation"
>;

/** Why a route takes an alert or does not, as a key and its facts. */
export type RouteBecause =
  | { key: "fits"; values: Record<never, never> }
  | { key: "differs"; values: Misfit }
  /** It takes it, but tells nobody of anything so mild. */
  | { key: "below-floor"; values: { floor: Severity; severity: Severity } }
  /** It is not asked: a route above took it. */
  | { key: "taken"; values: { by: string } }
  /** The defaults: no route took it; some did. */
  | { key: "no-route"; values: Record<never, never> }
  | { key: "routed"; values: Record<never, never> };

export interface RouteVerdict {
  /** The route's id, or "default". */
  route: string;
  takes: boolean;
  /** Whom it tells: empty where it does not take it, or holds it back. */
  receivers: string[];
  because: RouteBecause;
}

export const DEFAULT_ROUTE = "default";

export const defaultRules = ({ defaults }: AlertPolicy): RouteRules => ({
  ...{ id: DEFAULT_ROUTE, ...defaults, floor: "WARNING", hours: null, escalation: [] },
});

/** True where a route tells nobody of anything so mild. */
export const isBelow = (severity: Severity, floor: Severity): boolean =>
  SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(floor);

/** What patterns see of an alert in a policy. */
export const candidateOf = (policy: AlertPolicy, alert: Subjected): Candidate => ({
  ...{ ...alert, owner: ownerOf(policy.owners, alert)?.team ?? null },
});

/** The routes that take an alert, in order; the defaults where none does. */
export function routesOf(policy: AlertPolicy, alert: Subjected): RouteRules[] {
  const of = candidateOf(policy, alert);
  const taking: Route[] = [];
  for (const route of policy.routes) {
    if (misfit(route.match, of)) continue;
    taking.push(route);
    if (!route.goOn) break;
  }
  return taking.length > 0 ? taking : [defaultRules(policy)];
}

/** What each route makes of it, in order, and the defaults last: where it would go, and why. */
export function explainRoutes(policy: AlertPolicy, alert: Subjected): RouteVerdict[] {
  const of = candidateOf(policy, alert);
  const verdicts: RouteVerdict[] = [];
  let by: string | null = null;
  let taken = false;
  for (const { id, match, floor, goOn, receivers } of policy.routes) {
    const differs = by === null ? misfit(match, of) : null;
    const takes = by === null && differs === null;
    const below = takes && isBelow(of.severity, floor);
    verdicts.push({
      ...{ route: id, takes, receivers: takes && !below ? receivers : [] },
      because: becauseOf(by, differs, below ? { floor, severity: of.severity } : null),
    });
    taken ||= takes;
    if (takes && !goOn) by = id;
  }
  const because: RouteBecause = { key: taken ? "routed" : "no-route", values: {} };
  verdicts.push({ route: DEFAULT_ROUTE, takes: !taken, receivers: taken ? [] : policy.defaults.receivers, because });
  return verdicts;
}

function becauseOf(
  by: string | null,
  differs: Misfit | null,
  below: { floor: Severity; severity: Severity } | null,
): RouteBecause {
  if (by !== null) return { key: "taken", values: { by } };
  if (differs) return { key: "differs", values: differs };
  return below ? { key: "below-floor", values: below } : { key: "fits", values: {} };
}
