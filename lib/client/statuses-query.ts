/** Every group's status over a range: asked once, and again as the range moves on. */
import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { StatusesAnswer } from "@/lib/api/statuses-contract";
import { callApi } from "./api";
import type { HistoryRange } from "./history-query";
import { queryString } from "./query-string";

/** A strip is about so many pixels wide, and no finer. */
const POINTS = 96;
/** The present is known from the rows themselves: what lies behind it need not be asked for often. */
const LEAST_INTERVAL_MS = 60_000;

/** Strips of all groups in a range; spread `useTimeRange()` in. The previous range stays until the new one is there. */
export function useStatuses({
  from,
  to,
  live = false,
}: Pick<HistoryRange, "from" | "to" | "live">): UseQueryResult<StatusesAnswer> {
  const width = to - from;
  return useQuery({
    queryKey: ["statuses", ...(live ? ["live", width] : [from, to])],
    queryFn: ({ signal }) => {
      const end = live ? Date.now() : to;
      const query = queryString({ from: end - width, to: end, points: POINTS });
      return callApi<StatusesAnswer>(`/statuses${query}`, { signal });
    },
    enabled: to > 0,
    placeholderData: keepPreviousData,
    staleTime: LEAST_INTERVAL_MS,
    gcTime: 120_000,
    // Every strip has moved on: comparing thousands of them would find nothing that is the same.
    structuralSharing: false,
    refetchInterval: live ? Math.max(width / POINTS, LEAST_INTERVAL_MS) : false,
  });
}
