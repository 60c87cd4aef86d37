import { nameOfSegment } from "@/lib/api/path-segment";
import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { serveDelivery } from "@/lib/serve/alerts/deliveries";

/** One message with its attempts. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  return serveAlerting(async (parts) => serveDelivery(parts, nameOfSegment((await params).id)));
}
