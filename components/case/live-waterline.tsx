/** The waterline of the partition that shows a case best, of a group that is in it now. */
"use client";

import { useGroup } from "@/lib/client/queries";
import type { Case } from "@/lib/core/words/terms";
import { NoData } from "../series/history-state";
import { PartitionChart } from "../series/partition-chart";
import { orderPartitions } from "../status/rank";
import { partitionKey } from "../series/series";
import { useGroupHistory } from "../series/use-group-history";
import { Skeleton } from "../ui/skeleton";
import { LESSONS } from "./lessons";

export interface LiveWaterlineProps {
  slug: Case;
  cluster: string;
  group: string;
  height: number;
}

export function LiveWaterline({ slug, cluster, group, height }: LiveWaterlineProps) {
  const { data: detail } = useGroup(cluster, group);
  const history = useGroupHistory(cluster, group);
  const rows = orderPartitions(detail?.subscriptions.flatMap(({ partitions }) => partitions) ?? [], "worst");
  const { partitionStatus, consumerStatus } = LESSONS[slug];
  const row = rows.find((one) => one.status === partitionStatus && one.consumerStatus === consumerStatus) ?? rows[0];
  if (history.state === "empty") return <NoData label={history.label} live={history.live} />;
  if (!row || history.state !== "ready") return <Skeleton className="h-[332px] w-full" />;
  return (
    <div className="-m-3">
      <PartitionChart
        {...{ cluster, group, row, history, height }}
        topic={row.topic}
        partition={row.partition}
        series={history.series.get(partitionKey(row.topic, row.partition))}
        absolute={false}
      />
    </div>
  );
}
