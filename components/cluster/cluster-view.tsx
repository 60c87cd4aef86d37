/** The page of one cluster: can it be read, by what, how fast, and what is missing. */
"use client";

import Link from "next/link";
import { SearchX } from "lucide-react";
import { useClusters } from "@/lib/client/queries";
import { useStream } from "@/lib/client/stream";
import { PageHeader } from "../shell/page-header";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import { BrokersTable } from "./brokers-table";
import { ClusterFacts } from "./cluster-facts";
import { CycleCard } from "./cycle-card";
import { HealthLine } from "./health-line";
import { OfflineCard } from "./offline-card";
import { ProblemsCard } from "./problems-card";
import { SourcesCard } from "./sources-card";

export function ClusterView({ cluster: name }: { cluster: string }) {
  useStream({ kind: "groups" });
  const { data, error, refetch } = useClusters();
  const cluster = data?.find((one) => one.cluster === name);
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: "Clusters", href: "/clusters" }]}
        actions={
          <Link href={`/?cluster=${encodeURIComponent(name)}`} className={buttonClass()}>
            Groups of this cluster
          </Link>
        }
      >
        <div className="mt-2 min-h-6">{cluster ? <HealthLine cluster={cluster} /> : null}</div>
      </PageHeader>
      {!data && error ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? (
        <Loading label="Loading the cluster">
          <Skeleton className="h-96 w-full rounded-lg" />
        </Loading>
      ) : null}
      {data && !cluster ? (
        <Card>
          <EmptyState
            icon={SearchX}
            title={`No cluster is called ${name}`}
            action={
              <Link href="/clusters" className={buttonClass()}>
                All clusters
              </Link>
            }
          >
            {data.length > 0 ? `Watched are: ${data.map((one) => one.cluster).join(", ")}.` : "None is watched."}
          </EmptyState>
        </Card>
      ) : null}
      {cluster ? (
        <div className="flex flex-col gap-4">
          <ClusterFacts cluster={cluster} />
          <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
            <ProblemsCard cluster={cluster} />
            <OfflineCard cluster={cluster} />
            <SourcesCard cluster={cluster} />
            <CycleCard cluster={cluster} />
            <BrokersTable cluster={cluster} />
          </div>
        </div>
      ) : null}
    </>
  );
}
