/** All clusters, the ones in trouble first: whether they can be read, what is on them, how they are read. */
"use client";

import { Server } from "lucide-react";
import type { ClusterSummary } from "@/lib/api/contract";
import { useClusters, useGroups } from "@/lib/client/queries";
import { troubleOf } from "../shell/cluster-health";
import { PageHeader } from "../shell/page-header";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import { ClusterCard } from "./cluster-card";
import { plural } from "./words";

export function ClustersView() {
  const { data: clusters, error, refetch } = useClusters();
  const groups = useGroups().data;
  return (
    <>
      <PageHeader title="Clusters">
        <p className="mt-1 text-sm text-text-2">{clusters ? summary(clusters) : "\u00a0"}</p>
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
          <EmptyState icon={Server} title="No cluster is configured">
            Start Tidemark with KAFKA_BROKERS=host:9092, or name clusters in tidemark.yaml.
          </EmptyState>
        </Card>
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading label="Loading clusters">
          <Skeleton className="h-[196px] rounded-lg" />
        </Loading>
      )}
    </>
  );
}

/** Unreachable before offline partitions before well; otherwise as configured. */
function byTrouble(a: ClusterSummary, b: ClusterSummary): number {
  const weight = (cluster: ClusterSummary) => (!cluster.health.reachable ? 2 : troubleOf(cluster) ? 1 : 0);
  return weight(b) - weight(a);
}

function summary(clusters: ClusterSummary[]): string {
  const away = clusters.filter(({ health }) => !health.reachable).length;
  const all = plural(clusters.length, "cluster");
  return away === 0
    ? `${all}, all of them reachable.`.replace("1 cluster, all of them", "1 cluster,")
    : `${away} of ${all} cannot be read.`;
}
