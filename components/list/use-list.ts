/** Which rows of a list are on the screen, in which columns, and how the keyboard moves among them. The page itself scrolls. */
"use client";

import { useLayoutEffect, useMemo, useRef, type KeyboardEvent } from "react";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { gridStyle, shownColumns, type NamedColumn } from "./columns";
import type { Look } from "./use-look";
import { useOffset } from "./use-offset";
import { usePhone } from "./use-phone";
import { useStage } from "./use-stage";

export interface ListOptions<Row, C extends NamedColumn> {
  rows: readonly Row[];
  keyOf(row: NoInfer<Row>): string;
  columns: readonly C[];
  look: Pick<Look, "dense" | "columns">;
  cardHeight: number;
  /** Width of what stands before all columns in px. */
  lead?: number;
  /** Keys of the rows that stand open, and how much higher such a one is. */
  opened?: ReadonlySet<string>;
  heightBelow?(row: NoInfer<Row>): number;
  /** Keys of the page's own, on a row that has the focus; answers whether it was one. */
  onKey?(key: string, row: NoInfer<Row>): boolean;
  /** Whether the request looked as if it came from a phone. */
  phone?: boolean;
}

const STEPS: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, Home: -Infinity, End: Infinity };
const NONE: ReadonlySet<string> = new Set();
/** The page's top and the head, under which rows pass. */
const COVERED = 49 + 33;

/** The links of rows carry `data-row`, their index: they are what has the focus. */
export function useList<Row, C extends NamedColumn>(options: ListOptions<Row, C>) {
  const { rows, keyOf, columns: all, look, cardHeight, lead = 0, opened = NONE, heightBelow, onKey } = options;
  const phone = usePhone(options.phone);
  const body = useRef<HTMLDivElement>(null);
  const offset = useOffset(body, phone);
  const height = phone ? cardHeight : look.dense ? 28 : 36;
  // Thousands of rows: what is asked of each of them must cost next to nothing while none is open.
  const belowOf = (row: Row | undefined) =>
    opened.size > 0 && row !== undefined && opened.has(keyOf(row)) ? (heightBelow?.(row) ?? 0) : 0;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => height + belowOf(rows[index]),
    overscan: 6,
    // Rows may be drawn a frame after the wheel turned: the ones beyond the edge are there already.
    useFlushSync: false,
    scrollMargin: offset,
    scrollPaddingStart: phone ? 0 : COVERED,
    // On the server there is no window; this many rows are in the first HTML.
    initialRect: { width: 1440, height: 1000 },
  });
  // Heights are kept by the virtualizer until it is told that they changed.
  const open = opened.size === 0 ? [] : rows.flatMap((row, index) => (belowOf(row) > 0 ? [index] : []));
  const heights = `${height} ${open.join()}`;
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, heights]);

  const onKeyDown = (event: KeyboardEvent) => {
    const index = event.target instanceof HTMLElement ? Number(event.target.dataset.row ?? NaN) : NaN;
    const row = rows[index];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (step === undefined) {
      if (onKey?.(event.key, row)) event.preventDefault();
      return;
    }
    event.preventDefault();
    const next = Math.min(Math.max(index + step, 0), rows.length - 1);
    virtualizer.scrollToIndex(next, { align: "auto" });
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  };
  const items = virtualizer.getVirtualItems().flatMap(({ index, start }) => {
    const row = rows[index];
    return row ? [{ key: keyOf(row), row, place: { index, top: start - offset } }] : [];
  });
  const stage = useStage();
  const columns = useMemo(() => shownColumns(all, look.columns, stage), [all, look.columns, stage]);
  const tracks = useMemo(() => gridStyle(all, look.columns, lead), [all, look.columns, lead]);
  const frame = { body, onKeyDown, tracks, count: rows.length, height: virtualizer.getTotalSize() };
  return { phone, items, columns, frame: { ...frame, phone, columns, scrolling: virtualizer.isScrolling } };
}
