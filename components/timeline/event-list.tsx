/**
 * What happened, newest first, day by day. Only the rows in view are drawn. While somebody reads further down, new
 * happenings wait behind a button instead of pushing the text away.
 */
"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "use-intl";
import type { EventWire } from "@/lib/api/contract";
import { useNow } from "@/lib/client/clock";
import { EventDay, HEADING } from "./event-day";
import { EventRow } from "./event-row";
import { foldFlapping } from "./flapping";
import { drawnDays, isDay, keyOfLine, toLines } from "./lines";
import { moveFocus } from "./move-focus";
import { NewPill } from "./new-pill";
import type { NoteDraft } from "./note-form";

export interface EventListProps {
  events: EventWire[];
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown };
  onNote(draft: NoteDraft): void;
}

const ROW = 44;
/** The page's top and the day's heading cover so much of the window. */
const COVERED = 43 + HEADING;
/** Rows from the end at which the next page is asked for. */
const AHEAD = 30;

export function EventList({ events: all, pages, onNote }: EventListProps) {
  const t = useTranslations("timeline");
  const now = useNow(60_000);
  const place = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  // The newest that was shown when the reader left the top; what is newer waits.
  const [held, setHeld] = useState<string | null>(null);
  const waiting =
    held === null
      ? 0
      : Math.max(
          0,
          all.findIndex(({ id }) => id === held),
        );
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (key: string) => setOpen((was) => new Set(was.has(key) ? [...was].filter((one) => one !== key) : [...was, key])),
    [],
  );
  const folded = useMemo(() => foldFlapping(all.slice(waiting), open), [all, waiting, open]);
  const lines = useMemo(() => toLines(folded.events), [folded]);
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (index) => (isDay(lines[index]!) ? HEADING : ROW),
    getItemKey: (index) => keyOfLine(lines[index]!),
    overscan: 12,
    // The heading of the first row's day is drawn however far above it stands.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      const { heading } = lines[drawn[0] ?? 0] ?? { heading: 0 };
      return drawn.includes(heading) ? drawn : [heading, ...drawn];
    },
    scrollMargin: margin,
    scrollPaddingStart: COVERED,
    onChange: ({ scrollOffset }) => {
      const reading = (scrollOffset ?? 0) > margin;
      if (reading !== (held !== null)) setHeld(reading ? (all[waiting]?.id ?? null) : null);
    },
  });
  useEffect(() => {
    const measure = () => setMargin(place.current ? place.current.getBoundingClientRect().top + window.scrollY : 0);
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(document.body);
    return () => watcher.disconnect();
  }, []);
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= lines.length - AHEAD) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, lines.length]);
  const scrollTo = (wanted: number) =>
    virtualizer.scrollToIndex(lines.findIndex((line) => !isDay(line) && line.index === wanted));
  return (
    <section aria-label={t("list")} className="overflow-clip rounded-lg border border-line bg-surface">
      <NewPill count={waiting} />
      <div
        ref={place}
        onKeyDown={(event) => moveFocus(event, folded.events.length, scrollTo)}
        style={{ height: virtualizer.getTotalSize() }}
        className="relative"
      >
        {drawnDays(items, lines).map(({ at, head, rows }) => {
          const open = hasNextPage && head.heading === lines.at(-1)?.heading;
          return (
            <EventDay
              key={at.key}
              {...{ day: head.day, now, busy: open && isFetchingNextPage }}
              top={at.start - margin}
              height={(rows.at(-1)?.at ?? at).end - at.start}
            >
              {rows.map((row) => (
                <EventRow
                  key={row.at.key}
                  ref={virtualizer.measureElement}
                  {...{ ...row.line, line: row.at.index, now, onNote }}
                  flaps={folded.flaps.get(row.line.event.id)}
                  onFlaps={toggle}
                  total={open ? -1 : head.count}
                  style={{ transform: `translateY(${row.at.start - at.start}px)` }}
                />
              ))}
            </EventDay>
          );
        })}
      </div>
      <p role="status" className="border-t border-line px-4 py-2 text-xs text-text-3">
        {isFetchingNextPage ? t("loadingMore") : hasNextPage ? t("more") : t("end")}
      </p>
    </section>
  );
}
