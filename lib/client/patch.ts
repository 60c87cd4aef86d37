/** How an event of the stream changes the clusters that the page knows. Pure; what did not change stays the same object. */
import type { ClusterSummary } from "@/lib/api/contract";
import type { StreamEventData } from "@/lib/api/stream-contract";

/** Puts a cluster's new state in its place; a new cluster goes to the end. */
export function patchClusters(known: ClusterSummary[] | undefined, cluster: ClusterSummary): ClusterSummary[] {
  const list = known ?? [];
  const index = list.findIndex((candidate) => candidate.cluster === cluster.cluster);
  return index === -1 ? [...list, cluster] : list.with(index, cluster);
}

/** Puts a cluster's changed fields in their place. A cluster that is not known stays so: its whole state comes first. */
export function patchCluster(
  known: ClusterSummary[] | undefined,
  { cluster, fields }: StreamEventData<"clusterChange">,
): ClusterSummary[] | undefined {
  return known?.map((candidate) => (candidate.cluster === cluster ? { ...candidate, ...fields } : candidate));
}
