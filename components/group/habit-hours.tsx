/** At which hours of the week the group commits, in the zone of the page. */
"use client";

import { memo } from "react";
import { useTranslations } from "use-intl";
import { useNow } from "@/lib/client/clock";
import { formatShare, formatWeekday } from "@/lib/client/format";
import { clockFace } from "@/lib/client/zone";

const DAY_HOURS = 24;
const HOUR_MS = 60 * 60_000;
/** A Monday, 00:00 UTC. */
const MONDAY = Date.UTC(2026, 0, 5);

interface HabitHoursProps {
  /** Shares by hour of the week from Monday 00:00 UTC on; null where nobody watched. */
  hours: readonly (number | null)[];
}

/** Its 168 fields are drawn anew when what they show changes, not with every number of the page. */
export const HabitHours = memo(function HabitHours({ hours }: HabitHoursProps) {
  const t = useTranslations("group.habits");
  const offset = hoursAhead(useNow(60_000));
  const share = (day: number, hour: number) => hours[(day * DAY_HOURS + hour - offset + hours.length) % hours.length]!;
  const days = Array.from({ length: 7 }, (_, day) => {
    const name = formatWeekday(MONDAY + (day * DAY_HOURS + 12 - offset) * HOUR_MS);
    const cells = Array.from({ length: DAY_HOURS }, (_, hour) => {
      const known = share(day, hour);
      const said = known !== null && t("hour", { day: name, hour, share: formatShare(known) });
      return { hour, share: known, said: said || null };
    });
    return { day, name, cells };
  });
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="text-xs text-text-2">{t("hours")}</figcaption>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-2 gap-y-px">
        {days.map(({ day, name, cells }) => (
          <div key={day} className="contents">
            <span className="text-2xs leading-3 text-text-3">{name}</span>
            <div
              role="img"
              aria-label={cells.flatMap(({ said }) => said ?? []).join(", ") || t("dayUnknown", { day: name })}
              className="grid grid-cols-[repeat(24,minmax(0,1fr))] gap-px"
            >
              {cells.map(({ hour, share, said }) => (
                <span
                  key={hour}
                  title={said ?? t("hourUnknown", { day: name, hour })}
                  className={share === null ? "h-3 border border-line" : "h-3 bg-accent"}
                  style={share === null ? undefined : { opacity: 0.08 + 0.92 * share }}
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
});

/** By how many whole hours the page's zone is ahead of UTC now. */
function hoursAhead(now: number): number {
  const { year, month, day, hour, minute, second } = clockFace(now);
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((shown - now) / HOUR_MS);
}
