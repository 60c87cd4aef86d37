/** One partition over the range: its waterline in offsets, lag, time behind, rates. */
"use client";

import { useMemo } from "react";
import { parseAsBoolean, useQueryState } from "nuqs";
import { useTranslations } from "use-intl";
import type { PartitionWire } from "@/lib/api/contract";
import type { PastAnswer } from "@/lib/api/past-contract";
import { formatDuration, formatRate } from "@/lib/client/format";
import { AxisWidthProvider, offsetsWidth } from "../charts/axis-width";
import { Y_WIDTH } from "../charts/axes";
import { LagChart } from "../charts/lag-chart";
import { partitionColor } from "../charts/palette";
import type { Gap } from "../charts/samples";
import { WaterlineChart } from "../charts/waterline-chart";
import { AxisChoice, Begins, type AxisChoiceProps } from "../series/chart-axes";
import { ChartsLoading, NoData } from "../series/history-state";
import { Legend } from "../charts/legend";
import { withoutNow } from "../series/now-point";
import { drawnStatus } from "../status/rank";
import { ratesOfTopic, timeLagOf } from "../series/rates";
import { partitionKey, unknownSpans, type PartitionSeries } from "../series/series";
import type { GroupHistory } from "../series/use-group-history";
import { usePartitionBands } from "../series/use-partition-bands";
import { useStandMark } from "../series/use-stand-mark";
import { ChartNote } from "../group/chart-note";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { CommitChart } from "./commit-chart";

export interface PartitionChartsProps {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
  row: PartitionWire | undefined;
  history: GroupHistory;
  /** For the commits; undefined while it is loaded. */
  past: PastAnswer | undefined;
  highlight?: Gap;
}

export function PartitionCharts({ topic, partition, history, ...rest }: PartitionChartsProps) {
  const series = history.series.get(partitionKey(topic, partition));
  if (history.state === "loading") return <ChartsLoading />;
  if (history.state === "failed" && history.error) return <ErrorState error={history.error} retry={history.retry} />;
  if (!series) return <NoData label={history.label} live={history.live} />;
  return <Charts {...rest} {...{ history, series }} />;
}

/** Offsets as they are in Kafka, unless one asks for records. */
const RELATIVE = parseAsBoolean.withDefault(false).withOptions({ history: "replace", scroll: false });

type Place = Pick<PartitionChartsProps, "cluster" | "group">;
type Drawn = Pick<PartitionChartsProps, "row" | "history" | "highlight"> & { series: PartitionSeries };

/** All of them with the same room left of the plot, as wide as the offsets need it. */
function Charts({ past, cluster, group, ...drawn }: Drawn & Place & Pick<PartitionChartsProps, "past">) {
  const [relative, setRelative] = useQueryState("relative", RELATIVE);
  const { series, history, highlight } = drawn;
  const width = useMemo(
    () => (relative ? Y_WIDTH : offsetsWidth([...series.logEnd, ...series.committed])),
    [relative, series],
  );
  return (
    <AxisWidthProvider width={width}>
      <Waterline
        {...drawn}
        {...{ cluster, group }}
        absolute={!relative}
        setAbsolute={(on) => void setRelative(on ? null : true)}
      />
      <Lines {...{ history, highlight, series }} />
      <CommitChart {...{ past, history, highlight }} name={partitionKey(series.topic, series.partition)} />
    </AxisWidthProvider>
  );
}

function Waterline(props: Drawn & Place & AxisChoiceProps) {
  const { cluster, group, row, history, highlight, series, absolute, setAbsolute } = props;
  const t = useTranslations("partition.charts");
  const { from, to } = history;
  const stand = useStandMark(row, from, to);
  const marks = useMemo(() => [...history.marks, ...stand], [history.marks, stand]);
  const { at, logEnd, committed, logStart, topic, partition } = series;
  const gaps = useMemo(() => [...history.gaps, ...unknownSpans(series)], [history.gaps, series]);
  const bands = usePartitionBands({ topic, partition, row, series }, history);
  return (
    <Card
      title={t("waterline")}
      note={<Begins at={history.begins} />}
      actions={
        <>
          <ChartNote {...{ cluster, group, topic }} syncId="partition" />
          <AxisChoice {...{ absolute, setAbsolute }} />
        </>
      }
    >
      <WaterlineChart
        {...{ at, logEnd, committed, logStart, from, to, gaps, marks, bands, highlight, absolute }}
        status={row ? drawnStatus(row) : "UNKNOWN"}
        height={320}
        syncId="partition"
        ariaLabel={t("waterlineLabel", { topic, partition })}
      />
    </Card>
  );
}

function Lines({ history, highlight, series }: Omit<Drawn, "row">) {
  const t = useTranslations("partition.charts");
  const { from, to, gaps, marks } = history;
  const { at, lag, partition } = series;
  const color = partitionColor(partition);
  const waiting = history.waiting.get(partitionKey(series.topic, partition));
  const behind = useMemo(() => timeLagOf(series, waiting), [series, waiting]);
  const rates = useMemo(() => ratesOfTopic([series]), [series]);
  const lagLine = useMemo(() => [{ key: "lag", label: t("lag"), values: lag, color }], [lag, color, t]);
  const behindLine = useMemo(() => [{ key: "behind", label: t("behind"), ...behind, color }], [behind, color, t]);
  const rateLines = useMemo(
    () => [
      { key: "in", label: t("in"), values: withoutNow(rates.produced, at, history.now), color: "var(--water)" },
      { key: "out", label: t("out"), values: withoutNow(rates.consumed, at, history.now), color: "var(--accent)" },
    ],
    [rates, at, history.now, t],
  );
  const common = { at, from, to, gaps, marks, highlight, syncId: "partition", height: 140 };
  return (
    <Card title={t("lines")} actions={<Legend series={rateLines} />}>
      <div className="flex flex-col gap-5">
        <LagChart
          {...common}
          series={lagLine}
          title={t("lag")}
          unit={t("records")}
          ariaLabel={t("lagLabel")}
          scalable
        />
        <LagChart
          {...common}
          series={behindLine}
          title={t("behind")}
          unit={t("behindUnit")}
          format={formatDuration}
          ariaLabel={t("behindLabel")}
        />
        <LagChart
          {...common}
          series={rateLines}
          title={t("rates")}
          unit={t("perSecond")}
          format={formatRate}
          ariaLabel={t("ratesLabel")}
        />
      </div>
    </Card>
  );
}
