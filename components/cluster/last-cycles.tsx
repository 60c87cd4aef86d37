/** The last cycles of a cluster as bars: the newest stands right, the longest fills the height. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import { useCycleLog } from "@/lib/client/cycle-log";
import { formatClock } from "@/lib/client/format";
import { lowerMedian } from "@/lib/core/numbers/median";
import { milliseconds } from "./words";

const SLOTS = 60;

export function LastCycles({ cluster, intervalMs }: { cluster: string; intervalMs: number }) {
  const t = useTranslations("cluster");
  const cycles = useCycleLog(cluster);
  const times = cycles.map(({ wallMs }) => wallMs);
  const longest = Math.max(...times, 1);
  const detail = t("lastCyclesDetail", {
    median: milliseconds(times.length > 0 ? lowerMedian(times) : 0),
    longest: milliseconds(longest),
  });
  return (
    <figure className="border-b border-line px-4 py-3">
      <figcaption className="mb-2 flex flex-wrap justify-between gap-x-3 text-xs text-text-3">
        <span>{t("lastCycles", { count: cycles.length })}</span>
        <span className="figures">{cycles.length > 1 ? detail : t("cyclesWait")}</span>
      </figcaption>
      <div
        role="img"
        aria-label={`${t("lastCycles", { count: cycles.length })}: ${detail}`}
        className="flex h-12 items-end justify-end gap-px border-b border-line-strong"
      >
        {cycles.slice(-SLOTS).map(({ at, wallMs }) => (
          <span
            key={at}
            title={t("cycleTitle", { at: formatClock(at), wall: milliseconds(wallMs) })}
            className={clsx("max-w-2 min-w-px flex-1", wallMs > intervalMs ? "bg-warning-line" : "bg-water opacity-60")}
            style={{ height: `${Math.max((100 * wallMs) / longest, 3)}%` }}
          />
        ))}
      </div>
    </figure>
  );
}
