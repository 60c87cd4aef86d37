/** What was learned of a group: asked when a page shows it, and again once a minute; habits change slowly. */
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { HabitsAnswer, HabitsWire, NormalBody } from "@/lib/api/habits-contract";
import { toSegment } from "@/lib/core/words/path-segment";
import { callApi } from "./api";
import { keys } from "./keys";
import { groupPath } from "./paths";

/** Of the topics that come first by name. */
export function useHabits(cluster: string, group: string): UseQueryResult<HabitsAnswer> {
  return useQuery({
    queryKey: keys.habits(cluster, group),
    queryFn: ({ signal }) => callApi<HabitsAnswer>(`${groupPath(cluster, group)}/habits`, { signal }),
    refetchInterval: 60_000,
  });
}

/** Of one topic; null where nothing was learned. Null is asked nothing about. */
export function useTopicHabits(
  cluster: string,
  group: string,
  topic: string | null,
): UseQueryResult<HabitsWire | null> {
  const query = new URLSearchParams({ topic: topic ?? "" });
  return useQuery({
    queryKey: keys.habitsOfTopic(cluster, group, topic ?? ""),
    queryFn: async ({ signal }) =>
      (await callApi<HabitsAnswer>(`${groupPath(cluster, group)}/habits?${query}`, { signal })).topics[0] ?? null,
    refetchInterval: 60_000,
    enabled: topic !== null,
  });
}

/** Takes something away of a topic, and asks for the habits anew. */
function useRemoval(cluster: string, group: string, what: string) {
  const cache = useQueryClient();
  return useMutation<null, Error, string>({
    mutationFn: (topic) =>
      callApi<null>(`${groupPath(cluster, group)}/topics/${toSegment(topic)}/${what}`, { method: "DELETE" }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.habits(cluster, group) }),
  });
}

/** Forgets what was learned of the group on a topic. */
export const useHabitsRemoval = (cluster: string, group: string) => useRemoval(cluster, group, "habits");

/** Says for how long silence on a topic is normal. */
export function useNormal(cluster: string, group: string) {
  const cache = useQueryClient();
  return useMutation<HabitsWire, Error, NormalBody & { topic: string }>({
    mutationFn: ({ topic, ...body }) =>
      callApi<HabitsWire>(`${groupPath(cluster, group)}/topics/${toSegment(topic)}/habits`, {
        method: "POST",
        body: JSON.stringify(body),
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.habits(cluster, group) }),
  });
}

/** Takes that back. */
export const useSilenceRemoval = (cluster: string, group: string) => useRemoval(cluster, group, "habits/declared");
