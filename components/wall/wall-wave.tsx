/** What large and small tiles have in common: the waterline, the lag as text, the status that they are drawn in. */
"use client";

import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { formatCount } from "@/lib/client/format";
import { placeOf, Sparkline } from "../charts/sparkline";
import { shownLag } from "../status/shown-lag";
import type { AnyStatus } from "../status/tone";

export const lookOf = (group: GroupSummary): AnyStatus =>
  group.case === "offline-partition" ? "OFFLINE" : group.status;

/** Null where none is to be shown. */
export function lagOf(group: GroupSummary): string | null {
  const lag = shownLag(group);
  return lag === null ? null : `${group.unknownPartitions > 0 ? "≥" : ""}${formatCount(lag)}`;
}

export function Wave({ group }: { group: GroupSummary }) {
  const t = useTranslations("wall");
  return (
    <Sparkline
      {...group.trend}
      status={lookOf(group)}
      width={200}
      height={40}
      stroke={3}
      stretch
      ariaLabel={t("wave", { group: group.group, ...placeOf(group.trend.of) })}
    />
  );
}
