/** What is done about an alert: acknowledging it, and what a signed link asks for. */
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { LinkAnswer, LinkBody, LinkDone } from "@/lib/api/alerts-contract";
import { toSegment } from "@/lib/core/words/path-segment";
import { callApi } from "./api";
import { keys } from "./keys";

const acknowledgementPath = (id: string) => `/alerts/${toSegment(id)}/acknowledgement`;

/** Says that somebody looks after an alert: no reminders, no escalation. */
export function useAcknowledgement() {
  const cache = useQueryClient();
  return useMutation<unknown, Error, { id: string; author: string }>({
    mutationFn: ({ id, author }) =>
      callApi(acknowledgementPath(id), { method: "POST", body: JSON.stringify({ author }) }),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.alerts }),
  });
}

export function useAcknowledgementRemoval() {
  const cache = useQueryClient();
  return useMutation<unknown, Error, string>({
    mutationFn: (id) => callApi(acknowledgementPath(id), { method: "DELETE" }),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.alerts }),
  });
}

const linkPath = (token: string) => `/alerts/links/${toSegment(token)}`;

/** What a link in a message asks for. Asking does nothing. */
export function useLink(token: string): UseQueryResult<LinkAnswer> {
  return useQuery({
    queryKey: [...keys.alerts, "link", token],
    queryFn: ({ signal }) => callApi<LinkAnswer>(linkPath(token), { signal }),
    enabled: token !== "",
    refetchInterval: 15_000,
  });
}

/** Does what the link asks for. */
export function useLinkAction(token: string) {
  const cache = useQueryClient();
  return useMutation<LinkDone, Error, LinkBody>({
    mutationFn: (body) => callApi<LinkDone>(linkPath(token), { method: "POST", body: JSON.stringify(body) }),
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: keys.alerts });
      void cache.invalidateQueries({ queryKey: keys.silences });
    },
  });
}
