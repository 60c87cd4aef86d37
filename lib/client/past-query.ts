/** The stored past: partitions, groups and topics at one tick, and all that the rules find of a partition in a range. It does not change any more. */
import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useEffect } from "react";
import type { GroupsMomentAnswer, TopicMomentAnswer, TopicsMomentAnswer } from "@/lib/api/moment-contract";
import type { GroupMomentAnswer, MomentAnswer, PastAnswer } from "@/lib/api/past-contract";
import { callApi } from "./api";
import { groupPath, partitionPath, topicPath } from "./paths";
import { queryString } from "./query-string";

export interface PartitionPlace {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
}

const partitionUrl = ({ cluster, group, topic, partition }: PartitionPlace) =>
  partitionPath(cluster, group, topic, partition);
const keyOf = ({ cluster, group, topic, partition }: PartitionPlace) => [cluster, group, topic, partition] as const;

/** Long enough for a walk back and forth. */
const KEPT_MS = 300_000;

/** The last tick at or before a moment; nothing is asked while it is null. The ticks beside it are loaded ahead. */
export function useMomentOf(place: PartitionPlace, at: number | null): UseQueryResult<MomentAnswer> {
  const cache = useQueryClient();
  const options = (moment: number | null) => ({
    queryKey: ["moment", ...keyOf(place), moment],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      callApi<MomentAnswer>(`${partitionUrl(place)}/moment${queryString({ at: moment ?? undefined })}`, { signal }),
    // What follows the newest tick is not stored yet.
    staleTime: (query: { state: { data?: MomentAnswer } }) => (query.state.data?.nextAt === null ? 2000 : Infinity),
    gcTime: KEPT_MS,
  });
  const result = useQuery({ ...options(at), enabled: at !== null, placeholderData: keepPreviousData });
  const { previousAt = null, nextAt = null } = result.data ?? {};
  useEffect(() => {
    if (at === null) return;
    for (const beside of [previousAt, nextAt]) if (beside !== null) void cache.prefetchQuery(options(beside));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the options follow from the place, which the answer belongs to
  }, [cache, at, previousAt, nextAt]);
  return result;
}

/** Moments closer together than this are steps of a window that moves with the present. */
const NEAR_MS = 120_000;

/** A moment to ask for; nothing is asked while it is null. */
export interface AskedMoment {
  at: number | null;
  /** True when it was chosen, rather than being the end of a range. */
  pinned: boolean;
}

/**
 * Something at the last tick at or before a moment, under a key that `of` begins. Where the moment merely moved on with the present
 * the tick before stays until it is there; of another moment nothing is shown meanwhile.
 */
function momentOptions<Answer extends object>(
  of: readonly (string | number)[],
  { at, pinned }: AskedMoment,
  path: string,
  query: Record<string, string | number> = {},
) {
  return {
    queryKey: [...of, at],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      callApi<Answer>(`${path}/moment${queryString({ at: at ?? undefined, ...query })}`, { signal }),
    enabled: at !== null,
    placeholderData: (before: Answer | undefined, last: { queryKey: readonly unknown[] } | undefined) => {
      const then = last?.queryKey[of.length];
      const moved = !pinned && typeof then === "number" && at !== null && at > then && at - then <= NEAR_MS;
      return moved && of.every((part, place) => part === last?.queryKey[place]) ? before : undefined;
    },
    staleTime: Infinity,
    gcTime: KEPT_MS,
  };
}

/** A whole group at a moment. */
export const useGroupMoment = (cluster: string, group: string, asked: AskedMoment): UseQueryResult<GroupMomentAnswer> =>
  useQuery(momentOptions<GroupMomentAnswer>(["group-moment", cluster, group], asked, groupPath(cluster, group)));

/** All groups of all clusters at a moment, as rows. */
export const useGroupsMoment = (asked: AskedMoment): UseQueryResult<GroupsMomentAnswer> =>
  useQuery(momentOptions<GroupsMomentAnswer>(["groups-moment"], asked, "/groups"));

/** All topics of all clusters at a moment, as rows. */
export const useTopicsMoment = (asked: AskedMoment): UseQueryResult<TopicsMomentAnswer> =>
  useQuery(momentOptions<TopicsMomentAnswer>(["topics-moment"], asked, "/topics"));

/** A topic at a moment, with the worst of the groups that were on it. */
export const useTopicMoment = (cluster: string, topic: string, asked: AskedMoment): UseQueryResult<TopicMomentAnswer> =>
  useQuery(momentOptions<TopicMomentAnswer>(["topic-moment", cluster, topic], asked, topicPath(cluster, topic)));

export const PAST_MAX_MS = 86_400_000;
/** A live range moves on by so much at a time: judging it again with every tick would be wasted. */
const STEP_MS = 30_000;

/** Findings and commits of the last day of a range. */
export function usePartitionPast(
  place: PartitionPlace,
  { from, to, live }: { from: number; to: number; live: boolean },
): UseQueryResult<PastAnswer> {
  const end = live ? Math.ceil(to / STEP_MS) * STEP_MS : to;
  // Counted back from the end: both ends move on in one step.
  const width = (Math.ceil((to - from) / STEP_MS) + 1) * STEP_MS;
  const start = Math.max(live ? end - width : from, end - PAST_MAX_MS);
  return useQuery({
    queryKey: ["past", ...keyOf(place), start, end],
    queryFn: ({ signal }) =>
      callApi<PastAnswer>(`${partitionUrl(place)}/past${queryString({ from: start, to: end })}`, { signal }),
    enabled: to > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: KEPT_MS,
  });
}
