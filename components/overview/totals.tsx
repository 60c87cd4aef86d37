/** The three sums an operator asks for first. */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { formatCount, formatDuration, formatExact, moreThan } from "@/lib/client/format";
import { useUnits } from "@/lib/client/format-provider";
import type { DurationUnits } from "@/lib/core/words/format";
import type { totals } from "./selection";

export interface TotalsProps {
  /** Undefined while nothing is known yet. */
  sums: ReturnType<typeof totals> | undefined;
  offlinePartitions: number | undefined;
}

export function Totals({ sums, offlinePartitions }: TotalsProps) {
  const t = useTranslations("overview.totals");
  const units = useUnits();
  const lag = sums?.lag ?? null;
  const missing = sums?.unknownPartitions ?? 0;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1">
      <Total label={t("lag")} note={missing > 0 ? t("unknown", { count: missing }) : undefined} width="min-w-[8ch]">
        <span title={lag === null ? undefined : t("records", { count: formatExact(lag) })}>
          {lag === null ? "–" : formatCount(lag)}
        </span>
      </Total>
      <Total label={t("oldest")} width="min-w-[12ch]">
        {sums ? oldestOf(sums, units) : "–"}
      </Total>
      <Total label={t("offline")} alarm={Boolean(offlinePartitions)}>
        {offlinePartitions ?? "–"}
      </Total>
    </dl>
  );
}

/** How long the oldest record waits; of a lower bound never more than it is. */
function oldestOf({ oldestMs, older }: ReturnType<typeof totals>, units: DurationUnits): string {
  if (oldestMs === null) return "–";
  return older ? moreThan(formatDuration(oldestMs, "down", units)) : formatDuration(oldestMs, "nearest", units);
}

interface TotalProps {
  label: string;
  note?: string;
  alarm?: boolean;
  /** Room for the longest value, so that nothing beside it jumps. */
  width?: string;
  children: ReactNode;
}

function Total({ label, note, alarm = false, width = "", children }: TotalProps) {
  return (
    <div>
      <dt className="text-xs text-text-3">{label}</dt>
      <dd className={`flex items-baseline gap-1.5 ${width}`}>
        <span className={`figures text-lg font-medium ${alarm ? "text-offline" : ""}`}>{children}</span>
        {note ? <span className="text-xs text-text-3">{note}</span> : null}
      </dd>
    </div>
  );
}
