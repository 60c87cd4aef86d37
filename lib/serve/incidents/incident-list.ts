/** The list of incidents: open ones from memory, ended ones page by page. */
import { answer } from "@/lib/api/answer";
import type { IncidentsAnswer, IncidentsQuery } from "@/lib/api/incidents-contract";
import { clusterOf, groupOf } from "@/lib/core/alerts/subject";
import type { Alert } from "@/lib/core/alerts/terms";
import type { Before } from "@/lib/history/alerts/model";
import { alertContext, toAlertWire, worstFirst } from "../alerts/alert-wire";
import type { IncidentParts } from "./incident-parts";

const MOST_OPEN = 200;

/** `GET /api/v1/incidents`. While the database is away, what is open is told all the same. */
export async function serveIncidents({ alerts }: IncidentParts, query: IncidentsQuery, now: number): Promise<Response> {
  const { limit, before: cursor, ...filter } = query;
  const isWanted = ({ subject }: Alert) =>
    (query.cluster === undefined || clusterOf(subject) === query.cluster) &&
    (query.group === undefined || groupOf(subject) === query.group);
  const known = new Map(alerts.alerts().map((alert) => [alert.id, alert]));
  const open = [...known.values()].filter((alert) => alert.endedAt === null && isWanted(alert)).sort(worstFirst);
  const before = cursor === undefined ? {} : { before: placeOf(cursor) };
  const stored = await alerts.stored.alerts({ ...filter, ...before, limit: limit + 1 }).catch(() => null);
  const page = stored?.slice(0, limit) ?? [];
  const last = stored && stored.length > limit ? page.at(-1) : undefined;
  const context = alertContext(alerts, now);
  const isFirst = cursor === undefined;
  const ended = page.map((alert) => known.get(alert.id) ?? alert).filter(({ endedAt }) => endedAt !== null);
  const body: IncidentsAnswer = {
    at: now,
    open: isFirst ? open.slice(0, MOST_OPEN).map((alert) => toAlertWire(alert, context)) : [],
    more: isFirst ? Math.max(0, open.length - MOST_OPEN) : 0,
    ended: stored && ended.map((alert) => toAlertWire(alert, context)),
    next: last ? `${last.openedAt}-${last.id}` : null,
  };
  return answer(body);
}

/** An id may hold any characters, so only the first hyphen counts. */
function placeOf(cursor: string): Before {
  const hyphen = cursor.indexOf("-");
  return { at: Number(cursor.slice(0, hyphen)), id: cursor.slice(hyphen + 1) };
}
