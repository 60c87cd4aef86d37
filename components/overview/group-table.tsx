/** All groups, virtualised: a table on a desk, cards on a phone. */
"use client";

import { memo, useCallback, useMemo, useRef } from "react";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import type { StatusStripWire } from "@/lib/api/statuses-contract";
import { useLookedAt } from "@/lib/client/looked-at";
import { usePhone } from "../list/use-phone";
import { LIST } from "../ui/held-order";
import { gridStyle, shownColumns } from "./columns";
import { GroupCard } from "./group-card";
import { GroupRow } from "./group-row";
import { usePins } from "./pins";
import { keyOf } from "./selection";
import { StripPatterns, type StripFrame } from "./status-strip";
import { TableHead } from "./table-head";
import type { LookControl } from "./use-filters";
import { useRows } from "./use-rows";
import { useStage } from "./use-stage";

export interface GroupTableProps {
  groups: GroupSummary[];
  look: LookControl;
  strips: { of: ReadonlyMap<string, StatusStripWire>; frames: ReadonlyMap<string, StripFrame> };
  /** What the server guessed from the request. */
  phone: boolean;
}

export const GroupTable = memo(function GroupTable({ groups, look, strips, phone: likely }: GroupTableProps) {
  const t = useTranslations("overview");
  const phone = usePhone(likely);
  const pins = usePins();
  const { opened, setOpen, dense, columns: chosen } = look;
  const change = useRef(setOpen);
  change.current = setOpen;
  const onOpen = useCallback((group: GroupSummary, open: boolean) => change.current(keyOf(group), open), []);
  const { body, items, height, scrolling, onKeyDown } = useRows({ groups, phone, dense, opened, onOpen });
  useLookedAt(
    items.map(({ key, group: { cluster, group } }) => ({ cluster, group, ...(opened.has(key) && { open: true }) })),
  );
  const stage = useStage();
  const columns = useMemo(() => shownColumns(chosen, stage), [chosen, stage]);
  const tracks = useMemo(() => gridStyle(chosen), [chosen]);
  const head = useRef<HTMLDivElement>(null);
  const rows = items.map(({ key, group, ...place }) => {
    const own = { open: opened.has(key), pinned: pins.has(key), onOpen };
    return { key, group, ...place, ...own, strip: strips.of.get(key), frame: strips.frames.get(group.cluster) };
  });
  if (phone) {
    return (
      <div ref={body} onKeyDown={onKeyDown}>
        <StripPatterns />
        <ul aria-label={t("groups")} className="relative" style={{ height }} {...LIST}>
          {rows.map(({ key, ...row }) => (
            <GroupCard key={key} {...row} />
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div
      role="table"
      aria-label={t("groups")}
      aria-rowcount={groups.length + 1}
      className="rounded-lg border border-line bg-surface"
      onKeyDown={onKeyDown}
    >
      <div
        role="rowgroup"
        ref={head}
        className="sticky top-12 z-10 overflow-x-hidden rounded-t-lg border-b border-line bg-surface"
      >
        <div role="presentation" style={tracks}>
          <TableHead columns={columns} look={look} />
        </div>
      </div>
      <div
        role="rowgroup"
        {...LIST}
        ref={body}
        className="overflow-x-auto overflow-y-hidden rounded-b-lg"
        // More columns than fit scroll sideways, and their names with them.
        onScroll={(event) => head.current?.scrollTo({ left: event.currentTarget.scrollLeft })}
      >
        <StripPatterns />
        <div role="presentation" className="relative" style={{ ...tracks, height }}>
          {/* Rows that pass under a resting pointer need not know of it. */}
          <div role="presentation" className={clsx("absolute inset-0 z-2", !scrolling && "hidden")} />
          {rows.map(({ key, ...row }) => (
            <GroupRow key={key} columns={columns} dense={dense} {...row} />
          ))}
        </div>
      </div>
    </div>
  );
});
