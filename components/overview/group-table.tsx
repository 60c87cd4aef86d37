/** All groups, virtualised: a table on a desk, cards on a phone. The page itself scrolls. */
"use client";

import { useLayoutEffect, useRef, useState, useSyncExternalStore, type CSSProperties, type KeyboardEvent } from "react";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { GroupSummary } from "@/lib/api/contract";
import { COLUMNS, GRID, TRACKS, visibility, type Column } from "./columns";
import { CARD_HEIGHT, GroupCard } from "./group-card";
import { GroupRow } from "./group-row";
import type { FilterControl } from "./use-filters";

const ROW_HEIGHT = 36;
const PHONE = "(max-width: 767px)";

export function usePhone(): boolean {
  return useSyncExternalStore(
    (tell) => {
      const query = window.matchMedia(PHONE);
      query.addEventListener("change", tell);
      return () => query.removeEventListener("change", tell);
    },
    () => window.matchMedia(PHONE).matches,
    () => false,
  );
}

export interface GroupTableProps {
  groups: GroupSummary[];
  control: FilterControl;
}

export function GroupTable({ groups, control }: GroupTableProps) {
  const phone = usePhone();
  const body = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(body.current?.offsetTop ?? 0), [phone]);
  const virtualizer = useWindowVirtualizer({
    count: groups.length,
    estimateSize: () => (phone ? CARD_HEIGHT : ROW_HEIGHT),
    overscan: 8,
    scrollMargin: offset,
    getItemKey: (index) => `${groups[index]?.cluster}/${groups[index]?.group}`,
  });
  const items = virtualizer.getVirtualItems().flatMap(({ key, index, start }) => {
    const group = groups[index];
    return group ? [{ key, index, group, top: start - virtualizer.options.scrollMargin }] : [];
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const row = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
    if (!step || row === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(Number(row) + step, 0), groups.length - 1);
    virtualizer.scrollToIndex(next, { align: "auto" });
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  };
  const frame: CSSProperties = { height: virtualizer.getTotalSize() };
  if (phone) {
    return (
      <div ref={body} onKeyDown={onKeyDown}>
        <ul aria-label="Consumer groups" className="relative" style={frame}>
          {items.map(({ key, ...item }) => (
            <GroupCard key={key} {...item} />
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div
      role="table"
      aria-label="Consumer groups"
      aria-rowcount={groups.length + 1}
      style={TRACKS as CSSProperties}
      className="rounded-lg border border-line bg-surface"
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="sticky top-12 z-10 rounded-t-lg border-b border-line bg-surface">
        <div role="row" aria-rowindex={1} className={clsx(GRID, "h-8")}>
          {COLUMNS.map((column) => (
            <Head key={column.key} column={column} control={control} />
          ))}
        </div>
      </div>
      <div role="rowgroup" ref={body} className="relative" style={frame}>
        {items.map(({ key, ...item }) => (
          <GroupRow key={key} {...item} />
        ))}
      </div>
    </div>
  );
}

function Head({ column, control }: { column: Column; control: FilterControl }) {
  const { label, sort, right, title, from } = column;
  const current = sort === control.sort;
  const Arrow = control.reverse ? ArrowUp : ArrowDown;
  return (
    <div
      role="columnheader"
      aria-sort={current ? (control.reverse ? "ascending" : "descending") : undefined}
      title={title}
      className={clsx(
        "min-w-0 text-xs font-medium whitespace-nowrap text-text-3",
        right && "text-right",
        visibility(from),
      )}
    >
      {sort ? (
        <button
          type="button"
          onClick={() => control.sortBy(sort)}
          className={clsx("inline-flex h-8 items-center gap-0.5 hover:text-text", current && "text-text")}
        >
          {label}
          {current ? <Arrow size={12} aria-hidden /> : null}
        </button>
      ) : (
        label
      )}
    </div>
  );
}
