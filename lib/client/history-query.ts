/** A group's history over a range. */
import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { HistoryAnswer } from "@/lib/api/contract";
import { callApi } from "./api";
import { extendHistory, tailStart } from "./history-tail";
import { keys } from "./keys";
import { groupPath } from "./paths";
import { queryString } from "./query-string";

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
