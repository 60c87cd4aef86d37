import { parseQuery } from "@/lib/api/answer";
import { incidentReportQuery } from "@/lib/api/incidents-contract";
import { nameOfSegment } from "@/lib/api/path-segment";
import { serveOfIncidents } from "@/lib/serve/incidents/incident-parts";
import { serveIncidentReport } from "@/lib/serve/incidents/incident-story";

/** One incident as Markdown. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return serveOfIncidents(async (parts) =>
    serveIncidentReport(
      parts,
      nameOfSegment((await params).id),
      parseQuery(request.url, incidentReportQuery),
      Date.now(),
    ),
  );
}
