/** One group as a card, for narrow screens. */
"use client";

import { memo } from "react";
import { useTranslations } from "use-intl";
import { groupPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { visibleName } from "@/lib/client/visible-name";
import { CardFact, ListCard } from "../list/list-row";
import { Trend } from "../charts/trend";
import { Duration } from "../status/figures";
import { GroupLag, GroupRate, Muted, Since } from "../status/group-figures";
import { GroupMark } from "../alerts/group-mark";
import { PartitionTroubles } from "../status/partition-troubles";
import { StatusBadge } from "../status/status-badge";
import { Link } from "../ui/link";
import { Name } from "../ui/name";
import { PartitionsPlace } from "./partitions-place";
import type { GroupRowProps } from "./group-row";
import { RowButtons } from "./row-buttons";
import { StatusStrip } from "./status-strip";

export const CARD_HEIGHT = 150;

export const GroupCard = memo(function GroupCard(props: GroupRowProps) {
  const { group, index, top, open, pinned, strip, frame, onOpen } = props;
  const t = useTranslations("overview.card");
  const { why } = useSentences();
  return (
    <ListCard {...{ top, open }}>
      <div className="relative h-[149px] py-2.5">
        <div className="flex items-center gap-2">
          <StatusBadge status={group.status} />
          <Link
            href={groupPath(group.cluster, group.group)}
            data-row={index}
            className="min-w-0 truncate text-base leading-[24px] font-medium after:absolute after:inset-0"
          >
            <Name of={group.group} />
          </Link>
          <Muted group={group} />
          <GroupMark cluster={group.cluster} group={group.group} />
          <span className="ml-auto shrink-0 text-right">
            <Since at={group.since} atLeast={group.sinceAtLeast} />
          </span>
          <RowButtons group={group} open={open} pinned={pinned} onOpen={(next) => onOpen(group, next)} />
        </div>
        <p className="mt-0.5 line-clamp-2 h-[2lh] text-sm text-text-2">
          <PartitionTroubles counts={group.partitionStatuses} />
          {why(group)}
        </p>
        <div className="mt-1.5 flex items-end gap-3 text-sm">
          <dl className="flex min-w-0 flex-1 gap-3">
            <CardFact label={t("lag")}>
              <GroupLag group={group} />
            </CardFact>
            <CardFact label={t("behind")}>
              <Duration value={group.timeLag} />
            </CardFact>
            <CardFact label={t("rates")}>
              <GroupRate group={group} of="produceRate" /> / <GroupRate group={group} of="consumeRate" />
            </CardFact>
          </dl>
          <Trend group={group} width={88} />
        </div>
        <div className="mt-1.5">
          <StatusStrip strip={strip} frame={frame} status={group.status} since={group.since} />
        </div>
      </div>
      {open ? (
        // The list's item holds rows of its own.
        <div role="table" aria-label={t("partitionsOf", { group: visibleName(group.group) })}>
          <PartitionsPlace group={group} />
        </div>
      ) : null}
    </ListCard>
  );
});
