import { parseQuery } from "@/lib/api/answer";
import { incidentsQuery } from "@/lib/api/incidents-contract";
import { serveIncidents } from "@/lib/serve/incidents/incident-list";
import { serveOfIncidents } from "@/lib/serve/incidents/incident-parts";

/** Incidents: open ones first, then ended ones page by page. */
export function GET(request: Request) {
  return serveOfIncidents((parts) => serveIncidents(parts, parseQuery(request.url, incidentsQuery), Date.now()));
}
