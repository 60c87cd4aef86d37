import { nameOfSegment } from "@/lib/api/path-segment";
import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { serveRouteRemoval } from "@/lib/serve/alerts/route-entries";

/** Removes a route of the page. */
export function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  return serveAlerting(async (parts) => serveRouteRemoval(parts, nameOfSegment((await params).id)));
}
