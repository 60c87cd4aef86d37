/** The foot line of the wall: how many more are in trouble, and what keeps the picture from being current. */
"use client";

import { CloudOff, Unplug } from "lucide-react";
import type { ClusterSummary, GroupSummary } from "@/lib/api/contract";
import { useNow } from "@/lib/client/clock";
import { formatClock } from "@/lib/client/format";
import { useStreamState } from "@/lib/client/live-stream";
import { useFreshness } from "@/lib/client/stream";
import { u } from "./units";

export interface WallFootProps {
  /** Groups in trouble that have no room. */
  hidden: GroupSummary[];
  clusters: ClusterSummary[];
}

export function WallFoot({ hidden, clusters }: WallFootProps) {
  const away = clusters.filter(({ health }) => !health.reachable);
  return (
    <footer
      className="absolute inset-x-0 bottom-0 flex items-center overflow-hidden whitespace-nowrap"
      style={{ height: u(64), gap: u(32), padding: `0 ${u(36)}`, fontSize: u(33) }}
    >
      {hidden.length > 0 ? (
        <span className="font-semibold">
          +{hidden.length} more <span className="font-normal text-text-2">{summarise(hidden)}</span>
        </span>
      ) : null}
      <span role="status" className="flex min-w-0 flex-1 justify-end" style={{ gap: u(24) }}>
        <LostServer />
        {away.map(({ cluster, health }) => (
          <span key={cluster} className="flex min-w-0 items-center text-offline" style={{ gap: u(12) }}>
            <Unplug aria-hidden className="shrink-0" style={{ width: u(32), height: u(32) }} />
            <span className="truncate">
              {cluster} cannot be read since <span className="figures">{formatClock(health.since, false)}</span>
            </span>
          </span>
        ))}
      </span>
    </footer>
  );
}

function LostServer() {
  const { connected, firstBuild } = useStreamState();
  const { ageMs } = useFreshness();
  const now = useNow(1000);
  if (connected || firstBuild === null) return null;
  return (
    <span
      className="flex items-center rounded-md bg-error-soft font-semibold text-error"
      style={{ gap: u(12), padding: `0 ${u(20)}`, height: u(52) }}
    >
      <CloudOff aria-hidden className="shrink-0" style={{ width: u(32), height: u(32) }} />
      Server away, trying again.
      {ageMs === null ? "" : " Picture of "}
      {ageMs === null ? null : <span className="figures">{formatClock(now - ageMs)}</span>}
    </span>
  );
}

function summarise(groups: GroupSummary[]): string {
  const counts = new Map<string, number>();
  for (const { status } of groups) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${status}`).join(", ");
}
