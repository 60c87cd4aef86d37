import { parseQuery } from "@/lib/api/answer";
import { nameOfSegment } from "@/lib/api/path-segment";
import { svgQuery } from "@/lib/api/picture-contract";
import { serveChartPicture } from "@/lib/serve/chart-picture";
import { serve } from "@/lib/serve/serve";

export const dynamic = "force-dynamic";

/** The chart of one of a group's partitions as SVG, for messages, chats and reports. */
export function GET(request: Request, { params }: { params: Promise<{ cluster: string; group: string }> }) {
  return serve(async (monitor) => {
    const { cluster, group } = await params;
    return serveChartPicture(monitor, {
      ...{ cluster: nameOfSegment(cluster), group: nameOfSegment(group) },
      ...{ query: parseQuery(request.url, svgQuery), format: "svg", now: Date.now() },
      headersOnly: request.method === "HEAD",
    });
  });
}
