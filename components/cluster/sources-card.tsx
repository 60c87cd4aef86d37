/** Where a cluster's numbers come from: polling, which always works, and the commit stream, which knows more. */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ClusterSummary } from "@/lib/api/contract";
import { formatInterval } from "@/lib/client/format";
import { useSentences } from "@/lib/client/sentences";
import { Count } from "../status/figures";
import { NowTag } from "../shell/now-tag";
import { Card } from "../ui/card";
import { SinceMoment } from "./moment";
import { HealthBadge, StateBadge, StreamBadge } from "./state-badge";
import { sentence } from "./words";

const MEANINGS = {
  running: "streamRunning",
  starting: "streamStarting",
  unavailable: "streamUnavailable",
  off: "streamOff",
} as const;

export function SourcesCard({ cluster }: { cluster: ClusterSummary }) {
  const t = useTranslations("cluster");
  const { reason } = useSentences();
  const { stream, intervalMs, health, backlog } = cluster;
  return (
    <Card title={t("sources")} note={<NowTag />} padded={false}>
      <ul className="divide-y divide-line">
        <Source name={t("polling")} badge={<HealthBadge cluster={cluster} />}>
          <p>{t("pollingDetail", { interval: formatInterval(intervalMs) })}</p>
          {health.reachable ? null : <p>{sentence(reason({ ...health, reason: health.reason ?? t("noAnswer") }))}</p>}
        </Source>
        <Source name={t("stream")} badge={<StreamBadge stream={stream} />}>
          {stream.reason ? <p className="text-text">{sentence(reason({ ...stream, reason: stream.reason }))}</p> : null}
          <p>{t(MEANINGS[stream.state])}</p>
          <p className="text-xs text-text-3">
            {t.rich("streamCounts", {
              state: stream.state,
              at: (after) => <SinceMoment at={stream.since}>{after}</SinceMoment>,
              records: () => <Count value={stream.records} exact />,
              skipped: () => <Count value={stream.skipped} exact />,
            })}
          </p>
        </Source>
        {backlog ? <HistorySource backlog={backlog} /> : null}
      </ul>
    </Card>
  );
}

/** Where the numbers go: whether the database takes every tick. */
function HistorySource({ backlog }: { backlog: NonNullable<ClusterSummary["backlog"]> }) {
  const t = useTranslations("cluster");
  const { waiting, oldest, dropped, failing } = backlog;
  return (
    <Source name={t("history")} badge={<StateBadge state={failing ? "WAITING" : "STORED"} />}>
      <p>
        {failing && oldest !== null
          ? t.rich("historyWaits", { count: waiting, at: (after) => <SinceMoment at={oldest}>{after}</SinceMoment> })
          : t("historyWell")}
      </p>
      {dropped > 0 ? <p className="text-warning">{t("historyDropped", { count: dropped })}</p> : null}
    </Source>
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
