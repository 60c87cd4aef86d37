import { parseQuery } from "@/lib/api/answer";
import { topicHistoryQuery } from "@/lib/api/topic-contract";
import { nameOfSegment } from "@/lib/api/path-segment";
import { serve } from "@/lib/serve/serve";
import { serveTopicHistory } from "@/lib/serve/topic-history";

/** A topic in a time range: what was written and retained, and how the groups on it did. */
export function GET(request: Request, { params }: { params: Promise<{ cluster: string; topic: string }> }) {
  return serve(async (monitor) => {
    const { cluster, topic } = await params;
    const query = parseQuery(request.url, topicHistoryQuery);
    return serveTopicHistory(monitor, { cluster: nameOfSegment(cluster), topic: nameOfSegment(topic), query });
  });
}
