/** Top of a partition's page: where it belongs, its status and why, and the way to its neighbours. */
"use client";

import type { GroupDetail, PartitionWire } from "@/lib/api/contract";
import { clusterPath, groupPath } from "@/lib/client/paths";
import { useTimeRange } from "@/lib/client/time-range";
import { Since } from "../group/group-header";
import { shownStatus } from "../group/rank";
import { PageHeader } from "../shell/page-header";
import { TimeRangePicker } from "../shell/time-range-picker";
import { StatusBadge } from "../status/status-badge";
import { MEANINGS } from "../status/tone";
import { PartitionSteps } from "./partition-steps";

export interface PartitionHeaderProps {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
  row: PartitionWire | undefined;
  detail: GroupDetail | undefined;
}

export function PartitionHeader({ cluster, group, topic, partition, row, detail }: PartitionHeaderProps) {
  const range = useTimeRange();
  const status = row ? shownStatus(row) : null;
  return (
    <PageHeader
      title={<span className="figures">{`${topic}/${partition}`}</span>}
      crumbs={[
        { label: "Overview", href: "/" },
        { label: cluster, href: clusterPath(cluster) },
        { label: group, href: groupPath(cluster, group) },
      ]}
      actions={
        <>
          {detail ? <PartitionSteps detail={detail} here={{ topic, partition }} /> : null}
          <TimeRangePicker range={range} />
        </>
      }
    >
      <div className="mt-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        {row && status ? (
          <>
            <StatusBadge status={status} size="lg" />
            <p className="min-w-0 text-base wrap-anywhere">{row.finding?.evidence ?? `${MEANINGS[status]}.`}</p>
            <Since at={row.since} status={status} />
          </>
        ) : null}
      </div>
    </PageHeader>
  );
}
