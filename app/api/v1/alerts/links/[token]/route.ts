import { nameOfSegment } from "@/lib/api/path-segment";
import { serveLink, serveLinkDone } from "@/lib/serve/alerts/acknowledgement";
import { serveAlerting } from "@/lib/serve/alerts/alert-parts";

type Params = Promise<{ token: string }>;

/** What a signed link asks for; programs follow links before people do, so nothing is done. */
export function GET(_request: Request, { params }: { params: Params }) {
  return serveAlerting(async (parts) => serveLink(parts, nameOfSegment((await params).token), Date.now()));
}

/** Does what a signed link asks for. */
export function POST(request: Request, { params }: { params: Params }) {
  return serveAlerting(async (parts) => serveLinkDone(parts, nameOfSegment((await params).token), request, Date.now()));
}
