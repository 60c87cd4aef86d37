import { answer, parseQuery, problem } from "@/lib/api/answer";
import { topicsQuery } from "@/lib/api/topic-contract";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { serve } from "@/lib/serve/serve";
import { topicsOf } from "@/lib/serve/topics-of";

/** All topics as rows, of all clusters or of one. */
export function GET(request: Request) {
  return serve(async ({ hub }) => {
    const { cluster } = parseQuery(request.url, topicsQuery);
    if (cluster !== undefined && !hub.cluster(cluster)) {
      return problem(404, "title.not-found", why("refused.no-cluster", { cluster }), "cluster");
    }
    const clusters = hub.clusters().filter((snapshot) => cluster === undefined || snapshot.cluster === cluster);
    const topics = await Promise.all(clusters.map(async (snapshot) => (await topicsOf(snapshot)).summaries));
    return answer({ topics: topics.flat() });
  });
}
