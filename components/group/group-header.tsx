/** Top of a group's page: name, status, case, and why the status is what it is, since when. */
"use client";

import type { GroupDetail } from "@/lib/api/contract";
import { useNow } from "@/lib/client/clock";
import { formatDuration, formatMoment, formatTime } from "@/lib/client/format";
import { clusterPath } from "@/lib/client/paths";
import { useTimeRange } from "@/lib/client/time-range";
import { PageHeader } from "../shell/page-header";
import { TimeRangePicker } from "../shell/time-range-picker";
import { CaseBadge } from "../status/case-badge";
import { StatusBadge } from "../status/status-badge";
import type { AnyStatus } from "../status/tone";

export interface GroupHeaderProps {
  cluster: string;
  group: string;
  /** Undefined while loading, and for a group that is gone. */
  detail: GroupDetail | undefined;
}

export function GroupHeader({ cluster, group, detail }: GroupHeaderProps) {
  const range = useTimeRange();
  return (
    <PageHeader
      title={group}
      crumbs={[
        { label: "Overview", href: "/" },
        { label: cluster, href: clusterPath(cluster) },
      ]}
      actions={<TimeRangePicker range={range} />}
    >
      <div className="mt-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        {detail ? (
          <>
            <StatusBadge status={detail.status} size="lg" />
            {detail.case ? <CaseBadge case={detail.case} /> : null}
            <p className="min-w-0 text-base wrap-anywhere">{detail.why}</p>
            <Since at={detail.since} status={detail.status} />
          </>
        ) : null}
      </div>
    </PageHeader>
  );
}

/** "ERROR since 14:02, 12 min". The status is in the words for those who do not see the badge beside it. */
export function Since({ at, status }: { at: number; status: AnyStatus }) {
  const now = useNow(5000);
  return (
    <p className="text-sm whitespace-nowrap text-text-3">
      <span className="sr-only">{status} </span>
      since{" "}
      <time className="figures" dateTime={new Date(at).toISOString()} title={formatTime(at)}>
        {now === 0 ? "…" : formatMoment(at, now)}
      </time>
      {now > at ? (
        <>
          , <span className="figures">{formatDuration(now - at)}</span>
        </>
      ) : null}
    </p>
  );
}
