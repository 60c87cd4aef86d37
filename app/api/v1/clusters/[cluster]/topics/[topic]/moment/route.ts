import { parseQuery } from "@/lib/api/answer";
import { topicMomentQuery } from "@/lib/api/moment-contract";
import { nameOfSegment } from "@/lib/api/path-segment";
import { serve } from "@/lib/serve/serve";
import { serveTopicMoment } from "@/lib/serve/topic-moment";

/** One topic as it was at a stored moment, with a page of the groups on it. */
export async function GET(request: Request, { params }: { params: Promise<{ cluster: string; topic: string }> }) {
  const { cluster, topic } = await params;
  return serve((monitor) => {
    const place = { cluster: nameOfSegment(cluster), topic: nameOfSegment(topic) };
    return serveTopicMoment(monitor, place, parseQuery(request.url, topicMomentQuery));
  });
}
