/** How long something has been so, ticking. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import { formatDuration, formatMoment, formatTime } from "@/lib/client/format";
import { useServerNow } from "@/lib/client/server-clock";

export interface AgeProps {
  since: number;
  /** At the end of a row: it takes the same room whatever it says. Within a sentence that would be a gap. */
  atEnd?: boolean;
}

/** "12 min 4 s" since a moment by the server's clock. */
export function Age({ since, atEnd = false }: AgeProps) {
  const now = useServerNow();
  return (
    <time
      dateTime={new Date(since).toISOString()}
      title={formatTime(since)}
      className={clsx("figures whitespace-nowrap", atEnd && "inline-block min-w-[11ch] text-right")}
    >
      {now === 0 ? "–" : formatDuration(Math.floor(Math.max(now - since, 0) / 1000) * 1000)}
    </time>
  );
}

/** A moment, as short as it stays clear. */
export function Moment({ at }: { at: number }) {
  const now = useServerNow(60_000);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatTime(at)} className="figures whitespace-nowrap">
      {now === 0 ? "–" : formatMoment(at, now)}
    </time>
  );
}

/** What is to come: "in 4 min", and the moment itself. */
export function Ahead({ at }: { at: number }) {
  const t = useTranslations("alerts");
  const now = useServerNow();
  if (now === 0) return <span className="figures">–</span>;
  const left = Math.ceil((at - now) / 1000) * 1000;
  return (
    <time dateTime={new Date(at).toISOString()} title={formatTime(at)} className="figures whitespace-nowrap">
      {left <= 0 ? t("dueNow") : t("in", { time: formatDuration(left) })}
    </time>
  );
}
