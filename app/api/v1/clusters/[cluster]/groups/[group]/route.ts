import { answer, problem } from "@/lib/api/answer";
import { toGroupDetail } from "@/lib/api/wire";
import { nameOfSegment } from "@/lib/api/path-segment";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { serve } from "@/lib/serve/serve";

/** One group with its partitions, members and findings. */
export function GET(_request: Request, { params }: { params: Promise<{ cluster: string; group: string }> }) {
  return serve(async ({ hub }) => {
    const { cluster, group } = await params;
    const named = { cluster: nameOfSegment(cluster), group: nameOfSegment(group) };
    const found = hub.group(named.cluster, named.group);
    if (found) return answer(toGroupDetail(found.group, found.at));
    return hub.cluster(named.cluster)
      ? problem(404, "title.not-found", why("refused.group-gone", named), "group")
      : problem(404, "title.not-found", why("refused.no-cluster", { cluster: named.cluster }), "cluster");
  });
}
