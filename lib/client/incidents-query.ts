/** Incidents: the list page by page, and one with its story. */
import {
  keepPreviousData,
  useInfiniteQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from "@tanstack/react-query";
import type { IncidentAnswer, IncidentsAnswer } from "@/lib/api/incidents-contract";
import { callApi } from "./api";
import { keys } from "./keys";
import { incidentPath } from "./paths";
import { queryString } from "./query-string";

const PAGE = 50;
const WATCH_MS = 10_000;

/** Open ones first. Undefined parts do not restrict. */
export function useIncidents(of: {
  cluster?: string;
  group?: string;
}): UseInfiniteQueryResult<InfiniteData<IncidentsAnswer>> {
  return useInfiniteQuery({
    queryKey: [...keys.incidents, "list", of.cluster, of.group],
    queryFn: ({ pageParam, signal }) =>
      callApi<IncidentsAnswer>(`/incidents${queryString({ ...of, limit: PAGE, before: pageParam ?? undefined })}`, {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    // Whoever reads far back waits for nothing new.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 3 ? false : WATCH_MS),
  });
}

/** One incident; the first page has its story, the others what happened earlier. */
export function useIncident(id: string): UseInfiniteQueryResult<InfiniteData<IncidentAnswer>> {
  return useInfiniteQuery({
    queryKey: [...keys.incidents, "one", id],
    queryFn: ({ pageParam, signal }) =>
      callApi<IncidentAnswer>(`${incidentPath(id)}${queryString({ cursor: pageParam ?? undefined })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.earlier,
    refetchInterval: ({ state }) => {
      const pages = state.data?.pages ?? [];
      return pages.length > 1 || pages[0]?.incident.endedAt ? false : WATCH_MS;
    },
  });
}
