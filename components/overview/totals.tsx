/** The three sums an operator asks for first. */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { formatCount, formatDuration, formatExact, moreThan } from "@/lib/client/format";
import { useUnits } from "@/lib/client/format-provider";
import type { DurationUnits } from "@/lib/core/words/format";
import { LeavesOut } from "../status/figures";
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
    <dl className="flex flex-wrap gap-x-4 gap-y-1">
      <Total label={t("lag")} width="min-w-[8ch]">
        {missing > 0 ? <LeavesOut words={t("unknown", { count: missing })} /> : null}
        <span title={lag === null ? undefined : t("records", { count: formatExact(lag) })}>
          {lag === null ? "–" : formatCount(lag)}
        </span>
      </Total>
      <Total label={t("oldest")} width="min-w-[13ch]">
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
  alarm?: boolean;
  /** Room for the longest value, so that nothing beside it jumps. */
  width?: string;
  children: ReactNode;
}

function Total({ label, alarm = false, width = "", children }: TotalProps) {
  return (
    <div>
      <dt className="text-xs text-text-3">{label}</dt>
      <dd className={`figures text-lg font-medium ${width}`}>
        <span className={alarm ? "text-offline" : undefined}>{children}</span>
      </dd>
    </div>
  );
}
