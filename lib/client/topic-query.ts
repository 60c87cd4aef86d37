/** Topics now and in the past. The stream does not carry them: they are asked for again while the page is looked at. */
import { keepPreviousData, queryOptions, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { TopicDetail, TopicHistoryAnswer, TopicSummary } from "@/lib/api/topic-contract";
import { callApi, queryString } from "./api";
import { topicPath } from "./paths";
import { liveInterval } from "./queries";

const EVERY_MS = 5000;

const allTopics = queryOptions({
  queryKey: ["topics"],
  queryFn: async ({ signal }) => (await callApi<{ topics: TopicSummary[] }>("/topics", { signal })).topics,
});

/** All topics as rows. */
export function useTopics(): UseQueryResult<TopicSummary[]> {
  return useQuery({ ...allTopics, refetchInterval: EVERY_MS });
}

/** All topics to choose from: asked for when they are wanted, and not again while they are chosen from. */
export function useTopicsOnce(wanted: boolean): UseQueryResult<TopicSummary[]> {
  return useQuery({ ...allTopics, enabled: wanted, staleTime: 60_000 });
}

/** One topic with its partitions and the groups on it. */
export function useTopic(cluster: string, topic: string): UseQueryResult<TopicDetail> {
  return useQuery({
    queryKey: ["topic", cluster, topic],
    queryFn: ({ signal }) => callApi<TopicDetail>(topicPath(cluster, topic), { signal }),
    refetchInterval: EVERY_MS,
  });
}

/** A topic in a range; a live range moves on as often as its pixels change. */
export function useTopicHistory(
  cluster: string,
  topic: string,
  { from, to, live }: { from: number; to: number; live: boolean },
  points = 300,
): UseQueryResult<TopicHistoryAnswer> {
  const width = to - from;
  return useQuery({
    queryKey: ["topic-history", cluster, topic, points, ...(live ? ["live", width] : [from, to])],
    queryFn: ({ signal }) => {
      const end = live ? Date.now() : to;
      const query = queryString({ from: end - width, to: end, points });
      return callApi<TopicHistoryAnswer>(`${topicPath(cluster, topic)}/history${query}`, { signal });
    },
    enabled: to > 0,
    placeholderData: keepPreviousData,
    staleTime: live ? 0 : 60_000,
    refetchInterval: live ? liveInterval(width) : false,
  });
}
