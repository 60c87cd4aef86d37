/** What was learned of a group: asked when a page shows it, and again once a minute; habits change slowly. */
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { HabitsAnswer, HabitsWire } from "@/lib/api/habits-contract";
import { toSegment } from "@/lib/api/path-segment";
import { callApi } from "./api";
import { keys } from "./keys";
import { groupPath } from "./paths";

export function useHabits(cluster: string, group: string): UseQueryResult<HabitsWire[]> {
  return useQuery({
    queryKey: keys.habits(cluster, group),
    queryFn: async ({ signal }) =>
      (await callApi<HabitsAnswer>(`${groupPath(cluster, group)}/habits`, { signal })).topics,
    refetchInterval: 60_000,
  });
}

/** Forgets what was learned of the group on a topic. */
export function useHabitsRemoval(cluster: string, group: string) {
  const cache = useQueryClient();
  return useMutation<null, Error, string>({
    mutationFn: (topic) =>
      callApi<null>(`${groupPath(cluster, group)}/topics/${toSegment(topic)}/habits`, {
        method: "DELETE",
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.habits(cluster, group) }),
  });
}
