import { parseQuery } from "@/lib/api/answer";
import { groupReplayQuery } from "@/lib/api/replay-contract";
import { nameOfSegment } from "@/lib/api/path-segment";
import { serve } from "@/lib/serve/serve";
import { serveGroupReplay } from "@/lib/serve/group-replay";

/** A group's stored past, judged again under other settings. */
export function GET(request: Request, { params }: { params: Promise<{ cluster: string; group: string }> }) {
  return serve(async (monitor) => {
    const { cluster, group } = await params;
    const query = parseQuery(request.url, groupReplayQuery);
    const asked = { cluster: nameOfSegment(cluster), group: nameOfSegment(group), query, signal: request.signal };
    return serveGroupReplay(monitor, asked);
  });
}
