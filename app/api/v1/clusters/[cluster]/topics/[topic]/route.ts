import { answer, parseQuery, problem } from "@/lib/api/answer";
import { topicQuery } from "@/lib/api/topic-contract";
import { toTopicDetail } from "@/lib/api/topic-wire";
import { nameOfSegment } from "@/lib/api/path-segment";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { serve } from "@/lib/serve/serve";
import { topicsOf } from "@/lib/serve/topics-of";

/** One topic with its partitions and a page of the groups on it. */
export function GET(request: Request, { params }: { params: Promise<{ cluster: string; topic: string }> }) {
  return serve(async ({ hub }) => {
    const { cluster, topic } = await params;
    const named = { cluster: nameOfSegment(cluster), topic: nameOfSegment(topic) };
    const snapshot = hub.cluster(named.cluster);
    if (!snapshot)
      return problem(404, "title.not-found", why("refused.no-cluster", { cluster: named.cluster }), "cluster");
    const page = parseQuery(request.url, topicQuery);
    const detail = toTopicDetail(snapshot, await topicsOf(snapshot), named.topic, page);
    if (detail) return answer(detail);
    const gone =
      snapshot.at === null
        ? why("refused.cluster-unread", { cluster: named.cluster })
        : why("refused.topic-gone", named);
    return problem(404, "title.not-found", gone, "topic");
  });
}
