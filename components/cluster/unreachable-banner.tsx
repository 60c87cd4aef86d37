/** A cluster that does not answer: since when, why, and how old the numbers are that still stand. */
"use client";

import { Unplug } from "lucide-react";
import { useTranslations } from "use-intl";
import { useSentences } from "@/lib/client/sentences";
import type { ClusterSummary } from "@/lib/api/contract";
import { Age, SinceMoment } from "./moment";
import { sentence } from "./words";

export function UnreachableBanner({ cluster: { cluster, health, at } }: { cluster: ClusterSummary }) {
  const t = useTranslations("cluster");
  const sentences = useSentences();
  return (
    <div role="alert" className="flex gap-2 rounded-md bg-offline-soft px-3 py-2 text-sm text-offline">
      <Unplug size={16} aria-hidden className="mt-0.5 shrink-0" />
      <p className="min-w-0 wrap-anywhere">
        {t.rich("cannotRead", {
          name: () => <strong className="font-semibold">{cluster}</strong>,
          at: (after) => <SinceMoment at={health.since}>{after}</SinceMoment>,
          reason: sentence(sentences.reason({ ...health, reason: health.reason ?? t("noReason") })),
        })}{" "}
        {at === null ? t("nothingRead") : t.rich("readAt", { at: () => <Age at={at} /> })}
      </p>
    </div>
  );
}
