/** The waterlines of a group's worst partitions in the page's range. */
"use client";

import { useGroup } from "@/lib/client/queries";
import { PartitionChart } from "../series/partition-chart";
import { orderPartitions } from "../status/rank";
import { partitionKey } from "../series/series";
import { useGroupHistory } from "../series/use-group-history";
import { WATERLINES_GRID, WaterlinesPlace } from "../series/waterlines-place";

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
  if (!detail || history.state === "loading") return <WaterlinesPlace count={shown} height={height} loading />;
  return (
    <div className={WATERLINES_GRID}>
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
