/** A scenario's group as Tidemark sees it now. */
import Link from "next/link";
import type { GroupSummary } from "@/lib/api/contract";
import { groupPath } from "@/lib/client/paths";
import { Sparkline } from "../charts/sparkline";
import { Count } from "../status/figures";
import { StatusBadge } from "../status/status-badge";

export function ScenarioGroup({ name, summary }: { name: string; summary: GroupSummary | undefined }) {
  if (!summary) {
    return (
      <li className="flex min-h-9 items-center gap-3 py-1 text-sm">
        <span className="font-medium">{name}</span>
        <span className="text-text-3">not seen yet; groups appear once they commit</span>
      </li>
    );
  }
  const { cluster, group, status, why, lag, trend } = summary;
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 py-1 text-sm">
      <StatusBadge status={status} />
      <Link href={groupPath(cluster, group)} className="font-medium hover:underline">
        {group}
      </Link>
      <span className="min-w-0 flex-1 truncate text-text-2" title={why}>
        {why}
      </span>
      <span className="text-xs text-text-3">
        lag <Count value={lag} />
      </span>
      <Sparkline {...trend} status={status} ariaLabel={`Waterline of ${group}`} />
    </li>
  );
}
