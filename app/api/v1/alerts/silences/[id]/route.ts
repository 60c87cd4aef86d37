import { nameOfSegment } from "@/lib/api/path-segment";
import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { serveSilenceRemoval } from "@/lib/serve/alerts/silences";

/** Takes a silence back. */
export function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  return serveAlerting(async (parts) => serveSilenceRemoval(parts, nameOfSegment((await params).id), Date.now()));
}
