/** Clusters of which nothing is stored at a moment of which others have something. */
"use client";

import { useTranslations } from "use-intl";
import type { ClusterMoment } from "@/lib/api/moment-contract";
import { formatTime } from "@/lib/client/format";

export function UnstoredClusters({ at, clusters = [] }: { at: number | null; clusters: ClusterMoment[] | undefined }) {
  const t = useTranslations("shell");
  const lacking = clusters.filter((one) => one.at === null).map(({ cluster }) => cluster);
  if (at === null || lacking.length === 0 || lacking.length === clusters.length) return null;
  return <p>{t("thenWithout", { time: formatTime(at), clusters: lacking.join(", ") })}</p>;
}
