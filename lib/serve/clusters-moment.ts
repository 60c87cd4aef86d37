/** What was there at a stored moment in all clusters, or in one. */
import { answer, problem } from "@/lib/api/answer";
import type { ClusterMoment, ClustersMomentQuery } from "@/lib/api/moment-contract";
import { shortOf } from "@/lib/api/overload";
import type { ClusterThen } from "@/lib/core/past/past-assembly";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { Runtime } from "../monitor/runtime";
import { clusterThen, type PastSources } from "./cluster-moment";

export type MomentSources = PastSources & Pick<Runtime, "hub">;

/**
 * Answers what `answerOf` makes of the clusters and of the rows that `rowsOf` makes of each. Clusters one after the other: each may hold
 * very many readings while it is put together.
 */
export async function serveClustersMoment<Row>(
  sources: MomentSources,
  { at, cluster }: ClustersMomentQuery,
  rowsOf: (then: ClusterThen) => Promise<Row[]>,
  answerOf: (clusters: ClusterMoment[], rows: Row[]) => object,
): Promise<Response> {
  const { hub } = sources;
  if (cluster !== undefined && !hub.cluster(cluster))
    return problem(404, "title.not-found", why("refused.no-cluster", { cluster }), "cluster");
  const clusters: ClusterMoment[] = [];
  const rows: Row[] = [];
  const names = hub.clusters().map((snapshot) => snapshot.cluster);
  for (const one of names.filter((known) => cluster === undefined || known === cluster)) {
    const then = await clusterThen(sources, one, at);
    if (then === "busy") return shortOf(why("refused.other-pasts", {}), 3);
    const offlinePartitions = then && then.picture.topics.reduce((sum, { offline }) => sum + offline.length, 0);
    clusters.push({ cluster: one, at: then && then.picture.at, offlinePartitions });
    if (then) rows.push(...(await rowsOf(then)));
  }
  return answer(answerOf(clusters, rows));
}
