import { answer, problem } from "@/lib/api/answer";
import { toGroupDetail } from "@/lib/api/wire";
import { decodeName, serve } from "@/lib/monitor/serve";

/** One group with its partitions, members and findings. */
export function GET(_request: Request, { params }: { params: Promise<{ cluster: string; group: string }> }) {
  return serve(async ({ hub }) => {
    const { cluster, group } = await params;
    const found = hub.group(decodeName(cluster), decodeName(group));
    if (found) return answer(toGroupDetail(found.group, found.at));
    if (!hub.cluster(decodeName(cluster))) {
      return problem(404, "Not found", `There is no cluster "${decodeName(cluster)}".`, "cluster");
    }
    const detail = `Cluster "${decodeName(cluster)}" has no group "${decodeName(group)}" now. Its history may still be there.`;
    return problem(404, "Not found", detail, "group");
  });
}
