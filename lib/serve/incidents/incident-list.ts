/** The list of incidents: open ones from memory, ended ones page by page. */
import { answer } from "@/lib/api/answer";
import type { IncidentsAnswer, IncidentsQuery } from "@/lib/api/incidents-contract";
import type { Alert } from "@/lib/core/alerts/terms";
import type { AlertPage } from "@/lib/history/alerts/model";
import { alertContext, latestEndFirst, toAlertWire, wantedBy, worstFirst } from "../alerts/alert-wire";
import { cursorOf, placeOf } from "../alerts/page-cursor";
import type { IncidentParts } from "./incident-parts";

const MOST_OPEN = 200;

/** `GET /api/v1/incidents`. While the database is away, what is open is told all the same. */
export async function serveIncidents({ alerts }: IncidentParts, query: IncidentsQuery, now: number): Promise<Response> {
  const { limit, before, from: endedSince = 0, ...filter } = query;
  const place = before === undefined ? {} : { before: placeOf(before) };
  const stored = await alerts.stored.alerts({ ...filter, endedSince, ...place, limit }).catch(() => null);
  const context = alertContext(alerts, now);
  const known = before === undefined ? context.alerts.filter(wantedBy(query)) : [];
  const open = known.filter(({ endedAt }) => endedAt === null).sort(worstFirst);
  const ended = stored && endedOf(stored, context.byId, known, query);
  const body: IncidentsAnswer = {
    at: now,
    open: open.slice(0, MOST_OPEN).map((alert) => toAlertWire(alert, context)),
    more: Math.max(0, open.length - MOST_OPEN),
    ended: ended && ended.map((alert) => toAlertWire(alert, context)),
    next: stored?.next ? cursorOf(stored.next) : null,
  };
  return answer(body);
}

/** Those of the page as they are in memory, and from there those of its time whose end is not written down yet. */
function endedOf(
  { alerts, next }: AlertPage,
  byId: ReadonlyMap<string, Alert>,
  known: readonly Alert[],
  { from = 0, to = Infinity }: IncidentsQuery,
): Alert[] {
  const page = new Map(alerts.map((alert) => [alert.id, byId.get(alert.id) ?? alert]));
  const since = Math.max(from, next?.at ?? 0);
  const isOfPage = ({ openedAt, endedAt }: Alert) => endedAt !== null && endedAt >= since && openedAt <= to;
  const unwritten = known.filter((alert) => !page.has(alert.id) && isOfPage(alert)).slice(0, MOST_OPEN);
  return [...page.values(), ...unwritten].filter(({ endedAt }) => endedAt !== null).sort(latestEndFirst);
}
