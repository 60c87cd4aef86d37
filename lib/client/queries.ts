/** Clusters and groups as they are. The stream keeps them current; while it is away they are asked for again. */
import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { ClustersAnswer, ClusterSummary, GroupDetail, GroupsAnswer, GroupSummary } from "@/lib/api/contract";
import { callApi } from "./api";
import { keys } from "./keys";
import { useStream, useStreamState } from "./live-stream";
import { groupPath } from "./paths";
import { onceRead } from "./starting";
import type { StreamScope } from "./stream-scope";

/**
 * How often to ask again: never while the stream brings news, every 5 s without it. A page has one stream: while it
 * tells of something narrower than `scope`, every 30 s.
 */
function usePollingFallback(scope: StreamScope["kind"] | null = null): number | false {
  const { connected, scope: streamScope } = useStreamState();
  if (!connected) return 5000;
  return scope === null || streamScope === scope ? false : 30_000;
}

/** All clusters, in the order of the configuration. */
export function useClusters(): UseQueryResult<ClusterSummary[]> {
  return useQuery({
    queryKey: keys.clusters,
    queryFn: async ({ signal }) => (await callApi<ClustersAnswer>("/clusters", { signal })).clusters,
    // On a group's page the stream tells of its own cluster only.
    refetchInterval: usePollingFallback() || 30_000,
  });
}

const ALL_GROUPS: StreamScope = { kind: "groups" };

/** All groups as rows, or those of one cluster. The stream tells of them while this is mounted. */
export function useGroups({ cluster }: { cluster?: string } = {}): UseQueryResult<GroupSummary[]> {
  useStream(ALL_GROUPS);
  const cache = useQueryClient();
  return useQuery({
    queryKey: keys.groups,
    queryFn: async ({ signal }) => {
      const ask = async () => (await callApi<GroupsAnswer>("/groups", { signal })).groups;
      const groups = await ask();
      const last = cache.getQueryData<GroupSummary[]>(keys.groups);
      if (!last || groups.length >= last.length) return groups;
      return onceRead(last, async () => (await callApi<ClustersAnswer>("/clusters", { signal })).clusters, ask);
    },
    refetchInterval: usePollingFallback("groups"),
    select: (groups) => (cluster === undefined ? groups : groups.filter((group) => group.cluster === cluster)),
  });
}

/** One group in full. On its page, ask for its stream too: `useStream({ kind: "group", … })`. */
export function useGroup(cluster: string, group: string): UseQueryResult<GroupDetail> {
  return useQuery({
    queryKey: keys.group(cluster, group),
    queryFn: ({ signal }) => callApi<GroupDetail>(groupPath(cluster, group), { signal }),
    refetchInterval: usePollingFallback(),
  });
}
