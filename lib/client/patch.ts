/** How an event of the stream changes what the page knows. Pure, and keeps the identity of what did not change. */
import type { ClusterSummary, GroupSummary, StreamEventData } from "@/lib/api/contract";

/** Puts a cluster's new state in its place; a new cluster goes to the end. */
export function patchClusters(known: ClusterSummary[] | undefined, cluster: ClusterSummary): ClusterSummary[] {
  const list = known ?? [];
  const index = list.findIndex((candidate) => candidate.cluster === cluster.cluster);
  return index === -1 ? [...list, cluster] : list.with(index, cluster);
}

/** Applies rows of one cluster: all of them (`full`), or those that changed and the names that are gone. */
export function patchGroups(known: GroupSummary[] | undefined, change: StreamEventData<"groups">): GroupSummary[] {
  const list = known ?? [];
  if (change.full) return [...list.filter((group) => group.cluster !== change.cluster), ...change.groups];
  if (change.groups.length === 0 && change.removed.length === 0) return list;
  const fresh = new Map(change.groups.map((group) => [group.group, group]));
  const gone = new Set(change.removed);
  const patched = list.flatMap((group) => {
    if (group.cluster !== change.cluster) return [group];
    const newer = fresh.get(group.group);
    fresh.delete(group.group);
    return newer ? [newer] : gone.has(group.group) ? [] : [group];
  });
  return [...patched, ...fresh.values()];
}
