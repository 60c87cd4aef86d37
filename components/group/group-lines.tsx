/** Lag, time behind, rates and members of a group under its waterlines, on the same time axis and crosshair. */
"use client";

import { useMemo } from "react";
import type { HistoryAnswer } from "@/lib/api/contract";
import { formatDuration, formatRate } from "@/lib/client/format";
import { LagChart, type LagSeries } from "../charts/lag-chart";
import { partitionColor } from "../charts/palette";
import { Card } from "../ui/card";
import { Legend } from "./legend";
import { ratesOfTopic, timeLagOf } from "./rates";
import { partitionKey, topLagSeries, type PartitionSeries } from "./series";
import type { GroupHistory } from "./use-group-history";
import { WhenVisible } from "./when-visible";

type TopicHistory = HistoryAnswer["topics"][number];

/** Lines that an eye can still tell apart. */
const LINES = 7;

export function GroupLines({ history }: { history: GroupHistory }) {
  const { answer } = history;
  const topics = answer?.topics ?? [];
  return (
    <>
      {topics.map((topic) => (
        <TopicLines key={topic.topic} topic={topic} history={history} named={topics.length > 1} />
      ))}
      {answer && answer.members.at.length > 0 ? <MemberLine history={history} members={answer.members} /> : null}
    </>
  );
}

function TopicLines({ topic, history, named }: { topic: TopicHistory; history: GroupHistory; named: boolean }) {
  const lag = useMemo(() => colored(topLagSeries(topic, LINES)), [topic]);
  const partitions = useMemo(() => partitionsOf(topic, history.series), [topic, history.series]);
  const behind = useMemo(() => behindOf(partitions, lag), [partitions, lag]);
  const rates = useMemo(() => ratesOfTopic(partitions), [partitions]);
  const inOut: LagSeries[] = [
    { key: "in", label: "in", values: rates.produced, color: "var(--water)" },
    { key: "out", label: "out", values: rates.consumed, color: "var(--accent)" },
  ];
  const { from, to, gaps, bands, marks } = history;
  const common = { at: topic.at, from, to, gaps, marks, syncId: "group", height: 132 };
  const of = named ? ` of ${topic.topic}` : "";
  return (
    <Card title={`Lag and rates${of}`} actions={<Legend series={lag} />} className="overflow-hidden">
      <WhenVisible height={3 * (common.height + 20) + 76} label={`Charts of lag, time behind and rates${of}`}>
        <div className="flex flex-col gap-5">
          <LagChart
            {...common}
            bands={bands}
            series={lag}
            title="Lag"
            unit="records"
            ariaLabel={`Lag per partition${of}`}
          />
          <LagChart
            {...common}
            series={behind}
            title="Behind"
            unit="age of the oldest record waiting"
            format={formatDuration}
            ariaLabel={`Time behind per partition${of}`}
          />
          <LagChart
            {...common}
            series={inOut}
            title="In and out"
            unit="records per second, all partitions"
            format={formatRate}
            ariaLabel={`Records produced and consumed per second${of}`}
          />
          <Legend series={inOut} />
        </div>
      </WhenVisible>
    </Card>
  );
}

function MemberLine({ history, members }: { history: GroupHistory; members: HistoryAnswer["members"] }) {
  const series = useMemo(() => [{ key: "members", label: "members", values: members.count }], [members]);
  const { from, to, gaps, marks } = history;
  return (
    <Card title="Members over time">
      <LagChart
        {...{ series, from, to, gaps, marks }}
        at={members.at}
        unit="members"
        syncId="group"
        height={100}
        ariaLabel="Number of members over time"
      />
    </Card>
  );
}

/** A partition keeps its colour on every page; the sum of the others is grey. */
const colored = (series: LagSeries[]): LagSeries[] =>
  series.map((one) => ({ ...one, color: one.key === "rest" ? "var(--text-3)" : partitionColor(Number(one.key)) }));

const partitionsOf = (topic: TopicHistory, series: Map<string, PartitionSeries>): PartitionSeries[] =>
  topic.partitions.flatMap(({ partition }) => series.get(partitionKey(topic.topic, partition)) ?? []);

/** Time behind of the partitions that the lag chart names, in its colours. */
function behindOf(partitions: PartitionSeries[], lag: LagSeries[]): LagSeries[] {
  return partitions.flatMap((series) => {
    const line = lag.find(({ key }) => key === String(series.partition));
    return line ? [{ ...line, values: timeLagOf(series) }] : [];
  });
}
