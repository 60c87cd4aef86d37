import { parseQuery } from "@/lib/api/answer";
import { incidentQuery } from "@/lib/api/incidents-contract";
import { nameOfSegment } from "@/lib/api/path-segment";
import { serveOfIncidents } from "@/lib/serve/incidents/incident-parts";
import { serveIncident } from "@/lib/serve/incidents/incident-story";

/** One incident with its story. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return serveOfIncidents(async (parts) =>
    serveIncident(parts, nameOfSegment((await params).id), parseQuery(request.url, incidentQuery), Date.now()),
  );
}
