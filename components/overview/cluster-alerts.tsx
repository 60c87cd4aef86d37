/** Clusters that cannot be read: since when, and why. Their groups below are the last picture. */
"use client";

import { Unplug } from "lucide-react";
import { useTranslations } from "use-intl";
import { useSentences } from "@/lib/client/sentences";
import type { ClusterSummary } from "@/lib/api/contract";
import { useNow } from "@/lib/client/clock";
import { formatTime } from "@/lib/client/format";
import { useIsPast } from "@/lib/client/page-moment";
import { clusterPath } from "@/lib/client/paths";
import { NowTag } from "../shell/now-tag";
import { Link } from "../ui/link";

export function ClusterAlerts({ clusters }: { clusters: ClusterSummary[] }) {
  const t = useTranslations("overview");
  const { reason } = useSentences();
  // The server does not know the viewer's zone.
  const here = useNow(60_000) > 0;
  const past = useIsPast();
  const away = clusters.filter(({ health }) => !health.reachable);
  if (away.length === 0) return null;
  return (
    <ul role="alert" className="flex flex-col gap-1">
      {away.map(({ cluster, health, at }) => (
        <li key={cluster} className="flex gap-2 rounded-md bg-offline-soft px-3 py-2 text-sm text-offline">
          <Unplug size={16} aria-hidden className="mt-0.5 shrink-0" />
          <span>
            {t.rich("away", {
              cluster,
              since: here ? formatTime(health.since) : "…",
              reason: reason({ ...health, reason: health.reason ?? t("noReason") }),
              link: (name) => (
                <Link href={clusterPath(cluster)} className="font-semibold underline">
                  {name}
                </Link>
              ),
            })}{" "}
            {at === null ? t("awayNever") : past ? null : t("awayOld")} <NowTag />
          </span>
        </li>
      ))}
    </ul>
  );
}
