/** Which groups were in which case during a range. Asked again whenever something happens in a live range. */
import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { CasesAnswer } from "@/lib/api/cases-contract";
import type { Case } from "@/lib/core/words/terms";
import { callApi } from "./api";
import { keys } from "./keys";
import { queryString } from "./query-string";

export interface CasesWanted {
  cases?: readonly Case[];
  cluster?: string;
  group?: string;
  groupPattern?: string;
  limit?: number;
}

export function useCases(
  { cases, ...wanted }: CasesWanted,
  span: { from: number; to: number; live: boolean },
): UseQueryResult<CasesAnswer> {
  const width = span.to - span.from;
  const when = span.live ? ["live", width] : [span.from, span.to];
  return useQuery({
    queryKey: [...keys.events, "cases", cases, wanted, ...when],
    queryFn: ({ signal }) => {
      const to = span.live ? Date.now() : span.to;
      const query = queryString({ ...wanted, case: cases?.join(","), from: to - width, to });
      return callApi<CasesAnswer>(`/cases${query}`, { signal });
    },
    enabled: span.to > 0,
    placeholderData: keepPreviousData,
    refetchInterval: span.live ? 30_000 : false,
  });
}
