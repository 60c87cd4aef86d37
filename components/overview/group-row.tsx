/** One group as a row of the table, with its partitions under it when it is open. Rows that did not change are not drawn anew. */
"use client";

import { memo } from "react";
import clsx from "clsx";
import type { GroupSummary } from "@/lib/api/contract";
import type { StatusStripWire } from "@/lib/api/statuses-contract";
import { groupPath } from "@/lib/client/paths";
import { visibleName } from "@/lib/client/visible-name";
import { GroupMark } from "../alerts/group-mark";
import { Link } from "../ui/link";
import { Name } from "../ui/name";
import { Muted } from "../status/group-figures";
import { CELLS } from "./cells";
import { GRID, type ShownColumn } from "./columns";
import { GroupPartitions } from "./group-partitions";
import { RowButtons } from "./row-buttons";
import { StatusStrip, type StripFrame } from "./status-strip";

export interface GroupRowProps {
  group: GroupSummary;
  /** Position in the whole table, from 0. */
  index: number;
  top: number;
  open: boolean;
  pinned: boolean;
  strip: StatusStripWire | undefined;
  frame: StripFrame | undefined;
  onOpen(group: GroupSummary, open: boolean): void;
}

export interface TableRowProps extends GroupRowProps {
  columns: ShownColumn[];
  dense: boolean;
}

export const GroupRow = memo(function GroupRow({ columns, dense, index, top, ...props }: TableRowProps) {
  const { group, open, pinned, strip, frame, onOpen } = props;
  const name = (
    <span className="flex items-center gap-1.5">
      {/* The link's area is the whole row. */}
      <Link
        href={groupPath(group.cluster, group.group)}
        title={visibleName(group.group)}
        data-row={index}
        className="truncate leading-[24px] font-medium text-text after:absolute after:inset-0"
      >
        <Name of={group.group} />
      </Link>
      <Muted group={group} />
      <GroupMark cluster={group.cluster} group={group.group} />
    </span>
  );
  return (
    <div
      role="presentation"
      // Not a transform: each one is painted by itself, and rows do not move.
      style={{ top }}
      className={clsx("absolute inset-x-0 border-b border-line", open && "bg-sunken")}
    >
      <div
        role="row"
        aria-rowindex={index + 2}
        data-dense={dense || undefined}
        className={clsx(
          GRID,
          "group relative text-sm hover:bg-selected focus-within:bg-selected",
          dense ? "h-[27px]" : "h-[35px]",
        )}
      >
        <div role="cell">
          <RowButtons group={group} open={open} pinned={pinned} onOpen={(next) => onOpen(group, next)} />
        </div>
        {columns.map(({ key, right, cut, visibility }) => (
          <div
            key={key}
            role="cell"
            data-cell={key}
            className={clsx(
              "min-w-0",
              key === "why" ? "relative" : cut ? "truncate" : "whitespace-nowrap",
              right && "text-right",
              // As a line of text its cell would be higher than the badge, which then stands above the middle.
              key === "status" && "flex",
              visibility,
            )}
          >
            {key === "group" ? (
              name
            ) : key === "strip" ? (
              <StatusStrip strip={strip} frame={frame} status={group.status} since={group.since} />
            ) : (
              CELLS[key](group)
            )}
          </div>
        ))}
      </div>
      {open ? <GroupPartitions group={group} /> : null}
    </div>
  );
});
