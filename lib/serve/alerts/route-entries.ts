/** Routes that are entered on the page: a new one, and one removed. */
import { routeBody } from "@/lib/api/alert-policy-contract";
import { answer, problem } from "@/lib/api/answer";
import { readJson } from "@/lib/api/read-json";
import { timeZone } from "@/lib/alerts/setting-shapes";
import type { Route } from "@/lib/core/alerts/terms";
import { why, type Why } from "@/lib/core/words/sentences/refusals/facts";
import type { AlertKeeper } from "../../monitor/alert-keeper-port";
import { done, full, MOST_BYTES, ofTheFile, tooFast, type AlertParts } from "./alert-parts";
import { toRouteWire } from "./policy";

/** Of the page; every alert is held against all of them. */
const MOST_ROUTES = 200;

/** `POST /api/v1/alerts/routes`. */
export async function serveNewRoute({ alerts }: AlertParts, request: Request, now: number): Promise<Response> {
  const read = await readJson(request, routeBody, MOST_BYTES);
  if (read instanceof Response) return read;
  const { before = null, author, ...entered } = read;
  const route = toRoute(entered);
  const own = alerts.policy().routes.filter(({ source }) => source === "page");
  const refused = routeRefused(alerts, route) ?? placeRefused(own, before) ?? tooFast(request, now);
  if (refused) return refused;
  return answer(toRouteWire(await alerts.addRoute(route, before, author, now)), 201);
}

/** `DELETE /api/v1/alerts/routes/{id}`. */
export async function serveRouteRemoval({ alerts }: AlertParts, id: string): Promise<Response> {
  const found = alerts.policy().routes.find((route) => route.id === id);
  if (found?.source === "file") return ofTheFile("id");
  if (found && (await alerts.removeRoute(id))) return done();
  return problem(404, "title.not-found", why("refused.route-gone", {}), "id");
}

/** A route as the page enters it. */
export interface EnteredRoute extends Omit<Route, "id" | "source" | "goOn" | "hours" | "repeatMs"> {
  continue: boolean;
  repeatMs?: number | null | undefined;
  hours?: Route["hours"] | undefined;
}

export function toRoute({
  continue: goOn,
  repeatMs = null,
  hours = null,
  ...rest
}: EnteredRoute): Omit<Route, "id" | "source"> {
  return { ...rest, goOn, repeatMs, hours };
}

/** Names that are nobody's, steps that lead back, zones that are none. */
export function routeRefused(alerts: AlertKeeper, route: Omit<Route, "id" | "source">, at = ""): Response | null {
  const known = alerts.receivers().map(({ name }) => name);
  const steps = route.escalation.map(({ receiver }) => receiver);
  const stranger = [...route.receivers, ...steps].find((name) => !known.includes(name));
  if (stranger !== undefined) {
    const field = route.receivers.includes(stranger) ? "receivers" : "escalation";
    return refusal(at + field, why("refused.no-receiver", { name: stranger, known }));
  }
  const again = steps.find((name) => route.receivers.includes(name));
  if (again !== undefined) return refusal(`${at}escalation`, why("refused.escalates-to-itself", { name: again }));
  if (route.hours === null || timeZone.safeParse(route.hours.timeZone).success) return null;
  const field = `${at}hours.timeZone`;
  return refusal(field, why("refused.value", { field, given: route.hours.timeZone, said: why("wrong.time-zone", {}) }));
}

function placeRefused(own: readonly Route[], before: string | null): Response | null {
  if (own.length >= MOST_ROUTES) return full(MOST_ROUTES, "match");
  if (before === null || own.some(({ id }) => id === before)) return null;
  return refusal("before", why("refused.route-gone", {}));
}

const refusal = (field: string, detail: Why) => problem(400, "title.bad-request", detail, field);
