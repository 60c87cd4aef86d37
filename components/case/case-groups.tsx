/** The groups that are in a case now, each with the waterlines of its partitions. */
"use client";

import Link from "next/link";
import type { GroupSummary } from "@/lib/api/contract";
import { groupPath } from "@/lib/client/paths";
import { useGroup } from "@/lib/client/queries";
import type { Case } from "@/lib/core/terms";
import { PartitionChart } from "../group/partition-chart";
import { orderPartitions } from "../group/rank";
import { partitionKey } from "../group/series";
import { useGroupHistory } from "../group/use-group-history";
import { WhenVisible } from "../group/when-visible";
import { Count } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { Card } from "../ui/card";
import { Loading, Skeleton } from "../ui/skeleton";
import { NoneNow } from "./none-now";

/** Charts for this many groups and partitions; the others are one click away. */
const GROUPS = 6;
const PARTITIONS = 3;
const HEIGHT = 150;

export function CaseGroups({ slug, groups }: { slug: Case; groups: GroupSummary[] | null }) {
  const more = groups ? groups.length - GROUPS : 0;
  return (
    <section aria-label="Groups in this case now" className="flex min-w-0 flex-col gap-4">
      <h2 className="text-base font-semibold">
        In it now {groups ? <span className="figures text-text-3">{groups.length}</span> : null}
      </h2>
      {groups === null ? (
        <Loading label="Loading the groups">
          <Skeleton className="h-56 w-full rounded-lg" />
        </Loading>
      ) : groups.length === 0 ? (
        <Card>
          <NoneNow slug={slug} />
        </Card>
      ) : (
        groups.slice(0, GROUPS).map((group) => <CaseGroup key={`${group.cluster}/${group.group}`} summary={group} />)
      )}
      {more > 0 ? (
        <Link href={`/?case=${slug}`} className="text-sm text-accent hover:underline">
          {more} more in this case
        </Link>
      ) : null}
    </section>
  );
}

function CaseGroup({ summary }: { summary: GroupSummary }) {
  const { cluster, group, why, status, lag, partitionCount } = summary;
  const shown = Math.min(partitionCount, PARTITIONS);
  return (
    <article className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2.5 text-sm">
        <StatusBadge status={status} />
        <h3 className="min-w-0 font-semibold wrap-anywhere">
          <Link href={groupPath(cluster, group)} className="hover:underline">
            {group}
          </Link>
        </h3>
        <p className="min-w-0 text-text-2 wrap-anywhere">{why}</p>
        <p className="ml-auto text-text-3">
          {cluster}, lag <Count value={lag} />
        </p>
      </div>
      <WhenVisible height={HEIGHT + 56} label={`Waterlines of ${group}`}>
        <GroupWaterlines {...{ cluster, group, shown }} />
      </WhenVisible>
      {partitionCount > shown ? (
        <p className="border-t border-line px-4 py-2 text-xs text-text-3">
          The worst {shown} of {partitionCount} partitions
        </p>
      ) : null}
    </article>
  );
}

function GroupWaterlines({ cluster, group, shown }: { cluster: string; group: string; shown: number }) {
  const { data: detail } = useGroup(cluster, group);
  const history = useGroupHistory(cluster, group);
  const rows = orderPartitions(detail?.subscriptions.flatMap(({ partitions }) => partitions) ?? [], "worst");
  if (!detail || history.state === "loading") return <Skeleton className="m-3 h-[200px]" />;
  return (
    <div className="grid grid-cols-1 gap-px md:grid-cols-[repeat(auto-fit,minmax(280px,1fr))] [&>*]:shadow-[0_0_0_1px_var(--line)]">
      {rows.slice(0, shown).map((row) => (
        <PartitionChart
          key={partitionKey(row.topic, row.partition)}
          {...{ cluster, group, row, history }}
          topic={row.topic}
          partition={row.partition}
          series={history.series.get(partitionKey(row.topic, row.partition))}
          absolute={false}
          height={HEIGHT}
          level={4}
        />
      ))}
    </div>
  );
}
