/** Answers what happened to every group in a range, from history. */
import { answer, problem } from "@/lib/api/answer";
import type { StatusesAnswer, StatusesQuery } from "@/lib/api/statuses-contract";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { Runtime } from "../monitor/runtime";
import { refuseRange } from "./range";

export async function serveStatuses({ history, hub }: Runtime, query: StatusesQuery): Promise<Response> {
  const { from, to, cluster, points } = query;
  const refused = refuseRange({ from, to });
  if (refused) return refused;
  if (cluster !== undefined && !hub.cluster(cluster)) {
    return problem(404, "title.not-found", why("refused.no-cluster", { cluster }), "cluster");
  }
  const stepMs = Math.max(1000, Math.ceil((to - from) / points));
  const clusters = await history.readStatuses({ from, to, cluster, stepMs });
  return answer({ from, to, stepMs, clusters } satisfies StatusesAnswer);
}
