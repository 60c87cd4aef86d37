import { nameOfSegment } from "@/lib/api/path-segment";
import { serveAcknowledgement, serveUnacknowledgement } from "@/lib/serve/alerts/acknowledgement";
import { serveAlerting } from "@/lib/serve/alerts/alert-parts";

type Params = Promise<{ id: string }>;

/** Acknowledges an alert. */
export function POST(request: Request, { params }: { params: Params }) {
  return serveAlerting(async (parts) =>
    serveAcknowledgement(parts, nameOfSegment((await params).id), request, Date.now()),
  );
}

/** Takes an acknowledgement back. */
export function DELETE(_request: Request, { params }: { params: Params }) {
  return serveAlerting(async (parts) => serveUnacknowledgement(parts, nameOfSegment((await params).id), Date.now()));
}
