import { answer, parseQuery, problem } from "@/lib/api/answer";
import { groupsQuery } from "@/lib/api/contract";
import { toGroupSummary } from "@/lib/api/wire";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { serve } from "@/lib/serve/serve";

/** All groups as rows, of all clusters or of one. */
export function GET(request: Request) {
  return serve(({ hub }) => {
    const { cluster } = parseQuery(request.url, groupsQuery);
    if (cluster !== undefined && !hub.cluster(cluster)) {
      return problem(404, "title.not-found", why("refused.no-cluster", { cluster }), "cluster");
    }
    const clusters = hub.clusters().filter((snapshot) => cluster === undefined || snapshot.cluster === cluster);
    return answer({ groups: clusters.flatMap((snapshot) => snapshot.groups.map(toGroupSummary)) });
  });
}
