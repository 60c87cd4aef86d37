/** Incidents: the list page by page, and one with its story. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import type { IncidentAnswer, IncidentsAnswer } from "@/lib/api/incidents-contract";
import { callApi } from "./api";
import { keys } from "./keys";
import { incidentPath } from "./paths";
import { queryString } from "./query-string";

const PAGE = 50;
const WATCH_MS = 10_000;
/** What a page tells on the side need not be known within seconds. */
const ASIDE_MS = 60_000;
const MOST_ASIDE = 200;

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

/** Those that were open at some time since a moment; nothing is asked before one is known. */
export function useIncidentsSince(from: number | null): UseQueryResult<IncidentsAnswer> {
  return useQuery({
    queryKey: [...keys.incidents, "since", from],
    queryFn: ({ signal }) =>
      callApi<IncidentsAnswer>(`/incidents${queryString({ from: from ?? undefined, limit: MOST_ASIDE })}`, { signal }),
    enabled: from !== null,
    staleTime: ASIDE_MS,
    refetchInterval: ASIDE_MS,
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
