/** The incidents since a moment, for a page that tells of them on the side. */
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { IncidentsAnswer } from "@/lib/api/incidents-contract";
import { callApi } from "./api";
import { keys } from "./keys";
import { queryString } from "./query-string";

const MOST_ASIDE = 200;

/**
 * Those that were open at some time since a moment; nothing is asked before one is known. Asked once: what happens while one looks is
 * on the page by itself, and a line that came of it would move what one looks at.
 */
export function useIncidentsSince(from: number | null): UseQueryResult<IncidentsAnswer> {
  return useQuery({
    queryKey: [...keys.incidents, "since", from],
    queryFn: ({ signal }) =>
      callApi<IncidentsAnswer>(`/incidents${queryString({ from: from ?? undefined, limit: MOST_ASIDE })}`, { signal }),
    enabled: from !== null,
    staleTime: Infinity,
    gcTime: Infinity,
  });
}
