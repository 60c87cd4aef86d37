/**
 * All groups, or all topics, as a page shows them: as they are, or as they were at the page's moment. Never the present under the time of
 * the past.
 */
"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { GroupSummary } from "@/lib/api/contract";
import type { ClusterMoment } from "@/lib/api/moment-contract";
import type { TopicSummary } from "@/lib/api/topic-contract";
import { useIsPast, type PageMoment } from "./page-moment";
import { useGroupsMoment, useTopicsMoment } from "./past-query";
import type { Lack } from "./shown-group";

export interface ShownRows<Row> {
  rows: Row[] | undefined;
  /** The clusters at the moment; of the present, and while they are on their way, undefined. */
  clusters: ClusterMoment[] | undefined;
  lacks: Lack;
  retry(): void;
}

export const useShownGroups = (live: GroupSummary[] | undefined, moment: PageMoment): ShownRows<GroupSummary> =>
  useShownRows(live, useGroupsMoment(moment), ({ groups }) => groups);

export const useShownTopics = (live: TopicSummary[] | undefined, moment: PageMoment): ShownRows<TopicSummary> =>
  useShownRows(live, useTopicsMoment(moment), ({ topics }) => topics);

function useShownRows<Row, Answer extends { clusters: ClusterMoment[] }>(
  live: Row[] | undefined,
  { data, error, refetch }: UseQueryResult<Answer>,
  rowsOf: (answer: Answer) => Row[],
): ShownRows<Row> {
  // Where a window of the past lies is known in the browser alone: the server has the present in no place of it.
  const isPast = useIsPast();
  const retry = () => void refetch();
  if (!isPast) return { rows: live, clusters: undefined, lacks: null, retry };
  if (!data) return { rows: undefined, clusters: undefined, lacks: error ?? "loading", retry };
  const lacks = data.clusters.some(({ at }) => at !== null) ? null : "missing";
  return { rows: rowsOf(data), clusters: data.clusters, lacks, retry };
}
