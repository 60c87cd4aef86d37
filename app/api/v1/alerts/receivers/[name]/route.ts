import { nameOfSegment } from "@/lib/api/path-segment";
import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { serveReceiverRemoval } from "@/lib/serve/alerts/receiver-entries";

/** Removes a receiver of the page. */
export function DELETE(_request: Request, { params }: { params: Promise<{ name: string }> }) {
  return serveAlerting(async (parts) => serveReceiverRemoval(parts, nameOfSegment((await params).name)));
}
