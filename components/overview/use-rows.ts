/** Which rows of the table are on the screen, and how the keyboard moves among them. The page itself scrolls. */
"use client";

import { useLayoutEffect, useRef, type KeyboardEvent } from "react";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import type { GroupSummary } from "@/lib/api/contract";
import { useOffset } from "../list/use-offset";
import { CARD_HEIGHT } from "./group-card";
import { partitionsHeight } from "./group-partitions";
import { togglePin } from "./pins";
import { keyOf } from "./selection";

export interface RowsOptions {
  groups: GroupSummary[];
  phone: boolean;
  dense: boolean;
  opened: ReadonlySet<string>;
  onOpen(group: GroupSummary, open: boolean): void;
}

const STEPS: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, Home: -Infinity, End: Infinity };
const OPENS: Record<string, boolean> = { ArrowRight: true, ArrowLeft: false };

export function useRows({ groups, phone, dense, opened, onOpen }: RowsOptions) {
  const body = useRef<HTMLDivElement>(null);
  const offset = useOffset(body, phone);
  const row = phone ? CARD_HEIGHT : dense ? 28 : 36;
  // Thousands of rows: what is asked of each of them must cost next to nothing while none is open.
  const isOpen = (group: GroupSummary | undefined): group is GroupSummary =>
    opened.size > 0 && group !== undefined && opened.has(keyOf(group));
  const sizeOf = (group: GroupSummary | undefined) => row + (isOpen(group) ? partitionsHeight(group) : 0);
  const virtualizer = useWindowVirtualizer({
    count: groups.length,
    estimateSize: (index) => sizeOf(groups[index]),
    overscan: 6,
    // Rows may be drawn a frame after the wheel turned: the ones beyond the edge are there already.
    useFlushSync: false,
    scrollMargin: offset,
    // On the server there is no window; this many rows are in the first HTML.
    initialRect: { width: 1440, height: 1000 },
  });
  // Heights are kept by the virtualizer until it is told that they changed.
  const open = opened.size === 0 ? [] : groups.flatMap((group, index) => (isOpen(group) ? [index] : []));
  const heights = `${row} ${open.join()}`;
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, heights]);

  const onKeyDown = (event: KeyboardEvent) => {
    const index = event.target instanceof HTMLElement ? Number(event.target.dataset.row ?? NaN) : NaN;
    const group = groups[index];
    if (!group || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const opens = event.key === " " ? !opened.has(keyOf(group)) : OPENS[event.key];
    if (step === undefined && opens === undefined && event.key !== "p") return;
    event.preventDefault();
    if (opens !== undefined) return onOpen(group, opens);
    if (step === undefined) return togglePin(group);
    const next = Math.min(Math.max(index + step, 0), groups.length - 1);
    virtualizer.scrollToIndex(next, { align: "auto" });
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  };
  const items = virtualizer.getVirtualItems().flatMap(({ index, start }) => {
    const group = groups[index];
    return group ? [{ key: keyOf(group), index, group, top: start - offset }] : [];
  });
  return { body, items, height: virtualizer.getTotalSize(), scrolling: virtualizer.isScrolling, onKeyDown };
}
