/** Top of a cluster's page: its name, whether it answers, since when, and the id it gives itself. */
"use client";

import { useTranslations } from "use-intl";
import type { ClusterSummary } from "@/lib/api/contract";
import { NowTag } from "../shell/now-tag";
import { PageHeader } from "../shell/page-header";
import { SinceMoment } from "./moment";
import { HealthBadge } from "./state-badge";

const MOST_NAMED = 3;

export function ClusterHeader({ name, cluster }: { name: string; cluster: ClusterSummary | undefined }) {
  const t = useTranslations("cluster");
  // The table has them all.
  const missing = (cluster?.missingBrokers ?? []).slice(0, MOST_NAMED);
  return (
    <PageHeader title={name} crumbs={[{ label: t("title"), href: "/clusters" }]}>
      <div className="mt-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2 text-sm text-text-3">
        {cluster ? (
          <>
            <NowTag />
            <HealthBadge cluster={cluster} large />
            <p>{t.rich("since", { at: (after) => <SinceMoment at={cluster.health.since}>{after}</SinceMoment> })}</p>
            {missing.map(({ id, since, atLeast }) => (
              <p key={id} className="font-medium text-error">
                {t("missingBroker", { id: String(id) })}{" "}
                {t.rich(atLeast ? "missingAtLeast" : "missingSince", {
                  at: (after) => <SinceMoment at={since}>{after}</SinceMoment>,
                })}
              </p>
            ))}
            {cluster.clusterId ? (
              <p className="min-w-0">
                {t("id")} <span className="figures wrap-anywhere text-text-2">{cluster.clusterId}</span>
              </p>
            ) : null}
          </>
        ) : null}
      </div>
    </PageHeader>
  );
}
