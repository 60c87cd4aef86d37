/** Lag, time behind and rates of one topic's partitions. Its legend shows one alone, or each on and off. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { HistoryAnswer } from "@/lib/api/contract";
import { formatDuration, formatRate } from "@/lib/client/format";
import { LagChart } from "../charts/lag-chart";
import type { LagSeries } from "../charts/chart-props";
import { Legend } from "../charts/legend";
import { partitionColor } from "../charts/palette";
import { Card } from "../ui/card";
import { withoutNow } from "../series/now-point";
import { partitionRanges } from "../status/rank";
import { ratesOfTopic, timeLagOf } from "../series/rates";
import { chosenOf, chosenPartitions, REST, withChosen } from "./selection";
import { partitionKey, topLagSeries, type PartitionSeries } from "../series/series";
import type { GroupHistory } from "../series/use-group-history";
import type { GroupUrl } from "./use-group-url";
import type { WaitingRecords } from "../series/waiting";
import { WhenVisible } from "../ui/when-visible";

export interface TopicLinesProps {
  topic: HistoryAnswer["topics"][number];
  history: GroupHistory;
  url: GroupUrl;
  /** Whether titles name the topic: where there are several. */
  named: boolean;
}

/** Lines that an eye can still tell apart. */
const LINES = 7;
const HEIGHT = 132;

export function TopicLines({ topic, history, url, named }: TopicLinesProps) {
  const t = useTranslations("group");
  const { lines, setLines, log, setLog } = url;
  const name = topic.topic;
  const chosen = useMemo(() => chosenOf(lines, name), [lines, name]);
  const legend = useMemo(
    () => colored(topLagSeries(topic, LINES, chosen ?? [], (count) => t("others", { count }))),
    [topic, chosen, t],
  );
  const lag = useMemo(() => drawn(legend, chosen), [legend, chosen]);
  const partitions = useMemo(() => partitionsOf(topic, history.series), [topic, history.series]);
  const behind = useMemo(() => behindOf(partitions, lag, history.waiting), [partitions, lag, history.waiting]);
  const only = useMemo(
    () =>
      chosenPartitions(
        chosen,
        topic.partitions.map(({ partition }) => partition),
      ),
    [chosen, topic],
  );
  const rates = useMemo(
    () => ratesOfTopic(only ? partitions.filter(({ partition }) => only.includes(partition)) : partitions),
    [partitions, only],
  );
  const [inLabel, outLabel] = [t("in"), t("out")];
  const inOut: LagSeries[] = useMemo(
    () => [
      { key: "in", label: inLabel, values: withoutNow(rates.produced, topic.at, history.now), color: "var(--water)" },
      {
        key: "out",
        label: outLabel,
        values: withoutNow(rates.consumed, topic.at, history.now),
        color: "var(--accent)",
      },
    ],
    [rates, topic.at, history.now, inLabel, outLabel],
  );
  const { from, to, gaps, bands, marks } = history;
  const common = { at: topic.at, from, to, gaps, marks, syncId: "group", height: HEIGHT };
  const legendNode = useMemo(() => <Legend series={inOut} />, [inOut]);
  const words = (key: "lagChart" | "behindChart" | "ratesChart") => t(key, { topic: name });
  return (
    <Card title={named ? t("linesOf", { topic: name }) : t("lines")} className="overflow-hidden">
      <div className="mb-2">
        <Legend
          series={legend}
          shown={chosen && lag.length < legend.length ? chosen : null}
          onChoose={(next) => setLines(withChosen(lines, name, next))}
        />
      </div>
      <WhenVisible height={3 * (HEIGHT + 24) + 40} label={words("lagChart")}>
        <div className="flex flex-col gap-5">
          <LagChart
            {...{ ...common, bands, log }}
            scalable
            onLog={setLog}
            series={lag}
            title={t("lag")}
            unit={t("records")}
            ariaLabel={words("lagChart")}
          />
          <LagChart
            {...common}
            series={behind}
            title={t("behind")}
            unit={t("behindUnit")}
            format={formatDuration}
            ariaLabel={words("behindChart")}
          />
          <LagChart
            {...common}
            series={inOut}
            title={t("inAndOut")}
            unit={only ? t("ratesOf", { count: only.length, partitions: partitionRanges(only) }) : t("ratesOfAll")}
            format={formatRate}
            legend={legendNode}
            ariaLabel={words("ratesChart")}
          />
        </div>
      </WhenVisible>
    </Card>
  );
}

/** A partition keeps its colour on every page; the sum of the others is grey. */
const colored = (series: LagSeries[]): LagSeries[] =>
  series.map((one) => ({ ...one, color: one.key === REST ? "var(--text-3)" : partitionColor(Number(one.key)) }));

/** The chosen lines; all of them where none of the chosen exists. */
function drawn(series: LagSeries[], chosen: string[] | null): LagSeries[] {
  const found = series.filter(({ key }) => chosen?.includes(key));
  return found.length > 0 ? found : series;
}

const partitionsOf = (topic: TopicLinesProps["topic"], series: Map<string, PartitionSeries>): PartitionSeries[] =>
  topic.partitions.flatMap(({ partition }) => series.get(partitionKey(topic.topic, partition)) ?? []);

/** Time behind of the partitions that the lag chart draws, in its colours. */
function behindOf(partitions: PartitionSeries[], lag: LagSeries[], waiting: WaitingRecords): LagSeries[] {
  return partitions.flatMap((series) => {
    const line = lag.find(({ key }) => key === String(series.partition));
    return line ? [{ ...line, ...timeLagOf(series, waiting.get(partitionKey(series.topic, series.partition))) }] : [];
  });
}
