/** All clusters, the ones in trouble first: whether they can be read, what is on them, how they are read. */
"use client";

import { Server } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ClusterSummary } from "@/lib/api/contract";
import { useClusters, useGroups } from "@/lib/client/queries";
import { inTrouble } from "../shell/cluster-health";
import { NowTag } from "../shell/now-tag";
import { PageHeader } from "../shell/page-header";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import { ClusterCard } from "./cluster-card";

export function ClustersView() {
  const t = useTranslations("cluster");
  const { data: clusters, error, refetch } = useClusters();
  const groups = useGroups().data;
  const away = (clusters ?? []).filter(({ health }) => !health.reachable).length;
  const count = clusters?.length ?? 0;
  const summary = away === 0 ? t("allReachable", { count }) : t("someAway", { away, count });
  return (
    <>
      <PageHeader title={t("title")}>
        <p className="mt-1 text-sm text-text-2">
          {clusters ? summary : "\u00a0"} <NowTag />
        </p>
      </PageHeader>
      {clusters && clusters.length > 0 ? (
        <div className="flex flex-col gap-4">
          {[...clusters].sort(byTrouble).map((cluster) => (
            <ClusterCard
              key={cluster.cluster}
              cluster={cluster}
              groups={groups?.filter((group) => group.cluster === cluster.cluster)}
            />
          ))}
        </div>
      ) : clusters ? (
        <Card>
          <EmptyState icon={Server} title={t("none")}>
            {t("noneDetail")}
          </EmptyState>
        </Card>
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading label={t("loadingAll")}>
          <Skeleton className="h-[196px] rounded-lg" />
        </Loading>
      )}
    </>
  );
}

/** Unreachable before offline partitions before well; otherwise as configured. */
function byTrouble(a: ClusterSummary, b: ClusterSummary): number {
  const weight = (cluster: ClusterSummary) => (!cluster.health.reachable ? 2 : inTrouble(cluster) ? 1 : 0);
  return weight(b) - weight(a);
}
