/** What large and small tiles have in common: the waterline, the lag as text, the status that they are drawn in. */
"use client";

import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { formatCount } from "@/lib/client/format";
import { placeOf, Sparkline } from "../charts/sparkline";
import type { AnyStatus } from "../status/tone";

export const lookOf = (group: GroupSummary): AnyStatus =>
  group.case === "offline-partition" ? "OFFLINE" : group.status;

/** Null where none is known. */
export const lagOf = ({ lag, unknownPartitions }: GroupSummary): string | null =>
  lag === null || (unknownPartitions > 0 && lag === "0")
    ? null
    : `${unknownPartitions > 0 ? "≥" : ""}${formatCount(lag)}`;

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
