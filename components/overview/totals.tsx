/** The three sums an operator asks for first. */
import type { ReactNode } from "react";
import { formatCount, formatDuration, formatExact } from "@/lib/client/format";
import type { totals } from "./selection";

export interface TotalsProps {
  /** Undefined while nothing is known yet. */
  sums: ReturnType<typeof totals> | undefined;
  offlinePartitions: number | undefined;
}

export function Totals({ sums, offlinePartitions }: TotalsProps) {
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1">
      <Total label="total lag" note={sums?.unknownPartitions ? `+ ${sums.unknownPartitions} unknown` : undefined}>
        <span title={sums ? `${formatExact(sums.lag)} records` : undefined}>{sums ? formatCount(sums.lag) : "–"}</span>
      </Total>
      <Total label="oldest record waits">
        {sums?.oldestMs != null ? `${sums.older ? ">\u00a0" : ""}${formatDuration(sums.oldestMs)}` : "–"}
      </Total>
      <Total label="partitions offline" alarm={Boolean(offlinePartitions)}>
        {offlinePartitions ?? "–"}
      </Total>
    </dl>
  );
}

function Total({
  label,
  note,
  alarm = false,
  children,
}: {
  label: string;
  note?: string;
  alarm?: boolean;
  children: ReactNode;
}) {
  return (
    <div>
      <dt className="text-xs text-text-3">{label}</dt>
      <dd className="flex items-baseline gap-1.5">
        <span className={`figures text-lg font-medium ${alarm ? "text-offline" : ""}`}>{children}</span>
        {note ? <span className="text-xs text-text-3">{note}</span> : null}
      </dd>
    </div>
  );
}
