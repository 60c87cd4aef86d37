/** Whether a cluster can be read: since when, and if not, why. */
"use client";

import { CircleCheck, Unplug } from "lucide-react";
import type { ClusterSummary } from "@/lib/api/contract";
import { useNow } from "@/lib/client/clock";
import { formatAge, formatDuration, formatMoment, formatTime } from "@/lib/client/format";

export function HealthLine({ cluster }: { cluster: ClusterSummary }) {
  const { health, at } = cluster;
  const now = useNow(1000);
  const Icon = health.reachable ? CircleCheck : Unplug;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span
        className={`inline-flex h-6 items-center gap-1.5 rounded-sm px-2 text-xs font-semibold ${
          health.reachable ? "bg-ok-soft text-ok" : "bg-error-soft text-error"
        }`}
      >
        <Icon size={14} strokeWidth={2.25} aria-hidden />
        {health.reachable ? "reachable" : "not reachable"}
      </span>
      <span className="text-text-2">
        since{" "}
        <time className="figures" dateTime={new Date(health.since).toISOString()} title={formatTime(health.since)}>
          {now === 0 ? "…" : formatMoment(health.since, now)}
        </time>
        {now > health.since ? (
          <span className="figures text-text-3">, {formatDuration(now - health.since)}</span>
        ) : null}
      </span>
      {health.reason ? <p className="min-w-0 wrap-anywhere">{health.reason}</p> : null}
      <span className="text-text-3">
        {at === null
          ? "Nothing was read yet."
          : now > 0
            ? `The numbers are from ${formatAge(Math.max(0, now - at)).replace("now", "just now")}.`
            : null}
      </span>
    </div>
  );
}
