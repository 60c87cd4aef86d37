/** One topic: a heat map where there are many partitions, and waterlines in a grid with one crosshair, worst first. */
"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { PartitionWire } from "@/lib/api/contract";
import { PictureSubjectProvider } from "../charts/picture-subject";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { PartitionChart } from "../series/partition-chart";
import { orderPartitions, partitionSteps, type PartitionOrder } from "../status/rank";
import { chosenOf, chosenPartitions, pick, withChosen } from "./selection";
import { partitionKey } from "../series/series";
import type { Shown } from "./shown-finding";
import { TopicHeat } from "./topic-heat";
import { MANY_PARTITIONS } from "./wide";
import type { GroupHistory } from "../series/use-group-history";
import type { GroupUrl } from "./use-group-url";

export interface TopicChartsProps {
  cluster: string;
  group: string;
  topic: string;
  /** Present state of the topic's partitions; empty for a group that is gone. */
  rows: PartitionWire[];
  history: GroupHistory;
  url: GroupUrl;
  /** The finding whose window is to be shaded. */
  shown: Shown | null;
}

/** Drawn at once where there are many partitions and none is chosen. */

const WORST = 4;

export function TopicCharts({ cluster, group, topic, rows, history, url, shown }: TopicChartsProps) {
  const t = useTranslations("group");
  const { absolute, lines, setLines, order } = url;
  const byNumber = useMemo(() => new Map(rows.map((row) => [row.partition, row])), [rows]);
  const numbers = useNumbers(topic, rows, history, order);
  const worst = useNumbers(topic, rows, history, "worst");
  const many = numbers.length > MANY_PARTITIONS;
  const heat = url.heat ?? many;
  const chosen = useMemo(() => chosenPartitions(chosenOf(lines, topic), numbers), [lines, topic, numbers]);
  const stored = history.answer?.topics.find((one) => one.topic === topic);
  const all = url.isOpen(topic);
  const few = many && !all ? worst.slice(0, WORST) : numbers;
  const wanted = numbers.filter((one) => (chosen ?? few).includes(one) || isShown(shown, topic, one));
  return (
    <Card
      title={<span className="figures">{topic}</span>}
      note={noteOf()}
      padded={false}
      className="overflow-hidden"
      actions={
        chosen ? (
          <Button size="sm" onClick={() => setLines(withChosen(lines, topic, null))}>
            {t("showAllPartitions")}
          </Button>
        ) : many ? (
          <Button size="sm" onClick={() => url.setOpen(topic, !all)} aria-expanded={all}>
            {all ? t("showWorst", { count: WORST }) : t("drawAll", { count: numbers.length })}
          </Button>
        ) : null
      }
    >
      {heat && stored ? (
        <TopicHeat
          {...{ numbers, history, chosen }}
          topic={stored}
          rows={byNumber}
          onPick={(key, toggles) => setLines(withChosen(lines, topic, pick(chosenOf(lines, topic), key, toggles)))}
        />
      ) : null}
      <div className="grid grid-cols-1 gap-px md:grid-cols-[repeat(auto-fit,minmax(420px,1fr))] [&>*]:shadow-[0_0_0_1px_var(--line)]">
        {wanted.map((partition) => (
          <PictureSubjectProvider key={partition} {...{ topic, partition }} status={statusOf(byNumber.get(partition))}>
            <PartitionChart
              {...{ cluster, group, topic, partition, history, absolute }}
              height={wanted.length <= 4 ? 200 : 150}
              row={byNumber.get(partition)}
              series={history.series.get(partitionKey(topic, partition))}
              highlight={isShown(shown, topic, partition) ? shown?.window : undefined}
            />
          </PictureSubjectProvider>
        ))}
      </div>
    </Card>
  );

  function noteOf(): string {
    const count = t("partitions", { count: numbers.length });
    if (chosen) return `${count}, ${t("chosen", { count: chosen.length })}`;
    return many && !all ? `${count}, ${t("worstDrawn", { count: WORST })}` : count;
  }
}

/** Partitions that are known now, in order, then those that only history knows. */
function useNumbers(topic: string, rows: PartitionWire[], history: GroupHistory, order: PartitionOrder): number[] {
  const [steps] = useState(partitionSteps);
  return useMemo(() => {
    const known = orderPartitions(rows, order, steps).map(({ partition }) => partition);
    const present = new Set(known);
    const stored = [...history.series.values()].filter((one) => one.topic === topic).map(({ partition }) => partition);
    return [...known, ...stored.filter((partition) => !present.has(partition)).sort((a, b) => a - b)];
  }, [rows, order, steps, history.series, topic]);
}

const statusOf = (row: PartitionWire | undefined) => row?.status ?? "UNKNOWN";

const isShown = (shown: Shown | null, topic: string, partition: number) =>
  shown?.topic === topic && shown.partition === partition;
