/** What incidents are made of: alerting, and what history keeps of it and of the clusters. */
import { problem } from "@/lib/api/answer";
import { shortOf } from "@/lib/api/overload";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { subjectKey } from "@/lib/core/alerts/subject";
import type { Alert } from "@/lib/core/alerts/terms";
import type { StoredAlerts } from "../../monitor/alert-keeper-port";
import type { History } from "@/lib/history/history";
import type { AlertParts } from "../alerts/alert-parts";
import { serve } from "../serve";

export interface IncidentParts extends AlertParts {
  history: Pick<History, "readEvents">;
}

/** Runs a route once alerts have been read; until then it is answered that they have not. */
export function serveOfIncidents(run: (parts: IncidentParts) => Promise<Response>): Promise<Response> {
  return serve(({ hub, alerts, history }) =>
    alerts === null ? shortOf(why("refused.alerts-not-ready", {}), 5) : run({ hub, alerts, history }),
  );
}

/**
 * As it is in memory, else as it is stored; the answer that refuses it where there is none of this id. An id without its moment
 * ("group/prod/fraud") means the latest of its subject.
 */
export async function incidentOf({ alerts }: IncidentParts, id: string): Promise<Alert | Response> {
  const known = alerts.alerts().find((alert) => alert.id === id || subjectKey(alert.subject) === id);
  const found = known ?? (await alerts.stored.alert(id)) ?? (await latestOf(alerts.stored, id));
  return found ?? problem(404, "title.not-found", why("refused.incident-gone", {}), "id");
}

/** Of a group, the one thing of which there may be many: the others are found by their ids. */
async function latestOf(stored: StoredAlerts, key: string): Promise<Alert | null> {
  const [, cluster, group] = /^group\/([^/@]+)\/([^/@]+)$/.exec(key) ?? [];
  if (cluster === undefined || group === undefined) return null;
  const names = [cluster, group].map(nameOf);
  if (names[0] == null || names[1] == null) return null;
  const { alerts } = await stored.alerts({ cluster: names[0], group: names[1], limit: 1 });
  return alerts[0] ?? null;
}

function nameOf(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
