/** Silences and maintenance windows: the list, what one would match, a new one, one taken back. */
import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type {
  PreviewAnswer,
  PreviewBody,
  SilenceBody,
  SilencesAnswer,
  SilenceWire,
} from "@/lib/api/alert-silences-contract";
import { toSegment } from "@/lib/core/words/path-segment";
import { callApi } from "./api";
import { keys } from "./keys";

/** Active ones first, then scheduled, then past ones. Others may write them, too. */
export function useSilences(): UseQueryResult<SilencesAnswer> {
  return useQuery({
    queryKey: keys.silences,
    queryFn: ({ signal }) => callApi<SilencesAnswer>("/alerts/silences", { signal }),
    staleTime: 0,
    refetchInterval: 10_000,
  });
}

/** What a silence would match, and what it would have muted; null: nothing is meant yet. */
export function usePreview(body: PreviewBody | null): UseQueryResult<PreviewAnswer> {
  return useQuery({
    queryKey: [...keys.silences, "preview", body],
    queryFn: ({ signal }) =>
      callApi<PreviewAnswer>("/alerts/silences/preview", { method: "POST", body: JSON.stringify(body), signal }),
    enabled: body !== null,
    placeholderData: body === null ? undefined : keepPreviousData,
    gcTime: 60_000,
  });
}

function useChanged() {
  const cache = useQueryClient();
  return () => {
    void cache.invalidateQueries({ queryKey: keys.silences });
    void cache.invalidateQueries({ queryKey: keys.alerts });
  };
}

export function useNewSilence() {
  return useMutation<SilenceWire, Error, SilenceBody>({
    mutationFn: (body) => callApi<SilenceWire>("/alerts/silences", { method: "POST", body: JSON.stringify(body) }),
    onSettled: useChanged(),
  });
}

export function useSilenceRemoval() {
  return useMutation<null, Error, string>({
    mutationFn: (id) => callApi<null>(`/alerts/silences/${toSegment(id)}`, { method: "DELETE" }),
    onSettled: useChanged(),
  });
}
