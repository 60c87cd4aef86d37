/** One group as a card, for narrow screens. */
"use client";

import { memo } from "react";
import Link from "next/link";
import { groupPath } from "@/lib/client/paths";
import { Duration, Rate } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { GroupLag, Since, Trend, type GroupRowProps } from "./group-row";

export const CARD_HEIGHT = 124;

export const GroupCard = memo(function GroupCard({ group, index, top }: GroupRowProps) {
  return (
    <li
      style={{ transform: `translateY(${top}px)` }}
      className="absolute inset-x-0 top-0 h-31 border-b border-line py-2.5"
    >
      <div className="flex items-center gap-2">
        <StatusBadge status={group.status} />
        <Link
          href={groupPath(group.cluster, group.group)}
          prefetch={false}
          data-row={index}
          className="min-w-0 truncate text-base font-medium after:absolute after:inset-0"
        >
          {group.group}
        </Link>
        <span className="ml-auto shrink-0 text-xs">
          <Since at={group.since} />
        </span>
      </div>
      <p className="mt-0.5 line-clamp-2 h-10 text-sm text-text-2">{group.why}</p>
      <div className="mt-1.5 flex items-end gap-3 text-sm">
        <dl className="flex min-w-0 flex-1 gap-3">
          <Fact label="lag">
            <GroupLag group={group} />
          </Fact>
          <Fact label="behind">
            <Duration value={group.timeLag} short />
          </Fact>
          <Fact label="in / out per s">
            <Rate value={group.produceRate} /> / <Rate value={group.consumeRate} />
          </Fact>
        </dl>
        <Trend group={group} width={88} />
      </div>
    </li>
  );
});

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="whitespace-nowrap">
      <dt className="text-2xs leading-3 text-text-3">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
