/** What stands in each column of a group's row; cards use parts of it. */
"use client";

import type { ReactNode } from "react";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import type { GroupThenWire } from "@/lib/api/moment-contract";
import { formatInterval, formatTime } from "@/lib/client/format";
import { usePageNow } from "@/lib/client/page-moment";
import { useSentences } from "@/lib/client/sentences";
import { Trend } from "../charts/trend";
import { CatchUp, Count, Duration } from "../status/figures";
import { GroupLag, GroupRate, Since } from "../status/group-figures";
import { PartitionTroubles } from "../status/partition-troubles";
import { StatusBadge } from "../status/status-badge";
import { Unknown } from "../status/unknown";
import type { ColumnKey } from "./columns";

/** Cells that depend on the group alone. The name is a link and the strip needs its history: the row makes those. */
export const CELLS: Record<Exclude<ColumnKey, "group" | "strip">, (group: GroupThenWire) => ReactNode> = {
  status: (group) => <StatusBadge status={group.status} />,
  cluster: (group) => <span className="text-text-2">{group.cluster}</span>,
  why: (group) => <Why group={group} />,
  lag: (group) => <GroupLag group={group} />,
  behind: (group) => <Duration value={group.timeLag} />,
  trend: (group) => <Trend group={group} width={100} />,
  in: (group) => <GroupRate group={group} of="produceRate" />,
  out: (group) => <GroupRate group={group} of="consumeRate" />,
  catch: (group) => <CatchUp {...group} value={group.catchUp} />,
  worst: (group) =>
    group.worst && group.status !== "OK" ? (
      <span className="figures text-text-2" title={`${group.worst.topic}/${group.worst.partition}`}>
        {group.worst.topic}/{group.worst.partition}
      </span>
    ) : (
      <span className="text-text-3">–</span>
    ),
  members: (group) => <Members group={group} />,
  commit: (group) => <LastCommit at={group.lastCommitAt} />,
  since: (group) => <Since at={group.since} atLeast={group.sinceAtLeast} />,
};

/** In two lines, in one of dense rows; whole for who looks: beside a pointer, and in place in the row that has the focus. */
function Why({ group }: { group: GroupSummary }) {
  const why = useSentences().why(group);
  return (
    <span
      title={why}
      className={clsx(
        "line-clamp-2 text-xs leading-[16px] wrap-anywhere group-data-[dense]:line-clamp-1",
        "group-focus-within:pointer-events-none group-focus-within:absolute group-focus-within:inset-x-0 group-focus-within:top-1/2",
        "group-focus-within:z-1 group-focus-within:line-clamp-none group-focus-within:-translate-y-1/2 group-focus-within:bg-selected",
        group.status === "OK" ? "text-text-3" : "text-text-2",
      )}
    >
      <PartitionTroubles counts={group.partitionStatuses} />
      {why}
    </span>
  );
}

/** How many members there are, and how many of them have nothing to do. */
function Members({ group: { memberCount, idleMembers } }: { group: GroupSummary }) {
  const t = useTranslations("overview");
  if (!memberCount.known) return <Unknown {...memberCount} />;
  const idle = idleMembers.known ? idleMembers.value : 0;
  return (
    <span title={idle > 0 ? t("membersIdle", { count: memberCount.value, idle }) : undefined}>
      <Count value={memberCount.value} />
      {idle > 0 ? <span className="figures ml-1 text-xs text-text-3">{t("idle", { idle })}</span> : null}
    </span>
  );
}

function LastCommit({ at }: { at: number | null }) {
  const t = useTranslations("overview");
  const now = usePageNow(5000);
  if (at === null) return <Unknown reason={t("noCommit")} />;
  // While the page is made on the server nobody knows the viewer's present.
  if (now === 0) return <span className="figures">–</span>;
  return (
    <span className="figures" title={formatTime(at)}>
      {now - at < 5000 ? "<5\u00a0s" : formatInterval(Math.floor((now - at) / 1000) * 1000)}
    </span>
  );
}
