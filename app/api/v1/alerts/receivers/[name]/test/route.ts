import { nameOfSegment } from "@/lib/api/path-segment";
import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { serveReceiverTest } from "@/lib/serve/alerts/receiver-entries";

/** Sends a test message. */
export function POST(request: Request, { params }: { params: Promise<{ name: string }> }) {
  return serveAlerting(async (parts) =>
    serveReceiverTest(parts, nameOfSegment((await params).name), request, Date.now()),
  );
}
