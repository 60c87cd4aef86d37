/** Topics now and in the past. The stream does not carry them: they are asked for again while the page is looked at. */
import { keepPreviousData, queryOptions, useQueries, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { TopicDetail, TopicHistoryAnswer, TopicReader, TopicSummary } from "@/lib/api/topic-contract";
import { callApi } from "./api";
import { topicPath } from "./paths";
import { liveInterval } from "./queries";
import { queryString } from "./query-string";

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

/** One topic with its partitions and the worst of the groups on it. */
export function useTopic(cluster: string, topic: string): UseQueryResult<TopicDetail> {
  return useQuery({
    queryKey: ["topic", cluster, topic],
    queryFn: ({ signal }) => callApi<TopicDetail>(topicPath(cluster, topic), { signal }),
    refetchInterval: EVERY_MS,
  });
}

/** How many groups are asked for at a time. */
export const READERS_PAGE = 100;

const readersOf = (cluster: string, topic: string, q: string, page: number) =>
  queryOptions({
    queryKey: ["topic-readers", cluster, topic, q, page],
    queryFn: ({ signal }) => {
      const query = queryString({ limit: READERS_PAGE, cursor: page * READERS_PAGE, q });
      return callApi<TopicDetail>(topicPath(cluster, topic) + query, { signal });
    },
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });

export interface TopicReaders {
  /** How many there are in all; null while that is not known. */
  count: number | null;
  /** Those on the pages asked for that have come, by their place. */
  at(place: number): TopicReader | undefined;
}

/** Groups on a topic whose names fit `q`, worst first, from some pages. Only these are asked for again. */
export function useTopicReaders(cluster: string, topic: string, q: string, pages: readonly number[]): TopicReaders {
  const answers = useQueries({ queries: pages.map((page) => readersOf(cluster, topic, q, page)) });
  const known = new Map(pages.map((page, index) => [page, answers[index]?.data]));
  return {
    count: answers.find(({ data }) => data)?.data?.readerCount ?? null,
    at: (place) => known.get(Math.floor(place / READERS_PAGE))?.readers[place % READERS_PAGE],
  };
}

/** Every group on a topic, page by page: for a file. */
export async function allReaders(cluster: string, topic: string, q: string): Promise<TopicReader[]> {
  const readers: TopicReader[] = [];
  for (let cursor: string | null = "0"; cursor !== null;) {
    const detail: TopicDetail = await callApi<TopicDetail>(
      topicPath(cluster, topic) + queryString({ limit: 500, cursor, q }),
    );
    readers.push(...detail.readers);
    cursor = detail.next;
  }
  return readers;
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
