import { answer, parseQuery, problem } from "@/lib/api/answer";
import { topicsQuery } from "@/lib/api/topic-contract";
import { toTopicSummaries } from "@/lib/api/topic-wire";
import { serve } from "@/lib/monitor/serve";

/** All topics as rows, of all clusters or of one. */
export function GET(request: Request) {
  return serve(({ hub }) => {
    const { cluster } = parseQuery(request.url, topicsQuery);
    if (cluster !== undefined && !hub.cluster(cluster)) {
      return problem(404, "Not found", `There is no cluster "${cluster}".`, "cluster");
    }
    const clusters = hub.clusters().filter((snapshot) => cluster === undefined || snapshot.cluster === cluster);
    return answer({ topics: clusters.flatMap(toTopicSummaries) });
  });
}
