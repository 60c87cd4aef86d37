/** Clusters that are in trouble, named; otherwise just how many there are. */
"use client";

import { Link } from "../ui/link";
import clsx from "clsx";
import { Server, Unplug } from "lucide-react";
import type { ClusterSummary } from "@/lib/api/contract";
import { clusterPath } from "@/lib/client/paths";
import { useClusters } from "@/lib/client/queries";

/** What is wrong with a cluster, in a few words; null when nothing is. */
export function troubleOf({ health, offlinePartitions }: ClusterSummary): string | null {
  if (!health.reachable) return "not reachable";
  const offline = offlinePartitions.length;
  return offline > 0 ? `${offline} ${offline === 1 ? "partition" : "partitions"} offline` : null;
}

export function ClusterHealth() {
  const clusters = useClusters().data ?? [];
  const troubled = clusters.filter((cluster) => troubleOf(cluster) !== null);
  const only = clusters.length === 1 ? clusters[0] : troubled.length === 1 ? troubled[0] : undefined;
  if (clusters.length === 0) return null;
  const trouble = only
    ? troubleOf(only)
    : troubled.length > 0
      ? `${troubled.length} of ${clusters.length} clusters in trouble`
      : null;
  const Icon = trouble ? Unplug : Server;
  const name = only ? only.cluster : trouble ? "" : `${clusters.length} clusters`;
  return (
    <Link
      href={only ? clusterPath(only.cluster) : "/clusters"}
      title={only?.health.reason ?? undefined}
      className={clsx(
        "inline-flex h-8 min-w-0 items-center gap-1.5 rounded-md px-2 text-xs hover:bg-selected",
        trouble ? "bg-offline-soft font-medium text-offline" : "text-text-2",
      )}
    >
      <Icon size={14} aria-hidden className="shrink-0" />
      <span className="truncate">{[name, trouble].filter(Boolean).join(": ")}</span>
    </Link>
  );
}
