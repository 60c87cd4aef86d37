/** The waterlines of one topic's partitions: a grid with one crosshair, worst first, the rest on request. */
"use client";

import { useMemo, useState } from "react";
import type { PartitionWire } from "@/lib/api/contract";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { orderPartitions, type PartitionOrder } from "./rank";
import { PartitionChart } from "./partition-chart";
import { partitionKey } from "./series";
import type { Shown } from "./shown-finding";
import type { GroupHistory } from "./use-group-history";

export interface TopicChartsProps {
  cluster: string;
  group: string;
  topic: string;
  /** Present state of the topic's partitions; empty for a group that is gone. */
  rows: PartitionWire[];
  history: GroupHistory;
  order: PartitionOrder;
  absolute: boolean;
  /** The finding whose window is to be shaded. */
  shown: Shown | null;
}

/** More charts than this are slow to read and to draw. */
const CHARTS = 12;

export function TopicCharts({ cluster, group, topic, rows, history, order, absolute, shown }: TopicChartsProps) {
  const [all, setAll] = useState(false);
  const byNumber = useMemo(() => new Map(rows.map((row) => [row.partition, row])), [rows]);
  const numbers = useMemo(() => {
    const known = orderPartitions(rows, order).map(({ partition }) => partition);
    const stored = [...history.series.values()].filter((one) => one.topic === topic).map(({ partition }) => partition);
    return [...known, ...stored.filter((partition) => !known.includes(partition)).sort((a, b) => a - b)];
  }, [rows, order, history.series, topic]);
  const wanted = numbers.filter((partition, index) => all || index < CHARTS || isShown(shown, topic, partition));
  const height = wanted.length <= 4 ? 200 : 150;
  return (
    <Card
      title={<span className="figures">{topic}</span>}
      note={`${numbers.length} ${numbers.length === 1 ? "partition" : "partitions"}`}
      padded={false}
      className="overflow-hidden"
      actions={
        numbers.length > CHARTS ? (
          <Button size="sm" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? `Show the first ${CHARTS}` : `Show all ${numbers.length}`}
          </Button>
        ) : null
      }
    >
      <div className="grid grid-cols-1 gap-px md:grid-cols-[repeat(auto-fit,minmax(420px,1fr))] [&>*]:shadow-[0_0_0_1px_var(--line)]">
        {wanted.map((partition) => (
          <PartitionChart
            key={partition}
            {...{ cluster, group, topic, partition, history, absolute, height }}
            row={byNumber.get(partition)}
            series={history.series.get(partitionKey(topic, partition))}
            highlight={isShown(shown, topic, partition) ? shown?.window : undefined}
          />
        ))}
      </div>
    </Card>
  );
}

const isShown = (shown: Shown | null, topic: string, partition: number) =>
  shown?.topic === topic && shown.partition === partition;
