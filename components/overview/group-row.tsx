/** One group as a row of the table, with its partitions under it when it is open. Rows that did not change are not drawn anew. */
"use client";

import { memo } from "react";
import type { GroupSummary } from "@/lib/api/contract";
import type { GroupThenWire } from "@/lib/api/moment-contract";
import type { StatusStripWire } from "@/lib/api/statuses-contract";
import { groupPath } from "@/lib/client/paths";
import { visibleName } from "@/lib/client/visible-name";
import { GroupMark } from "../alerts/group-mark";
import type { Column, Shown } from "../list/columns";
import { ListRow, type RowPlace } from "../list/list-row";
import { Muted } from "../status/group-figures";
import { Link } from "../ui/link";
import { Name } from "../ui/name";
import { CELLS } from "./cells";
import type { ColumnKey } from "./columns";
import { PartitionsPlace } from "./partitions-place";
import { RowButtons } from "./row-buttons";
import { StatusStrip, type StripFrame } from "./status-strip";

export interface GroupRowProps extends RowPlace {
  /** As it is, or as it was. */
  group: GroupThenWire;
  open: boolean;
  pinned: boolean;
  strip: StatusStripWire | undefined;
  frame: StripFrame | undefined;
  onOpen(group: GroupSummary, open: boolean): void;
}

export interface TableRowProps extends GroupRowProps {
  columns: Shown<Column<ColumnKey>>[];
  dense: boolean;
}

export const GroupRow = memo(function GroupRow({ columns, dense, index, top, ...props }: TableRowProps) {
  const { group, open, pinned, strip, frame, onOpen } = props;
  return (
    <ListRow
      {...{ columns, dense, index, top }}
      lead={<RowButtons group={group} open={open} pinned={pinned} onOpen={(next) => onOpen(group, next)} />}
      below={open ? <PartitionsPlace group={group} /> : null}
      cellOf={(key) =>
        key === "group" ? (
          <NameCell {...{ group, index }} />
        ) : key === "strip" ? (
          <StatusStrip strip={strip} frame={frame} status={group.status} since={group.since} />
        ) : (
          CELLS[key](group)
        )
      }
    />
  );
});

function NameCell({ group, index }: Pick<GroupRowProps, "group" | "index">) {
  return (
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
}
