/** The report of what the page shows. */
"use client";

import { useTranslations } from "use-intl";
import type { PartitionWire } from "@/lib/api/contract";
import { useSentences } from "@/lib/client/sentences";
import type { PartitionPlace } from "@/lib/client/past-query";
import { ReportButton } from "./report-button";
import type { Shown } from "./shown";
import { useReport } from "./use-report";

export interface PartitionReportProps {
  place: PartitionPlace;
  shown: Shown;
  row: PartitionWire | undefined;
  at: number;
}

export function PartitionReport({ place, shown, row, at }: PartitionReportProps) {
  const t = useTranslations("partition.report");
  const { status, since, sinceAtLeast, finding, numbers, then } = shown;
  const leader = then ? (then.hasLeader ? null : t("noLeader")) : row ? leaderOf(row, t) : null;
  const notes = useSentences().notes(then || !row ? {} : row);
  return (
    <ReportButton report={useReport({ place, at, status, since, sinceAtLeast, finding, numbers, leader, notes })} />
  );
}

function leaderOf(
  { leader, replicas, inSyncReplicas }: PartitionWire,
  t: ReturnType<typeof useTranslations<"partition.report">>,
) {
  const parts = { replicas: replicas.join(", "), inSync: inSyncReplicas.join(", ") };
  return leader === null ? t("noLeader") : t("leaderIs", { ...parts, leader });
}
