/** One hook per endpoint. The stream keeps them current; while it is away they ask again by themselves. */
import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type {
  ClustersAnswer,
  ClusterSummary,
  GroupDetail,
  GroupsAnswer,
  GroupSummary,
  HistoryAnswer,
  LabAnswer,
} from "@/lib/api/contract";
import { ApiError, callApi } from "./api";
import { extendHistory, tailStart } from "./history-tail";
import { keys } from "./keys";
import { useStream, useStreamState } from "./live-stream";
import { groupPath } from "./paths";
import { queryString } from "./query-string";
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

export interface HistoryRange {
  from: number;
  to: number;
  /** True for a range that ends at the present: it is extended as time goes on. Spread `useTimeRange()` in. */
  live?: boolean;
  topic?: string;
  partition?: number;
  /** Wanted number of points; the server may return fewer. */
  points?: number;
}

/**
 * History of a group in a range. A live range is loaded once and then extended by its newest part; it is loaded
 * anew as soon as its points would get uneven. Rows of the previous range stay until the new one is there.
 */
export function useHistory(cluster: string, group: string, range: HistoryRange): UseQueryResult<HistoryAnswer> {
  const { from, to, live = false, topic, partition, points = 720 } = range;
  const cache = useQueryClient();
  const width = to - from;
  const when = live ? ["live", width] : [from, to];
  const queryKey = [...keys.histories, cluster, group, ...when, topic, partition, points];
  const ask = (start: number, end: number, signal: AbortSignal) =>
    callApi<HistoryAnswer>(
      `${groupPath(cluster, group)}/history${queryString({ from: start, to: end, topic, partition, points })}`,
      { signal },
    );
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      if (!live) return ask(from, to, signal);
      const end = Date.now();
      const held = cache.getQueryData<HistoryAnswer>(queryKey);
      const start = held && tailStart(held, end);
      if (!held || !start) return ask(end - width, end, signal);
      return extendHistory(held, await ask(start, end, signal), end - width);
    },
    enabled: to > 0,
    placeholderData: keepPreviousData,
    staleTime: live ? 0 : 60_000,
    gcTime: 120_000,
    refetchInterval: live ? liveInterval(width) : false,
  });
}

/** A picture need not be renewed more often than its pixels change. */
export const liveInterval = (widthMs: number): number => Math.min(Math.max(Math.round(widthMs / 720), 5000), 120_000);

/** The lab's scenarios; null where no lab runs. */
export function useLab(): UseQueryResult<LabAnswer | null> {
  const { lab } = useStreamState();
  return useQuery({
    queryKey: keys.lab,
    queryFn: async ({ signal }) => {
      try {
        return await callApi<LabAnswer>("/lab", { signal });
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      }
    },
    refetchInterval: lab === false ? false : 2000,
  });
}

/** Does something in the lab: `mutate({ scenario, action })`. The error of a refusal says why. */
export function useLabAction() {
  const cache = useQueryClient();
  return useMutation<LabAnswer, Error, { scenario: string; action: string }>({
    mutationFn: ({ scenario, action }) => callApi<LabAnswer>(`/lab/${scenario}/${action}`, { method: "POST" }),
    onSuccess: (lab) => cache.setQueryData(keys.lab, lab),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.lab }),
  });
}
