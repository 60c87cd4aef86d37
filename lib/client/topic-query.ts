/** Topics now and in the past. The stream does not carry them: they are asked for again while the page is looked at. */
import { keepPreviousData, queryOptions, useQueries, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { TopicMomentAnswer } from "@/lib/api/moment-contract";
import type { TopicDetail, TopicHistoryAnswer, TopicReader, TopicSummary } from "@/lib/api/topic-contract";
import { callApi } from "./api";
import { topicPath } from "./paths";
import { liveInterval } from "./history-query";
import { queryString } from "./query-string";

const EVERY_MS = 5000;

const allTopics = queryOptions({
  queryKey: ["topics"],
  queryFn: async ({ signal }) => (await callApi<{ topics: TopicSummary[] }>("/topics", { signal })).topics,
});

/** All topics as rows, as they are; not asked for while `enabled` is false. */
export function useTopics({ enabled = true } = {}): UseQueryResult<TopicSummary[]> {
  return useQuery({ ...allTopics, enabled, refetchInterval: EVERY_MS });
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

/** A page of the groups on a topic as they are, or as they were at a moment; null where the topic was not there. */
async function readPage(
  { cluster, topic, at }: ReadersOf,
  query: Record<string, string | number>,
  init?: RequestInit,
): Promise<TopicDetail | null> {
  if (at === null) return callApi<TopicDetail>(topicPath(cluster, topic) + queryString(query), init);
  const path = `${topicPath(cluster, topic)}/moment${queryString({ at, ...query })}`;
  return (await callApi<TopicMomentAnswer>(path, init)).topic;
}

/** Whose readers, and as of when: null is now. */
export interface ReadersOf {
  cluster: string;
  topic: string;
  at: number | null;
}

const readersOf = (of: ReadersOf, q: string, page: number) =>
  queryOptions({
    queryKey: ["topic-readers", of.cluster, of.topic, of.at, q, page],
    queryFn: ({ signal }) => readPage(of, { limit: READERS_PAGE, cursor: page * READERS_PAGE, q }, { signal }),
    refetchInterval: of.at === null ? EVERY_MS : false,
    // Only of the same moment: never the present under the time of the past.
    placeholderData: (before: TopicDetail | null | undefined, last) =>
      last?.queryKey[3] === of.at ? before : undefined,
    gcTime: 30_000,
  });

export interface TopicReaders {
  /** How many there are in all; null while that is not known. */
  count: number | null;
  /** Those on the pages asked for that have come, by their place. */
  at(place: number): TopicReader | undefined;
}

/** Groups on a topic whose names fit `q`, worst first, from some pages. Only these are asked for again. */
export function useTopicReaders(of: ReadersOf, q: string, pages: readonly number[]): TopicReaders {
  const answers = useQueries({ queries: pages.map((page) => readersOf(of, q, page)) });
  const known = new Map(pages.map((page, index) => [page, answers[index]?.data]));
  return {
    count: answers.find(({ data }) => data)?.data?.readerCount ?? null,
    at: (place) => known.get(Math.floor(place / READERS_PAGE))?.readers[place % READERS_PAGE],
  };
}

/** Every group on a topic, page by page: for a file. */
export async function allReaders(of: ReadersOf, q: string): Promise<TopicReader[]> {
  const readers: TopicReader[] = [];
  for (let cursor: string | null = "0"; cursor !== null;) {
    const detail: TopicDetail | null = await readPage(of, { limit: 500, cursor, q });
    readers.push(...(detail?.readers ?? []));
    cursor = detail?.next ?? null;
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
