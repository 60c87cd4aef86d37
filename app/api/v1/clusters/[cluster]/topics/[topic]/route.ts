import { answer, parseQuery, problem } from "@/lib/api/answer";
import { topicQuery } from "@/lib/api/topic-contract";
import { toTopicDetail } from "@/lib/api/topic-wire";
import { nameOfSegment } from "@/lib/api/path-segment";
import { serve } from "@/lib/serve/serve";
import { topicsOf } from "@/lib/serve/topics-of";

/** One topic with its partitions and a page of the groups on it. */
export function GET(request: Request, { params }: { params: Promise<{ cluster: string; topic: string }> }) {
  return serve(async ({ hub }) => {
    const { cluster, topic } = await params;
    const snapshot = hub.cluster(nameOfSegment(cluster));
    if (!snapshot) return problem(404, "Not found", `There is no cluster "${nameOfSegment(cluster)}".`, "cluster");
    const page = parseQuery(request.url, topicQuery);
    const detail = toTopicDetail(snapshot, await topicsOf(snapshot), nameOfSegment(topic), page);
    if (detail) return answer(detail);
    const why =
      snapshot.at === null
        ? `Cluster "${snapshot.cluster}" has not been read yet.`
        : `Cluster "${snapshot.cluster}" has no topic "${nameOfSegment(topic)}" now. Its history may still be there.`;
    return problem(404, "Not found", why, "topic");
  });
}
