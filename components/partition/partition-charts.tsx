/** One partition over the range: its waterline in offsets, lag, time behind, rates. */
"use client";

import { useMemo, useState } from "react";
import type { PartitionWire } from "@/lib/api/contract";
import { formatDuration, formatRate } from "@/lib/client/format";
import { LagChart } from "../charts/lag-chart";
import { partitionColor } from "../charts/palette";
import type { Gap } from "../charts/water";
import { WaterlineChart } from "../charts/waterline-chart";
import { toPartitionBands } from "../group/backdrop";
import { AxisChoice, Begins } from "../group/chart-controls";
import { NoData } from "../group/group-charts";
import { ChartsLoading } from "../group/group-loading";
import { Legend } from "../group/legend";
import { shownStatus } from "../group/rank";
import { ratesOfTopic, timeLagOf } from "../group/rates";
import { partitionKey, unknownSpans, type PartitionSeries } from "../group/series";
import type { GroupHistory } from "../group/use-group-history";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";

export interface PartitionChartsProps {
  topic: string;
  partition: number;
  row: PartitionWire | undefined;
  history: GroupHistory;
  highlight?: Gap;
}

export function PartitionCharts({ topic, partition, row, history, highlight }: PartitionChartsProps) {
  const series = history.series.get(partitionKey(topic, partition));
  if (history.state === "loading") return <ChartsLoading />;
  if (history.state === "failed" && history.error) return <ErrorState error={history.error} retry={history.retry} />;
  if (!series) return <NoData label={history.label} live={history.live} />;
  return (
    <>
      <Waterline {...{ row, history, highlight, series }} />
      <Lines {...{ history, highlight, series }} />
    </>
  );
}

type Drawn = Pick<PartitionChartsProps, "row" | "history" | "highlight"> & { series: PartitionSeries };

function Waterline({ row, history, highlight, series }: Drawn) {
  const [absolute, setAbsolute] = useState(true);
  const { from, to, marks, answer } = history;
  const gaps = useMemo(() => [...history.gaps, ...unknownSpans(series)], [history.gaps, series]);
  const bands = useMemo(
    () => (row && answer ? toPartitionBands(answer.events, row, from, to) : []),
    [answer, row, from, to],
  );
  const { at, logEnd, committed, topic, partition } = series;
  return (
    <Card
      title="Log end against committed offset"
      note={<Begins at={history.begins} />}
      actions={<AxisChoice {...{ absolute, setAbsolute }} />}
    >
      <WaterlineChart
        {...{ at, logEnd, committed, from, to, gaps, marks, bands, highlight, absolute }}
        status={row ? shownStatus(row) : "UNKNOWN"}
        height={320}
        syncId="partition"
        ariaLabel={`Log end and committed offset of ${topic} partition ${partition} over time`}
      />
    </Card>
  );
}

function Lines({ history, highlight, series }: Omit<Drawn, "row">) {
  const { from, to, gaps, marks } = history;
  const { at, lag, partition } = series;
  const color = partitionColor(partition);
  const behind = useMemo(() => timeLagOf(series), [series]);
  const rates = useMemo(() => ratesOfTopic([series]), [series]);
  const lagLine = useMemo(() => [{ key: "lag", label: "lag", values: lag, color }], [lag, color]);
  const behindLine = useMemo(() => [{ key: "behind", label: "behind", values: behind, color }], [behind, color]);
  const rateLines = useMemo(
    () => [
      { key: "in", label: "in", values: rates.produced, color: "var(--water)" },
      { key: "out", label: "out", values: rates.consumed, color: "var(--accent)" },
    ],
    [rates],
  );
  const common = { at, from, to, gaps, marks, highlight, syncId: "partition", height: 140 };
  return (
    <Card title="Lag and rates" actions={<Legend series={rateLines} />}>
      <div className="flex flex-col gap-5">
        <LagChart {...common} series={lagLine} title="Lag" unit="records" ariaLabel="Lag over time" />
        <LagChart
          {...common}
          series={behindLine}
          title="Behind"
          unit="age of the oldest record waiting"
          format={formatDuration}
          ariaLabel="Time behind over time"
        />
        <LagChart
          {...common}
          series={rateLines}
          title="In and out"
          unit="records per second"
          format={formatRate}
          ariaLabel="Records produced and consumed per second"
        />
      </div>
    </Card>
  );
}
