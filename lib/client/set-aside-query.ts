/** The groups that people set aside: the list, a new entry, and one taken back. */
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { SetAsideAnswer, SetAsideBody, SetAsideWire } from "@/lib/api/set-aside-contract";
import { callApi } from "./api";
import { keys } from "./keys";

/** Newest first. Others may write it, too. */
export function useSetAside({ enabled = true } = {}): UseQueryResult<SetAsideWire[]> {
  return useQuery({
    queryKey: keys.setAside,
    queryFn: async ({ signal }) => (await callApi<SetAsideAnswer>("/set-aside", { signal })).entries,
    refetchInterval: 15_000,
    enabled,
  });
}

export function useNewSetAside() {
  const cache = useQueryClient();
  return useMutation<SetAsideWire, Error, SetAsideBody>({
    mutationFn: (entry) => callApi<SetAsideWire>("/set-aside", { method: "POST", body: JSON.stringify(entry) }),
    onSuccess: (entry) => {
      cache.setQueryData<SetAsideWire[]>(keys.setAside, (all) => all && [entry, ...all]);
      void cache.invalidateQueries({ queryKey: keys.events });
    },
  });
}

export function useSetAsideRemoval() {
  const cache = useQueryClient();
  return useMutation<null, Error, string>({
    mutationFn: (id) => callApi<null>(`/set-aside/${encodeURIComponent(id)}`, { method: "DELETE" }),
    onSuccess: (_, gone) => {
      cache.setQueryData<SetAsideWire[]>(keys.setAside, (all) => all?.filter(({ id }) => id !== gone));
      void cache.invalidateQueries({ queryKey: keys.events });
    },
  });
}
