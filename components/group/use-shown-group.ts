/** The group as the page shows it: as it is, or as it was at the page's moment. Never the present under the time of the past. */
"use client";

import type { GroupDetail } from "@/lib/api/contract";
import type { PageMoment } from "@/lib/client/page-moment";
import { useGroupMoment } from "@/lib/client/past-query";

export interface ShownGroup {
  detail: GroupDetail | undefined;
  /** Of the past: on its way, not stored, or not to be had. */
  lacks: "loading" | "missing" | Error | null;
  retry(): void;
}

export function useShownGroup(
  cluster: string,
  group: string,
  live: GroupDetail | undefined,
  moment: PageMoment,
): ShownGroup {
  const { data, error, refetch } = useGroupMoment(cluster, group, moment);
  const retry = () => void refetch();
  if (moment.at === null) return { detail: live, lacks: null, retry };
  if (error && !data) return { detail: undefined, lacks: error, retry };
  return { detail: data?.group ?? undefined, lacks: data ? (data.group ? null : "missing") : "loading", retry };
}
