/** A server that has just been started knows no groups until it has read its clusters once. */
import type { ClusterSummary } from "@/lib/api/contract";

/** True while a cluster was not read yet, nor found unreachable: what is listed is not all, and the last picture better. */
export const isStarting = (clusters: readonly ClusterSummary[]): boolean =>
  clusters.some(({ at, health }) => at === null && health.reachable);

/**
 * What `list` answers once every cluster has been read; until then the last picture, if there is one. Clusters are asked
 * first: of a list that was asked at the same time nobody knows whether it was made before the first reading ended.
 */
export async function onceRead<T>(
  last: T | undefined,
  askClusters: () => Promise<ClusterSummary[]>,
  list: (clusters: ClusterSummary[]) => Promise<T>,
): Promise<T> {
  const clusters = await askClusters();
  return last !== undefined && isStarting(clusters) ? last : list(clusters);
}
