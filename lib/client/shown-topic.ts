/** A topic as its page shows it: as it is, or as it was at the page's moment. Never the present under the time of the past. */
"use client";

import type { TopicDetail } from "@/lib/api/topic-contract";
import { useIsPast, type PageMoment } from "./page-moment";
import { useTopicMoment } from "./past-query";
import type { Lack } from "./shown-group";

export interface ShownTopic {
  detail: TopicDetail | undefined;
  /** Of the past; null of the present. */
  lacks: Lack;
  retry(): void;
}

export function useShownTopic(
  cluster: string,
  topic: string,
  live: TopicDetail | undefined,
  moment: PageMoment,
): ShownTopic {
  const { data, error, refetch } = useTopicMoment(cluster, topic, moment);
  const isPast = useIsPast();
  const retry = () => void refetch();
  if (!isPast) return { detail: live, lacks: null, retry };
  const lacks = data ? (data.topic ? null : "missing") : (error ?? "loading");
  return { detail: data?.topic ?? undefined, lacks, retry };
}
