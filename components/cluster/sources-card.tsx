/** What feeds the numbers: polling, and the commit stream where it may be read. */
"use client";

import type { ClusterSummary } from "@/lib/api/contract";
import { formatDuration, formatExact, formatTime } from "@/lib/client/format";
import { Card } from "../ui/card";

const STREAM_STATES: Record<ClusterSummary["stream"]["state"], string> = {
  starting: "starting",
  running: "running",
  unavailable: "not available",
  off: "switched off",
};

export function SourcesCard({ cluster }: { cluster: ClusterSummary }) {
  const { stream, intervalMs, health } = cluster;
  const running = stream.state === "running";
  return (
    <Card title="Sources">
      <dl className="grid grid-cols-1 gap-x-4 gap-y-3 text-sm sm:grid-cols-[9rem_1fr]">
        <dt className="font-medium">Polling</dt>
        <dd className="text-text-2">
          {health.reachable ? "running" : "failing"}, every{" "}
          <span className="figures">{formatDuration(intervalMs)}</span>: the numbers on the screen.
        </dd>
        <dt className="font-medium">Commit stream</dt>
        <dd className="min-w-0 text-text-2">
          <span className={stream.state === "unavailable" ? "font-medium text-warning" : undefined}>
            {STREAM_STATES[stream.state]}
          </span>{" "}
          since <span className="figures">{formatTime(stream.since)}</span>
          {running ? ": commit times, repeated commits, rebalances." : "."}
          {stream.reason ? <span className="block wrap-anywhere">{stream.reason}</span> : null}
          {running ? (
            <span className="block text-text-3">
              <span className="figures">{formatExact(stream.records)}</span> records read
              {stream.skipped > 0 ? (
                <>
                  , <span className="figures">{formatExact(stream.skipped)}</span> of an unknown kind skipped
                </>
              ) : null}
            </span>
          ) : stream.state === "starting" ? null : (
            <span className="block text-text-3">
              Without it, a member that owns the partition stands in for repeated commits, and rebalances between two
              polls may go unseen.
            </span>
          )}
        </dd>
      </dl>
    </Card>
  );
}
