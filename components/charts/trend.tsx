/** The waterline of the partition that a group is judged by, small. */
"use client";

import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { placeOf, Sparkline } from "./sparkline";

export function Trend({ group, width = 112 }: { group: GroupSummary; width?: number }) {
  const t = useTranslations("overview");
  return (
    <Sparkline
      {...group.trend}
      status={group.case === "offline-partition" ? "OFFLINE" : group.status}
      width={width}
      ariaLabel={t("trendOf", { group: group.group, ...placeOf(group.trend.of) })}
    />
  );
}
