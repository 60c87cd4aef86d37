/** What is said of a group beside its name, in tables and on cards of several pages: its lag, since when, that it is muted. */
"use client";

import { memo } from "react";
import clsx from "clsx";
import { BellOff } from "lucide-react";
import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { formatMoment, formatTime, moreThan } from "@/lib/client/format";
import { formatHeld } from "@/lib/client/held";
import { usePageNow } from "@/lib/client/page-moment";
import { Count, LeavesOut, TotalRate } from "./figures";
import { shownLag } from "./shown-lag";
import { Unknown } from "./unknown";

/** Total lag; a sum that misses partitions says so. */
export const GroupLag = memo(function GroupLag({ group }: { group: GroupSummary }) {
  const t = useTranslations("overview");
  const { unknownPartitions: unknown, partitionCount: all } = group;
  const lag = shownLag(group);
  if (lag === null) return <Unknown reason={t("lagUnknown", { unknown, all })} />;
  return (
    <span className={clsx(group.status === "OK" ? "text-text-2" : "font-medium")}>
      {unknown > 0 ? <LeavesOut words={t("lagPartial", { unknown, all })} /> : null}
      <Count value={lag} />
    </span>
  );
});

/** Records per second over all partitions; a sum that misses partitions says so. */
export function GroupRate({ group, of }: { group: RatedGroup; of: "produceRate" | "consumeRate" }) {
  return <TotalRate value={group[of]} without={group.unknownPartitions} of={group.partitionCount} />;
}

type RatedGroup = Pick<GroupSummary, "produceRate" | "consumeRate" | "unknownPartitions" | "partitionCount">;

/** Says that a group's trouble is known. */
export function Muted({ group }: { group: Pick<GroupSummary, "muted"> }) {
  const t = useTranslations("overview");
  if (!group.muted) return null;
  return (
    <span role="img" aria-label={t("muted")} title={t("muted")} className="relative z-1 shrink-0 text-text-3">
      <BellOff size={12} aria-hidden />
    </span>
  );
}

/** When the status began, and under it for how long it has held, or at least has; dense rows have room for the latter alone. */
export function Since({ at, atLeast = false }: { at: number; atLeast?: boolean }) {
  const now = usePageNow(5000);
  if (now === 0) return <span className="figures text-text-2">–</span>;
  return (
    <span className="figures block text-xs leading-[16px] text-text-2" title={formatTime(at)}>
      <span className="block group-data-[dense]:hidden">{formatMoment(at, now)}</span>
      <span className="block">{atLeast ? moreThan(formatHeld(now - at)) : formatHeld(now - at)}</span>
    </span>
  );
}
