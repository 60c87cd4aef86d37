/** How often something took how long, as bars over a scale of times; with the present marked. */
"use client";

import { useTranslations } from "use-intl";
import type { HabitBin } from "@/lib/api/habits-contract";
import { formatDuration, formatDurationShort } from "@/lib/client/format";

/** Every sixth time stands below its bar. */
const LABEL_EVERY = 6;

export interface HabitBarsProps {
  name: string;
  bins: readonly HabitBin[];
  /** How long it takes now; null where it does not. */
  presentMs: number | null;
}

/** The first bin, of what is shorter than the others, is left out: it is far greater than all others, and nobody's concern. */
export function HabitBars({ name, bins, presentMs }: HabitBarsProps) {
  const t = useTranslations("group.habits");
  const shown = bins.slice(1);
  const most = Math.max(...shown.map(({ count }) => count));
  const present = presentMs === null ? -1 : shown.findIndex(({ upToMs }) => upToMs === null || presentMs <= upToMs);
  const tell = ({ upToMs, count }: HabitBin) => {
    const times = Math.max(1, Math.round(count));
    return upToMs === null
      ? t("binBeyond", { count: times })
      : t("binOf", { count: times, time: formatDuration(upToMs) });
  };
  const parts = shown.filter(({ count }) => count > 0).map(tell);
  const summary = parts.length === 0 ? t("noneOf") : parts.join(", ");
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="flex justify-between gap-2 text-xs text-text-2">
        <span>{name}</span>
        {presentMs === null ? null : (
          <span className="figures text-error">{t("now", { time: formatDuration(presentMs) })}</span>
        )}
      </figcaption>
      {most === 0 && presentMs === null ? (
        <p className="text-xs text-text-3">{summary}</p>
      ) : (
        <div role="img" aria-label={`${name}: ${summary}`}>
          <div aria-hidden className="flex h-14 items-end gap-px border-b border-line">
            {shown.map((bin, i) => (
              <div
                key={i}
                title={bin.count > 0 ? tell(bin) : undefined}
                className={i === present ? "relative h-full flex-1 bg-error/15" : "relative h-full flex-1"}
              >
                <div
                  className="absolute inset-x-0 bottom-0 rounded-t-xs bg-accent"
                  style={{ height: heightOf(bin.count, most) }}
                />
              </div>
            ))}
          </div>
          <div aria-hidden className="flex gap-px pt-0.5 text-2xs text-text-3">
            {shown.map(({ upToMs }, i) => (
              <span key={i} className="figures min-w-0 flex-1 overflow-visible whitespace-nowrap">
                {i % LABEL_EVERY === 0 && upToMs !== null ? `≤ ${formatDurationShort(upToMs)}` : ""}
              </span>
            ))}
          </div>
        </div>
      )}
    </figure>
  );
}

/** What is rare is seen, too: heights grow as roots do. */
const heightOf = (count: number, most: number) => (count > 0 ? `${Math.max(6, 100 * Math.sqrt(count / most))}%` : 0);
