/**
 * What happened, newest first, day by day. Only the rows in view are drawn. While somebody reads further down, new
 * happenings wait behind a button instead of pushing the text away.
 */
"use client";

import { useEffect, useRef, useState } from "react";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "use-intl";
import type { EventWire } from "@/lib/api/contract";
import { formatDay } from "@/lib/client/format";
import { useNow } from "@/lib/client/clock";
import { EventRow } from "./event-row";
import { moveFocus } from "./move-focus";
import { NewPill } from "./new-pill";
import type { NoteDraft } from "./note-dialog";

export interface EventListProps {
  events: EventWire[];
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown };
  onNote(draft: NoteDraft): void;
}

const ROW = 44;
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
  const events = waiting > 0 ? all.slice(waiting) : all;
  const virtualizer = useWindowVirtualizer({
    count: events.length,
    estimateSize: () => ROW,
    getItemKey: (index) => events[index]?.id ?? index,
    overscan: 12,
    scrollMargin: margin,
    onChange: ({ scrollOffset }) => {
      const reading = (scrollOffset ?? 0) > margin;
      if (reading !== (held !== null)) setHeld(reading ? (events[0]?.id ?? null) : null);
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
    if (hasNextPage && !isFetchingNextPage && last >= events.length - AHEAD) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, events.length]);
  return (
    <section aria-label={t("list")} className="overflow-clip rounded-lg border border-line bg-surface">
      <NewPill count={waiting} />
      <div
        ref={place}
        role="feed"
        aria-busy={isFetchingNextPage}
        aria-label={t("listLabel")}
        onKeyDown={(event) => moveFocus(event, events.length, (index) => virtualizer.scrollToIndex(index))}
        style={{ height: virtualizer.getTotalSize() }}
        className="relative"
      >
        {items.map(({ index, key, start }) => {
          const event = events[index];
          if (!event) return null;
          const before = events[index - 1];
          const day = !before || formatDay(before.at) !== formatDay(event.at) ? formatDay(event.at) : null;
          return (
            <EventRow
              key={key}
              ref={virtualizer.measureElement}
              {...{ event, index, day, now, onNote }}
              total={hasNextPage ? -1 : events.length}
              style={{ transform: `translateY(${start - margin}px)` }}
            />
          );
        })}
      </div>
      <p role="status" className="border-t border-line px-4 py-2 text-xs text-text-3">
        {isFetchingNextPage ? t("loadingMore") : hasNextPage ? t("more") : t("end")}
      </p>
    </section>
  );
}
