/** Answers what happened to every group in a range, from history. */
import { answer, problem } from "@/lib/api/answer";
import type { StatusesAnswer, StatusesQuery } from "@/lib/api/statuses-contract";
import type { Runtime } from "../monitor/runtime";

/** The longest range of one answer: 400 days, the longest that history keeps anything. */
const MAX_RANGE_MS = 400 * 86_400_000;

export async function serveStatuses({ history, hub }: Runtime, query: StatusesQuery): Promise<Response> {
  const { from, to, cluster, points } = query;
  if (to <= from) return problem(400, "Bad request", `to (${to}) must be later than from (${from}).`, "to");
  if (to - from > MAX_RANGE_MS) return problem(400, "Bad request", "The range may span 400 days at most.", "from");
  if (cluster !== undefined && !hub.cluster(cluster)) {
    return problem(404, "Not found", `There is no cluster "${cluster}".`, "cluster");
  }
  const stepMs = Math.max(1000, Math.ceil((to - from) / points));
  const clusters = await history.readStatuses({ from, to, cluster, stepMs });
  return answer({ from, to, stepMs, clusters } satisfies StatusesAnswer);
}
