/** All clusters, the troubled ones first. */
"use client";

import Link from "next/link";
import { Server } from "lucide-react";
import type { ClusterSummary } from "@/lib/api/contract";
import { formatExact } from "@/lib/client/format";
import { clusterPath } from "@/lib/client/paths";
import { useClusters } from "@/lib/client/queries";
import { useStream } from "@/lib/client/stream";
import { troubleOf } from "../shell/cluster-health";
import { PageHeader } from "../shell/page-header";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import { HealthLine } from "./health-line";

export function ClusterIndex() {
  useStream({ kind: "groups" });
  const { data, error, refetch } = useClusters();
  const ordered = [...(data ?? [])].sort((a, b) => Number(troubleOf(b) !== null) - Number(troubleOf(a) !== null));
  return (
    <>
      <PageHeader title="Clusters" />
      {!data && error ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? (
        <Loading label="Loading the clusters">
          <Skeleton className="h-32 w-full rounded-lg" />
        </Loading>
      ) : null}
      {data?.length === 0 ? (
        <Card>
          <EmptyState icon={Server} title="No cluster is watched">
            Name the brokers in KAFKA_BROKERS, or several clusters in tidemark.yaml, and start again.
          </EmptyState>
        </Card>
      ) : null}
      <ul className="grid grid-cols-1 gap-4 xl:grid-cols-2">
        {ordered.map((cluster) => (
          <li key={cluster.cluster}>
            <ClusterCard cluster={cluster} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ClusterCard({ cluster }: { cluster: ClusterSummary }) {
  const { groupCount, topicCount, partitionCount, brokers, offlinePartitions, problems, stream } = cluster;
  const facts: [label: string, value: string, bad?: boolean][] = [
    ["groups", formatExact(groupCount)],
    ["topics", formatExact(topicCount)],
    ["partitions", formatExact(partitionCount)],
    ["brokers", formatExact(brokers.length)],
    ["offline", formatExact(offlinePartitions.length), offlinePartitions.length > 0],
    ["problems", formatExact(problems.length), problems.length > 0],
    ["commit stream", stream.state, stream.state === "unavailable"],
  ];
  return (
    <article className="relative h-full rounded-lg border border-line bg-surface p-4 hover:border-line-strong">
      <h2 className="mb-2 text-base font-semibold wrap-anywhere">
        <Link href={clusterPath(cluster.cluster)} className="after:absolute after:inset-0 after:rounded-lg">
          {cluster.cluster}
        </Link>
      </h2>
      <HealthLine cluster={cluster} />
      <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-2">
        {facts.map(([label, value, bad]) => (
          <div key={label}>
            <dt className="text-xs text-text-3">{label}</dt>
            <dd className={bad ? "figures font-medium text-warning" : "figures"}>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
