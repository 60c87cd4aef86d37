/** At which hours of the week the group commits, in the zone of the page. */
"use client";

import { useTranslations } from "use-intl";
import { useNow } from "@/lib/client/clock";
import { formatShare, formatWeekday } from "@/lib/client/format";
import { clockFace } from "@/lib/client/zone";

const DAY_HOURS = 24;
const HOUR_MS = 60 * 60_000;
/** A Monday, 00:00 UTC. */
const MONDAY = Date.UTC(2026, 0, 5);

/** @param hours shares by hour of the week from Monday 00:00 UTC on; null where nobody watched */
export function HabitHours({ hours }: { hours: readonly (number | null)[] }) {
  const t = useTranslations("group.habits");
  const offset = hoursAhead(useNow(60_000));
  const days = Array.from({ length: 7 }, (_, day) => day);
  const share = (day: number, hour: number) => hours[(day * DAY_HOURS + hour - offset + hours.length) % hours.length]!;
  const cells = days.flatMap((day) =>
    Array.from({ length: DAY_HOURS }, (_, hour) => ({ day, hour, share: share(day, hour) })),
  );
  const dayName = (day: number) => formatWeekday(MONDAY + (day * DAY_HOURS + 12 - offset) * HOUR_MS);
  const tell = (day: number) =>
    cells
      .flatMap((cell) =>
        cell.day === day && cell.share !== null
          ? [t("hour", { day: dayName(day), hour: cell.hour, share: formatShare(cell.share) })]
          : [],
      )
      .join(", ") || t("dayUnknown", { day: dayName(day) });
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="text-xs text-text-2">{t("hours")}</figcaption>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-2 gap-y-px">
        {days.map((day) => (
          <div key={day} className="contents">
            <span className="text-2xs leading-3 text-text-3">{dayName(day)}</span>
            <div role="img" aria-label={tell(day)} className="grid grid-cols-[repeat(24,minmax(0,1fr))] gap-px">
              {cells
                .filter((cell) => cell.day === day)
                .map((cell) => (
                  <span
                    key={cell.hour}
                    title={
                      cell.share === null
                        ? t("hourUnknown", { day: dayName(day), hour: cell.hour })
                        : t("hour", { day: dayName(day), hour: cell.hour, share: formatShare(cell.share) })
                    }
                    className={cell.share === null ? "h-3 border border-line" : "h-3 bg-accent"}
                    style={cell.share === null ? undefined : { opacity: 0.08 + 0.92 * cell.share }}
                  />
                ))}
            </div>
          </div>
        ))}
        <span />
        <div aria-hidden className="figures grid grid-cols-4 text-2xs text-text-3">
          {[0, 6, 12, 18].map((hour) => (
            <span key={hour}>{String(hour).padStart(2, "0")}</span>
          ))}
        </div>
      </div>
    </figure>
  );
}

/** By how many whole hours the page's zone is ahead of UTC now. */
function hoursAhead(now: number): number {
  const { year, month, day, hour, minute, second } = clockFace(now);
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((shown - now) / HOUR_MS);
}
