/** The lab's scenarios, and what is done in it. */
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { LabAnswer } from "@/lib/api/contract";
import { ApiError, callApi } from "./api";
import { keys } from "./keys";
import { useStreamState } from "./live-stream";

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
