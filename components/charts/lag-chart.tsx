/** Lines over time that are not offsets: lag, lag in seconds, rates, members. */
"use client";

import { memo, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from "recharts";
import { formatCount, formatDuration, formatRate } from "@/lib/client/format";
import { useAxisWidth } from "./axis-width";
import { insetOf, logTicks, MARGIN, timeAxis, VALUE_AXIS } from "./axes";
import { Backdrop } from "./backdrop";
import { lineData } from "./chart-data";
import { Frame } from "./frame";
import { columnsOf, toLineRows } from "./line-rows";
import { CHART, seriesColor } from "./palette";
import { PlotLayer } from "./plot-layer";
import { logTickPrinter, roundTicks, tickPrinter, type AxisKind } from "./round-ticks";
import { useLineReading } from "./use-line-reading";
import type { LagChartProps, LagSeries } from "./chart-props";

export const LagChart = memo(function LagChart(props: LagChartProps) {
  const { at, series, unit, from, to, height = 140, title, ariaLabel, gaps, legend, onLog } = props;
  const format = props.format ?? formatCount;
  const [ownLog, setOwnLog] = useState(false);
  const log = props.log ?? ownLog;
  const t = useTranslations("charts");
  const data = () => lineData(at, series, unit, (name) => t("atLeast", { name }));
  const inset = insetOf(useAxisWidth());
  const { summary, read } = useLineReading(props);
  return (
    <Frame
      {...{ title, unit, ariaLabel, height, legend, from, to, data, summary }}
      format={(value) => format(Number(value))}
      log={log}
      onLog={props.scalable ? (onLog ?? setOwnLog) : undefined}
      lines={series.map(({ label, color }, index) => ({ label, color: color ?? seriesColor(index) }))}
    >
      {(width) => (
        <>
          <Lines {...props} width={width} log={log} />
          <PlotLayer {...{ from, to, gaps, ariaLabel, read, inset }} moments={at} syncId={props.syncId} />
        </>
      )}
    </Frame>
  );
});

const STEPS = 4;

/** What an axis counts follows from how its values are printed. */
const kindOf = ({ format }: LagChartProps): AxisKind =>
  format === formatDuration ? "durations" : format === formatRate ? "rates" : "counts";

function axisOf(props: LagChartProps, log: boolean) {
  const kind = kindOf(props);
  const greatest = greatestOf(props.series);
  const ticks = log ? logTicks(greatest) : roundTicks(0, greatest, STEPS, kind);
  return { ticks, print: log ? logTickPrinter(kind) : tickPrinter(ticks, kind) };
}

/** Redrawn when the numbers change, not when the pointer moves. */
const Lines = memo(function Lines(props: LagChartProps & { width: number; log: boolean }) {
  const { at, series, from, to, height = 140, width, gaps, bands, marks, highlight, log } = props;
  const yWidth = useAxisWidth();
  const plotWidth = Math.max(1, width - yWidth - MARGIN.right);
  const bounded = useMemo(() => series.filter(({ atLeast }) => atLeast !== undefined), [series]);
  const rows = useMemo(
    () => toLineRows(at, [...columnsOf(series), ...bounded.map(({ atLeast = [] }) => atLeast)], gaps, plotWidth),
    [at, series, bounded, gaps, plotWidth],
  );
  const { ticks, print } = axisOf(props, log);
  const color = (one: LagSeries) => one.color ?? seriesColor(series.indexOf(one));
  return (
    <LineChart width={width} height={height} data={rows} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke={CHART.grid} />
      <XAxis {...timeAxis(from, to, plotWidth)} />
      <YAxis
        {...VALUE_AXIS}
        width={yWidth}
        domain={[0, ticks.at(-1)!]}
        scale={log ? "symlog" : "auto"}
        ticks={ticks}
        tickFormatter={print}
      />
      <Backdrop gaps={gaps} bands={bands} marks={marks} highlight={highlight} />
      {bounded.map((one, index) => (
        <Line
          key={`${one.key} at least`}
          dataKey={`v${series.length + index}`}
          stroke={color(one)}
          strokeDasharray="5 4"
          {...LINE}
        />
      ))}
      {series.map((one, index) => (
        <Line key={one.key} dataKey={`v${index}`} name={one.label} stroke={color(one)} {...LINE} />
      ))}
    </LineChart>
  );
});

const LINE = {
  type: "linear",
  strokeWidth: 1.5,
  dot: false,
  activeDot: false,
  isAnimationActive: false,
  connectNulls: false,
} as const;

const greatestOf = (series: LagSeries[]): number =>
  series.reduce(
    (most, { values, atLeast = [] }) => [...values, ...atLeast].reduce<number>((a, b) => Math.max(a, b ?? 0), most),
    0,
  );
