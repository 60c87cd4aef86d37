/** Where it is wrong, the worst first: partitions with their status. One whose consumer falls behind has none that is bad. */
"use client";

import { useTranslations } from "use-intl";
import type { AlertWire } from "@/lib/api/alerts-contract";

export interface PlacesProps {
  alert: Pick<AlertWire, "places" | "placeCount">;
  /** At most so many are listed. */
  most: number;
}

export function Places({ alert: { places, placeCount }, most }: PlacesProps) {
  const t = useTranslations("alerts");
  const incidents = useTranslations("incidents");
  const group = useTranslations("group");
  const shown = places.slice(0, most);
  if (shown.length === 0) return null;
  // The status is that of the group there, and no partition is WARNING by itself.
  const how = (status: string) => (status === "WARNING" ? group("fallingBehind") : status);
  return (
    <p className="figures text-xs text-text-3 wrap-anywhere">
      <span className="sr-only">{incidents("where")} </span>
      {shown.map(({ topic, partition, status }) => `${topic}/${partition} ${how(status)}`).join(", ")}
      {placeCount > shown.length ? ` ${t("andMore", { count: placeCount - shown.length })}` : ""}
    </p>
  );
}
