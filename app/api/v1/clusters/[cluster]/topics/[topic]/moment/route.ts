import { parseQuery } from "@/lib/api/answer";
import { topicMomentQuery } from "@/lib/api/moment-contract";
import { nameOfSegment } from "@/lib/api/path-segment";
import { serve } from "@/lib/serve/serve";
import { serveTopicMoment } from "@/lib/serve/topic-moment";

/** One topic as it was at a stored moment, with a page of the groups on it. */
export function GET(request: Request, { params }: { params: Promise<{ cluster: string; topic: string }> }) {
  return serve(async (monitor) => {
    const { cluster, topic } = await params;
    const named = { cluster: nameOfSegment(cluster), topic: nameOfSegment(topic) };
    return serveTopicMoment(monitor, named, parseQuery(request.url, topicMomentQuery));
  });
}
