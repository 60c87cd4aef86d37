/** One group as a row of the table. Rows that did not change are not drawn anew. */
"use client";

import { memo, type ReactNode } from "react";
import Link from "next/link";
import clsx from "clsx";
import type { GroupSummary } from "@/lib/api/contract";
import { useNow } from "@/lib/client/clock";
import { formatDurationShort, formatMoment, formatTime } from "@/lib/client/format";
import { groupPath } from "@/lib/client/paths";
import { Sparkline } from "../charts/sparkline";
import { Count, Duration, Rate } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { Unknown } from "../status/unknown";
import { COLUMNS, GRID, visibility } from "./columns";

export interface GroupRowProps {
  group: GroupSummary;
  /** Position in the whole table, from 0. */
  index: number;
  top: number;
}

export const GroupRow = memo(function GroupRow({ group, index, top }: GroupRowProps) {
  const cells: Record<string, ReactNode> = {
    status: <StatusBadge status={group.status} />,
    group: (
      // The link's area is the whole row.
      <Link
        href={groupPath(group.cluster, group.group)}
        prefetch={false}
        title={group.group}
        data-row={index}
        className="block truncate font-medium text-text after:absolute after:inset-0"
      >
        {group.group}
      </Link>
    ),
    cluster: <span className="text-text-2">{group.cluster}</span>,
    why: (
      <span title={group.why} className={group.status === "OK" ? "text-text-3" : "text-text-2"}>
        {group.why}
      </span>
    ),
    lag: <GroupLag group={group} />,
    behind: <Duration value={group.timeLag} short />,
    trend: <Trend group={group} />,
    in: <Rate value={group.produceRate} />,
    out: <Rate value={group.consumeRate} />,
    catch: group.lag === "0" ? <span className="text-text-3">–</span> : <Duration value={group.catchUp} short />,
    members: group.memberCount.known ? (
      <Count value={group.memberCount.value} />
    ) : (
      <Unknown reason={group.memberCount.reason} />
    ),
    commit: group.lastCommitAt === null ? <Unknown reason="no commit seen" /> : <Ago at={group.lastCommitAt} />,
    since: <Since at={group.since} />,
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)` }}
      className={clsx(
        GRID,
        "absolute inset-x-0 top-0 h-9 border-b border-line text-sm",
        "hover:bg-selected focus-within:bg-selected",
      )}
    >
      {COLUMNS.map(({ key, right, from }) => (
        <div key={key} role="cell" className={clsx("min-w-0 truncate", right && "text-right", visibility(from))}>
          {cells[key]}
        </div>
      ))}
    </div>
  );
});

/** Total lag; a sum that misses partitions says so. */
export function GroupLag({ group }: { group: GroupSummary }) {
  const { lag, unknownPartitions, partitionCount } = group;
  // "At least 0" would say nothing.
  if (unknownPartitions > 0 && lag === "0") {
    return <Unknown reason={`the lag of ${unknownPartitions} of ${partitionCount} partitions is not known`} />;
  }
  const partial = `without ${unknownPartitions} of ${partitionCount} partitions, whose lag is unknown`;
  return (
    <span className={clsx(group.status === "OK" ? "text-text-2" : "font-medium")}>
      {unknownPartitions > 0 ? (
        <span title={partial} aria-label={partial} role="note" className="mr-0.5 text-text-3">
          ≥
        </span>
      ) : null}
      <Count value={lag} />
    </span>
  );
}

export function Trend({ group, width = 112 }: { group: GroupSummary; width?: number }) {
  return (
    <Sparkline
      {...group.trend}
      status={group.case === "offline-partition" ? "OFFLINE" : group.status}
      width={width}
      ariaLabel={`Log end and committed offset of ${group.group} over the last minutes`}
    />
  );
}

function Ago({ at }: { at: number }) {
  const now = useNow(5000);
  return (
    <span className="figures" title={formatTime(at)}>
      {now - at < 5000 ? "<5\u00a0s" : formatDurationShort(now - at).replace(/\.\d/, "")}
    </span>
  );
}

export function Since({ at }: { at: number }) {
  const now = useNow(60_000);
  return (
    <span className="figures text-text-2" title={formatTime(at)}>
      {formatMoment(at, now)}
    </span>
  );
}
