/** A maintenance window in words, and its next times: by the page's clock, and by its own where that is another. */
"use client";

import { useTranslations } from "use-intl";
import type { SpanWire } from "@/lib/api/alert-parts-contract";
import type { Recurrence } from "@/lib/core/alerts/terms";
import { formatClock, formatDay, formatDuration, formatTimeIn } from "@/lib/client/format";
import { useServerNow } from "@/lib/client/server-clock";
import { currentZone, zonePlace } from "@/lib/client/zone";
import { clockOf, RULE_DAYS, weeklyOf } from "./window-rule";

export function WindowWords({ recurrence: { rule, timeZone, durationMs } }: { recurrence: Recurrence }) {
  const t = useTranslations("alerts.silences");
  const weekly = weeklyOf(rule);
  const length = formatDuration(durationMs);
  if (!weekly)
    return (
      <span className="wrap-anywhere">
        <code className="font-mono">{rule}</code> {t("forIn", { length, zone: timeZone })}
      </span>
    );
  const days =
    weekly.days.length === RULE_DAYS.length ? t("everyDay") : weekly.days.map((day) => t(`day.${day}`)).join(", ");
  return (
    <>
      {t("atTime", { days, time: clockOf(weekly.minute) })} {t("forIn", { length, zone: timeZone })}
    </>
  );
}

export function WindowTimes({ times, timeZone }: { times: readonly SpanWire[]; timeZone: string }) {
  const t = useTranslations("alerts.silences");
  // The server does not know the viewer's zone.
  const now = useServerNow(60_000);
  if (now === 0 || times.length === 0) return null;
  const elsewhere = zonePlace(currentZone()) !== timeZone;
  return (
    <ul aria-label={t("nextTimes")} className="figures flex flex-col gap-0.5 text-xs text-text-3">
      {times.map(({ from, to }) => (
        <li key={from}>
          <span className={from <= now && now < to ? "font-medium text-text" : "text-text-2"}>
            {formatDay(from)} {formatClock(from, false)} – {formatClock(to, false)}
          </span>
          {from <= now && now < to ? ` (${t("nowOn")})` : ""}
          {elsewhere ? ` = ${formatTimeIn(from, timeZone) ?? timeZone}` : ""}
        </li>
      ))}
    </ul>
  );
}
