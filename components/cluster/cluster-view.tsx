/** The page of one cluster: whether it can be read, what is wrong on it, its groups, and how it is read. */
"use client";

import { useClusters, useGroups } from "@/lib/client/queries";
import { NowTag } from "../shell/now-tag";
import { ErrorState } from "../ui/error-state";
import { BrokersTable } from "./brokers-table";
import { ClusterFacts } from "./cluster-facts";
import { ClusterGone } from "./cluster-gone";
import { ClusterGroups } from "./cluster-groups";
import { ClusterHeader } from "./cluster-header";
import { ClusterLoading } from "./cluster-loading";
import { CycleCard } from "./cycle-card";
import { OfflineList } from "./offline-list";
import { ProblemsCard } from "./problems-card";
import { SourcesCard } from "./sources-card";
import { TransactionsCard } from "./transactions-card";
import { UnreachableBanner } from "./unreachable-banner";

export function ClusterView({ cluster: name }: { cluster: string }) {
  const { data: clusters, error, refetch } = useClusters();
  const groups = useGroups({ cluster: name }).data;
  const cluster = clusters?.find((candidate) => candidate.cluster === name);
  return (
    <>
      <ClusterHeader name={name} cluster={cluster} />
      {clusters && !cluster ? <ClusterGone name={name} others={clusters.map((other) => other.cluster)} /> : null}
      {!clusters && error ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {!clusters && !error ? <ClusterLoading /> : null}
      {cluster ? (
        <div className="flex flex-col gap-4">
          {cluster.health.reachable ? null : <UnreachableBanner cluster={cluster} />}
          <NowTag />
          <ClusterFacts cluster={cluster} />
          <div className="grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(420px,32%)] xl:grid-rows-[auto_1fr]">
            <div className="flex min-w-0 flex-col gap-4 xl:col-start-2">
              <OfflineList cluster={cluster} groups={groups ?? []} />
              <TransactionsCard cluster={cluster} />
              <ProblemsCard cluster={cluster} />
            </div>
            <div className="min-w-0 xl:col-start-1 xl:row-span-2 xl:row-start-1">
              <ClusterGroups cluster={cluster} groups={groups} />
            </div>
            <div className="flex min-w-0 flex-col gap-4 xl:col-start-2">
              <SourcesCard cluster={cluster} />
              <CycleCard cluster={cluster} />
              <BrokersTable cluster={cluster} />
            </div>
          </div>
        </div>
      ) : null}
    </>
  );
}
