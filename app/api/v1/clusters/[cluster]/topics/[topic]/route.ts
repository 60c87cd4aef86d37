import { answer, problem } from "@/lib/api/answer";
import { toTopicDetail } from "@/lib/api/topic-wire";
import { decodeName, serve } from "@/lib/monitor/serve";

/** One topic with its partitions and the groups on it. */
export function GET(_request: Request, { params }: { params: Promise<{ cluster: string; topic: string }> }) {
  return serve(async ({ hub }) => {
    const { cluster, topic } = await params;
    const snapshot = hub.cluster(decodeName(cluster));
    if (!snapshot) return problem(404, "Not found", `There is no cluster "${decodeName(cluster)}".`, "cluster");
    const detail = toTopicDetail(snapshot, decodeName(topic));
    if (detail) return answer(detail);
    const why =
      snapshot.at === null
        ? `Cluster "${snapshot.cluster}" has not been read yet.`
        : `Cluster "${snapshot.cluster}" has no topic "${decodeName(topic)}" now. Its history may still be there.`;
    return problem(404, "Not found", why, "topic");
  });
}
