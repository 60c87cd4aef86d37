/** One cluster on the page of all: state, numbers, sources. */
"use client";

import { useTranslations } from "use-intl";
import { useSentences } from "@/lib/client/sentences";
import type { ClusterSummary, GroupSummary } from "@/lib/api/contract";
import { clusterPath } from "@/lib/client/paths";
import { Card } from "../ui/card";
import { Link } from "../ui/link";
import { ClusterFacts } from "./cluster-facts";
import { GroupCounts } from "./group-counts";
import { SinceMoment } from "./moment";
import { HealthBadge, StreamBadge } from "./state-badge";
import { UnreachableBanner } from "./unreachable-banner";
import { sentence } from "./words";

export interface ClusterCardProps {
  cluster: ClusterSummary;
  /** The cluster's groups; undefined while nobody knows them. */
  groups: GroupSummary[] | undefined;
}

export function ClusterCard({ cluster, groups }: ClusterCardProps) {
  const t = useTranslations("cluster");
  const { reason } = useSentences();
  const { cluster: name, health, at, stream, problems } = cluster;
  return (
    <section aria-label={t("named", { name })} data-cluster={name}>
      <Card
        title={
          <Link href={clusterPath(name)} className="text-base hover:underline">
            {name}
          </Link>
        }
        note={
          <span className="flex flex-wrap items-center gap-2">
            <HealthBadge cluster={cluster} />
            {at !== null && health.reachable ? (
              <span>{t.rich("since", { at: (after) => <SinceMoment at={health.since}>{after}</SinceMoment> })}</span>
            ) : null}
          </span>
        }
        actions={groups ? <GroupCounts cluster={name} groups={groups} /> : null}
        padded={false}
      >
        {health.reachable ? null : (
          <div className="border-b border-line p-4">
            <UnreachableBanner cluster={cluster} />
          </div>
        )}
        <ClusterFacts cluster={cluster} className="rounded-none border-0" />
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line px-4 py-2.5 text-sm text-text-2">
          {t("stream")} <StreamBadge stream={stream} />
          {stream.reason ? (
            <span className="min-w-0 wrap-anywhere">{sentence(reason({ ...stream, reason: stream.reason }))}</span>
          ) : null}
          {problems.length > 0 ? (
            <Link href={clusterPath(name)} className="text-warning underline md:ml-auto">
              {t("problems", { count: problems.length })}
            </Link>
          ) : null}
        </p>
      </Card>
    </section>
  );
}
