/** Clusters that are in trouble, named; otherwise just how many there are. */
"use client";

import clsx from "clsx";
import { Server, Unplug } from "lucide-react";
import { useTranslations } from "use-intl";
import { useSentences } from "@/lib/client/sentences";
import type { ClusterSummary } from "@/lib/api/contract";
import { clusterPath } from "@/lib/client/paths";
import { useClusters } from "@/lib/client/queries";
import { Link } from "../ui/link";

/** True where a cluster cannot be read, or has partitions without a leader. */
export const inTrouble = ({ health, offlinePartitions }: ClusterSummary): boolean =>
  !health.reachable || offlinePartitions.length > 0;

export function ClusterHealth() {
  const t = useTranslations("shell");
  const { reason } = useSentences();
  const clusters = useClusters().data ?? [];
  const troubled = clusters.filter(inTrouble);
  const only = clusters.length === 1 ? clusters[0] : troubled.length === 1 ? troubled[0] : undefined;
  if (clusters.length === 0) return null;
  const bad = troubled.length > 0;
  const trouble = !bad
    ? null
    : !only
      ? t("troubled", { count: troubled.length, all: clusters.length })
      : only.health.reachable
        ? t("offline", { count: only.offlinePartitions.length })
        : t("notReachable");
  const Icon = bad ? Unplug : Server;
  const name = only ? only.cluster : bad ? "" : t("clusterCount", { count: clusters.length });
  return (
    <Link
      href={only ? clusterPath(only.cluster) : "/clusters"}
      title={only?.health.reason ? reason({ ...only.health, reason: only.health.reason }) : undefined}
      className={clsx(
        "inline-flex h-8 min-w-0 items-center gap-1.5 rounded-md px-2 text-xs hover:bg-selected",
        bad ? "bg-offline-soft font-medium text-offline" : "text-text-2",
      )}
    >
      <Icon size={14} aria-hidden className="shrink-0" />
      <span className="truncate">{[name, trouble].filter(Boolean).join(": ")}</span>
    </Link>
  );
}
