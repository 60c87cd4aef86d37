/** All groups as a page shows them: as they are, or as they were at the page's moment. Never the present under the time of the past. */
"use client";

import type { GroupSummary } from "@/lib/api/contract";
import type { GroupsMomentAnswer } from "@/lib/api/moment-contract";
import { useIsPast, type PageMoment } from "./page-moment";
import { useGroupsMoment } from "./past-query";
import type { Lack } from "./shown-group";

export interface ShownGroups {
  groups: GroupSummary[] | undefined;
  /** The clusters at the moment; of the present, and while they are on their way, undefined. */
  clusters: GroupsMomentAnswer["clusters"] | undefined;
  lacks: Lack;
  retry(): void;
}

export function useShownGroups(live: GroupSummary[] | undefined, moment: PageMoment): ShownGroups {
  const { data, error, refetch } = useGroupsMoment(moment);
  // Where a window of the past lies is known in the browser alone: the server has the present in no place of it.
  const isPast = useIsPast();
  const retry = () => void refetch();
  if (!isPast) return { groups: live, clusters: undefined, lacks: null, retry };
  if (!data) return { groups: undefined, clusters: undefined, lacks: error ?? "loading", retry };
  const { groups, clusters } = data;
  const lacks = clusters.some(({ at }) => at !== null) ? null : "missing";
  return { groups, clusters, lacks, retry };
}
