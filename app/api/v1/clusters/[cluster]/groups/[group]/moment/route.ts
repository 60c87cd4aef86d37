import { parseQuery } from "@/lib/api/answer";
import { momentQuery } from "@/lib/api/past-contract";
import { nameOfSegment } from "@/lib/api/path-segment";
import { serveGroupMoment } from "@/lib/serve/group-moment";
import { serve } from "@/lib/serve/serve";

/** A group as it was at a stored moment. */
export function GET(request: Request, { params }: { params: Promise<{ cluster: string; group: string }> }) {
  return serve(async (monitor) => {
    const { cluster, group } = await params;
    const { at } = parseQuery(request.url, momentQuery);
    return serveGroupMoment(monitor, { cluster: nameOfSegment(cluster), group: nameOfSegment(group) }, at);
  });
}
