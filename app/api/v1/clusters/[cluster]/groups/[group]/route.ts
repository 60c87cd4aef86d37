import { answer, problem } from "@/lib/api/answer";
import { toGroupDetail } from "@/lib/api/wire";
import { nameOfSegment } from "@/lib/api/path-segment";
import { serve } from "@/lib/serve/serve";

/** One group with its partitions, members and findings. */
export function GET(_request: Request, { params }: { params: Promise<{ cluster: string; group: string }> }) {
  return serve(async ({ hub }) => {
    const { cluster, group } = await params;
    const found = hub.group(nameOfSegment(cluster), nameOfSegment(group));
    if (found) return answer(toGroupDetail(found.group, found.at));
    if (!hub.cluster(nameOfSegment(cluster))) {
      return problem(404, "Not found", `There is no cluster "${nameOfSegment(cluster)}".`, "cluster");
    }
    const detail = `Cluster "${nameOfSegment(cluster)}" has no group "${nameOfSegment(group)}" now. Its history may still be there.`;
    return problem(404, "Not found", detail, "group");
  });
}
