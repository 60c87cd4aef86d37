/** Where a cluster's numbers come from: polling, which always works, and the commit stream, which knows more. */
import type { ReactNode } from "react";
import type { ClusterSummary } from "@/lib/api/contract";
import { Count } from "../status/figures";
import { Card } from "../ui/card";
import { SinceMoment } from "./moment";
import { HealthBadge, StreamBadge } from "./state-badge";
import { interval, sentence } from "./words";

const MEANINGS: Record<ClusterSummary["stream"]["state"], string> = {
  running: "Commits and rebalances are seen as they happen, repeated commits too.",
  starting: "It is being set up. Until it runs, membership stands in for repeated commits.",
  unavailable: "Polling goes on alone: membership stands in for repeated commits, and rebalances are seen late.",
  off: "It is switched off in the settings. Membership stands in for repeated commits.",
};

export function SourcesCard({ cluster }: { cluster: ClusterSummary }) {
  const { stream, intervalMs, health } = cluster;
  return (
    <Card title="Sources in use" padded={false}>
      <ul className="divide-y divide-line">
        <Source name="Admin polling" badge={<HealthBadge cluster={cluster} />}>
          <p>
            Groups, committed offsets, log offsets, leaders and members, every{" "}
            <span className="figures">{interval(intervalMs)}</span>.
          </p>
          {health.reachable ? null : <p>{sentence(health.reason ?? "It does not answer")}</p>}
        </Source>
        <Source name="Commit stream" badge={<StreamBadge stream={stream} />}>
          {stream.reason ? <p className="text-text">{sentence(stream.reason)}</p> : null}
          <p>{MEANINGS[stream.state]}</p>
          <p className="text-xs text-text-3">
            {stream.state} since <SinceMoment at={stream.since} /> · <Count value={stream.records} exact /> records
            read, <Count value={stream.skipped} exact /> skipped
          </p>
        </Source>
      </ul>
    </Card>
  );
}

function Source({ name, badge, children }: { name: string; badge: ReactNode; children: ReactNode }) {
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="text-sm font-medium">{name}</h3>
        {badge}
      </div>
      <div className="mt-1 flex flex-col gap-1 text-sm wrap-anywhere text-text-2">{children}</div>
    </li>
  );
}
