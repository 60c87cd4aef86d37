/** One incident with its story, as JSON and as Markdown. */
import { answer } from "@/lib/api/answer";
import type { IncidentAnswer, IncidentQuery, IncidentReportQuery, StoryPartWire } from "@/lib/api/incidents-contract";
import { subjectedOf } from "@/lib/core/alerts/fits";
import { ownerOf } from "@/lib/core/alerts/owners";
import { storyOf, type StoryPart } from "@/lib/core/alerts/story";
import { printStory } from "@/lib/core/alerts/story-report";
import { clusterOf, groupOf } from "@/lib/core/alerts/subject";
import type { Alert } from "@/lib/core/alerts/terms";
import type { HistoryEvent } from "@/lib/history/history";
import { alertContext, toAlertWire } from "../alerts/alert-wire";
import { cursorOf, placeOf } from "../alerts/page-cursor";
import { incidentOf, type IncidentParts } from "./incident-parts";

/** The latest of the messages about it, which may be told of again and again for weeks. */
const MOST_DELIVERIES = 200;
/** What led to it began before anybody could tell, and what followed is of interest, too. */
const BEFORE_MS = 10 * 60_000;
const AFTER_MS = 5 * 60_000;
/** Of a report, which is read once. */
const MOST_REPORTED = 1_000;

type Story = Pick<IncidentAnswer, "earlier" | "moreMessages"> & { story: StoryPart<HistoryEvent>[] };

/** `GET /api/v1/incidents/{id}`. */
export async function serveIncident(parts: IncidentParts, id: string, query: IncidentQuery, now: number) {
  const alert = await incidentOf(parts, id);
  if (alert instanceof Response) return alert;
  const { story, ...rest } = await readStory(parts, alert, query, now);
  const incident = toAlertWire(alert, alertContext(parts.alerts, now));
  return answer({ at: now, incident, story: story as StoryPartWire[], ...rest } satisfies IncidentAnswer);
}

/** `GET /api/v1/incidents/{id}/report.md`. */
export async function serveIncidentReport(parts: IncidentParts, id: string, query: IncidentReportQuery, now: number) {
  const alert = await incidentOf(parts, id);
  if (alert instanceof Response) return alert;
  const { story, earlier: cursor, moreMessages } = await readStory(parts, alert, { limit: MOST_REPORTED }, now);
  const earlier = cursor !== null || moreMessages;
  const owner = ownerOf(parts.alerts.policy().owners, subjectedOf(alert));
  const { zone: timeZone, lang: language } = query;
  const text = printStory({ alert, owner, story, earlier, at: now, timeZone, language });
  const name = new Date(alert.openedAt).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
  return new Response(text, {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="incident-${name}.md"`,
      "cache-control": "no-store",
    },
  });
}

/** Pages of earlier happenings bring nothing but these: the rest was told with the latest. */
async function readStory(parts: IncidentParts, alert: Alert, query: IncidentQuery, now: number): Promise<Story> {
  const { limit, cursor } = query;
  const events = await eventsOf(parts, alert, query, now);
  const page = events.slice(0, limit);
  const concerned = page.filter((event) => concerns(alert, event));
  const last = events.length > limit ? page.at(-1) : undefined;
  const earlier = last ? cursorOf(last) : null;
  if (cursor !== undefined) {
    const story = concerned.reverse().map((event) => ({ kind: "event" as const, at: event.at, event }));
    return { story, earlier, moreMessages: false };
  }
  const { deliveries, moreMessages } = await deliveriesOf(parts, alert, now);
  return { story: storyOf(alert, concerned, deliveries), earlier, moreMessages };
}

/**
 * What happened to a cluster concerns its groups, but for what happened to topics that were in no trouble. Messages are told from
 * their deliveries, which know more of them.
 */
const concerns = ({ subject, topics }: Alert, { kind, group, topic }: HistoryEvent): boolean =>
  kind !== "message" && (subject.kind !== "group" || group !== null || topic === null || topics.includes(topic));

/** Newest first, one more than is wanted where there are more. */
async function eventsOf({ history }: IncidentParts, alert: Alert, { limit, cursor }: IncidentQuery, now: number) {
  const [cluster, group] = [clusterOf(alert.subject), groupOf(alert.subject)];
  if (cluster === null) return [];
  return history.readEvents({
    ...{ cluster, from: alert.openedAt - BEFORE_MS, to: Math.min((alert.endedAt ?? now) + AFTER_MS, now) },
    ...(group === null
      ? { kinds: ["status", "collection-gap", "group-deleted", "note"] as const }
      : { group, withCluster: true }),
    ...(cursor === undefined ? {} : { cursor: placeOf(cursor) }),
    limit: limit + 1,
  });
}

/** Messages may wait for long: those that were made since it began, as they are in memory where they are on their way. */
async function deliveriesOf({ alerts }: IncidentParts, alert: Alert, now: number) {
  const { id, cause, openedAt } = alert;
  const about = cause === null ? [id] : [id, cause];
  const made = { from: openedAt, to: now, limit: MOST_DELIVERIES };
  const { deliveries, next } = await alerts.stored.deliveries({ about, ...made });
  const byId = new Map([...deliveries, ...alerts.waiting()].map((delivery) => [delivery.id, delivery]));
  return { deliveries: [...byId.values()], moreMessages: next !== null };
}
