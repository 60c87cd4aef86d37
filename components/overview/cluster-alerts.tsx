/** Clusters that cannot be read: since when, and why. Their groups below are the last picture. */
import Link from "next/link";
import { Unplug } from "lucide-react";
import type { ClusterSummary } from "@/lib/api/contract";
import { formatTime } from "@/lib/client/format";
import { clusterPath } from "@/lib/client/paths";

export function ClusterAlerts({ clusters }: { clusters: ClusterSummary[] }) {
  const away = clusters.filter(({ health }) => !health.reachable);
  if (away.length === 0) return null;
  return (
    <ul role="alert" className="flex flex-col gap-1">
      {away.map(({ cluster, health, at }) => (
        <li key={cluster} className="flex gap-2 rounded-md bg-offline-soft px-3 py-2 text-sm text-offline">
          <Unplug size={16} aria-hidden className="mt-0.5 shrink-0" />
          <span>
            <Link href={clusterPath(cluster)} className="font-semibold underline">
              {cluster}
            </Link>{" "}
            cannot be read since <span className="figures">{formatTime(health.since)}</span>:{" "}
            {health.reason ?? "no reason given"}.{" "}
            {at === null ? "Nothing was read from it yet." : "Its groups below are as they were then."}
          </span>
        </li>
      ))}
    </ul>
  );
}
