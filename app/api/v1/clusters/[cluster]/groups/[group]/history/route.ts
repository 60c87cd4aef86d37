import { parseQuery } from "@/lib/api/answer";
import { historyQuery } from "@/lib/api/contract";
import { nameOfSegment } from "@/lib/api/path-segment";
import { serve, serveHistory } from "@/lib/serve/serve";

/** History of a group, or of one of its partitions, in a time range; gaps are kept. */
export function GET(request: Request, { params }: { params: Promise<{ cluster: string; group: string }> }) {
  return serve(async (monitor) => {
    const { cluster, group } = await params;
    const query = parseQuery(request.url, historyQuery);
    return serveHistory(monitor, nameOfSegment(cluster), nameOfSegment(group), query);
  });
}
