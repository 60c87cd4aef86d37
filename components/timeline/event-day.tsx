/** A day of the list. Its heading stays under the page's top while the day's happenings pass by. */
"use client";

import { useId, type ReactElement } from "react";
import { useTranslations } from "use-intl";
import { formatDay, formatWeekday } from "@/lib/client/format";
import { startOfDay } from "@/lib/client/zone";

/** Height of the heading, which the list reckons with: 28 px. */
export const HEADING = 28;

export interface EventDayProps {
  /** Midnight with which it began. */
  day: number;
  now: number;
  /** Where it stands in the list, and how much of it is drawn. */
  top: number;
  height: number;
  /** More of it is on the way. */
  busy: boolean;
  /** The rows that are drawn. */
  children: ReactElement[];
}

export function EventDay({ day, now, top, height, busy, children }: EventDayProps) {
  const t = useTranslations("timeline");
  const id = useId();
  const relation = day === startOfDay(now) ? "today" : day === startOfDay(now, -1) ? "yesterday" : "other";
  return (
    // Placed by `top`, as what is sticky takes no notice of a transform.
    <div className="absolute inset-x-0" style={{ top, height }}>
      <h2
        id={id}
        className="sticky top-12 z-10 flex h-[28px] items-center border-b border-line bg-sunken px-4 text-xs font-medium whitespace-nowrap text-text-2 tabular-nums"
      >
        {t("day", { relation, weekday: formatWeekday(day), date: formatDay(day) })}
      </h2>
      {children.length > 0 ? (
        <div role="feed" aria-labelledby={id} aria-busy={busy}>
          {children}
        </div>
      ) : null}
    </div>
  );
}
