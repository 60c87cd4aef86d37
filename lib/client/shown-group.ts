/** A group as a page shows it: as it is, or as it was at the page's moment. Never the present under the time of the past. */
"use client";

import type { GroupDetail } from "@/lib/api/contract";
import type { GroupMomentAnswer } from "@/lib/api/past-contract";
import type { PageMoment } from "./page-moment";
import { useGroupMoment } from "./past-query";

/** What of the past is not there: it is on its way, not stored, or not to be had; null: all is. */
export type Lack = "loading" | "missing" | Error | null;

export interface ShownGroup {
  detail: GroupDetail | undefined;
  /** Of the past; null of the present. */
  lacks: Lack;
  /** Of the past: its status may have been so for longer than since when it is said to be. */
  sinceAtLeast: boolean;
  /** Of the past: partitions of which the rules say another status today than was reported. */
  otherwise: GroupMomentAnswer["today"];
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
  if (moment.at === null) return { detail: live, lacks: null, sinceAtLeast: false, otherwise: [], retry };
  const lacks = data ? (data.group ? null : "missing") : (error ?? "loading");
  const { sinceAtLeast = false, today: otherwise = [] } = data ?? {};
  return { detail: data?.group ?? undefined, lacks, sinceAtLeast, otherwise, retry };
}
