/** The waterlines of a group's worst partitions in the page's range. */
"use client";

import { useGroup } from "@/lib/client/queries";
import { PartitionChart } from "../series/partition-chart";
import { orderPartitions } from "../status/rank";
import { partitionKey } from "../series/series";
import { useGroupHistory } from "../series/use-group-history";
import { Skeleton } from "../ui/skeleton";

export interface GroupWaterlinesProps {
  cluster: string;
  group: string;
  /** How many of the partitions. */
  shown: number;
  height: number;
}

export function GroupWaterlines({ cluster, group, shown, height }: GroupWaterlinesProps) {
  const { data: detail } = useGroup(cluster, group);
  const history = useGroupHistory(cluster, group);
  const rows = orderPartitions(detail?.subscriptions.flatMap(({ partitions }) => partitions) ?? [], "worst");
  if (!detail || history.state === "loading") return <Skeleton className="m-3 h-[200px]" />;
  return (
    <div className="grid grid-cols-1 gap-px md:grid-cols-[repeat(auto-fit,minmax(280px,1fr))] [&>*]:shadow-[0_0_0_1px_var(--line)]">
      {rows.slice(0, shown).map((row) => (
        <PartitionChart
          key={partitionKey(row.topic, row.partition)}
          {...{ cluster, group, row, history, height }}
          topic={row.topic}
          partition={row.partition}
          series={history.series.get(partitionKey(row.topic, row.partition))}
          absolute={false}
          level={4}
        />
      ))}
    </div>
  );
}
