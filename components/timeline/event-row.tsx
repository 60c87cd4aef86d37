/** One happening: when, what, where, and what was said; it leads to its group or partition at that time. */
"use client";

import type { CSSProperties, Ref } from "react";
import { Link } from "../ui/link";
import { useTranslations } from "use-intl";
import { Flag } from "lucide-react";
import type { EventWire } from "@/lib/api/contract";
import { formatClock, formatTime } from "@/lib/client/format";
import { useSentences } from "@/lib/client/sentences";
import { noteKind } from "@/lib/core/past/timeline";
import { Button } from "../ui/button";
import { Name } from "../ui/name";
import { EventWhat } from "./event-what";
import { eventHref, eventPlace } from "./event-place";
import type { Flaps } from "./flapping";
import { MessageLinks } from "./message-links";
import type { NoteDraft } from "./note-form";
import { NoteRemoval } from "./note-removal";

export interface EventRowProps {
  ref: Ref<HTMLElement>;
  event: EventWire;
  /** Which line of the list it is. */
  line: number;
  /** Its place among all events, from 0, and within its day, from 1. */
  index: number;
  place: number;
  /** How many the day has; -1 while nobody knows. */
  total: number;
  now: number;
  style: CSSProperties;
  /** Changes of the same status shortly before, of which this is the newest. */
  flaps: Flaps | undefined;
  onFlaps(key: string): void;
  onNote(draft: NoteDraft): void;
}

export function EventRow({ ref, event, line, index, place, total, now, style, flaps, onFlaps, onNote }: EventRowProps) {
  const t = useTranslations("timeline");
  const { id, at, cluster, group, topic } = event;
  const message = useSentences().message(event);
  return (
    <article
      ref={ref}
      data-index={line}
      data-event={index}
      tabIndex={index === 0 ? 0 : -1}
      aria-posinset={place}
      aria-setsize={total}
      aria-labelledby={`event-${id}`}
      className="group absolute inset-x-0 top-0 -outline-offset-2 [&_:is(a,button)]:scroll-mt-[72px]"
      style={style}
    >
      <div className="grid min-h-11 grid-cols-[72px_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 border-b border-line px-4 py-2 text-sm hover:bg-selected/50 lg:grid-cols-[72px_190px_minmax(160px,260px)_minmax(0,1fr)_64px]">
        <time dateTime={new Date(at).toISOString()} title={formatTime(at)} className="figures text-text-3">
          {formatClock(at)}
        </time>
        <EventWhat event={event} />
        <p id={`event-${id}`} className="min-w-0 max-lg:col-span-2 max-lg:col-start-2 max-lg:row-start-2">
          <Link href={eventHref(event, now)} className="font-medium wrap-anywhere hover:underline">
            {group === null ? cluster : <Name of={group} />}
          </Link>
          <Place place={eventPlace(event)} />
        </p>
        <div className="min-w-0 text-text-2 wrap-anywhere max-lg:col-span-2 max-lg:col-start-2">
          {message}
          <MessageLinks event={event} />
          {flaps ? <Flapping flaps={flaps} onFlaps={onFlaps} /> : null}
        </div>
        <div className="flex justify-end gap-1 max-lg:col-start-3 max-lg:row-start-1">
          {noteKind(event) ? (
            <NoteRemoval note={event} />
          ) : (
            <Button
              size="sm"
              variant="ghost"
              icon
              title={t("noteHere")}
              aria-label={t("noteHereAt", { time: formatClock(at) })}
              onClick={() => onNote({ at, cluster, group, topic: group === null ? topic : null })}
              className="lg:opacity-0 lg:group-hover:opacity-100 lg:group-focus-within:opacity-100 lg:focus-visible:opacity-100"
            >
              <Flag size={14} aria-hidden />
            </Button>
          )}
        </div>
      </div>
    </article>
  );
}

/** How often the status went to and fro, and all of these changes on demand. */
function Flapping({
  flaps: { key, count, from, statuses, open },
  onFlaps,
}: Pick<EventRowProps, "onFlaps"> & { flaps: Flaps }) {
  const t = useTranslations("timeline");
  return (
    <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-text-3">
      {t("flapping", { count, from: formatClock(from, false), statuses: statuses.join(" ↔ ") })}
      <button
        type="button"
        aria-expanded={open}
        onClick={() => onFlaps(key)}
        className="min-h-6 text-accent underline underline-offset-2"
      >
        {open ? t("flappingFold") : t("flappingOpen")}
      </button>
    </p>
  );
}

function Place({ place }: { place: string | null }) {
  return place ? <span className="figures ml-2 text-xs text-text-3 wrap-anywhere">{place}</span> : null;
}
