/** Lines over time that are not offsets: lag, lag in seconds, rates, members. */
"use client";

import { memo, useMemo, useState } from "react";
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from "recharts";
import { formatCount, formatDuration } from "@/lib/client/format";
import { countTick, durationTick, insetOf, logTicks, MARGIN, timeAxis, VALUE_AXIS, Y_WIDTH } from "./axes";
import { Backdrop } from "./backdrop";
import { lineData } from "./chart-data";
import { Frame } from "./frame";
import { columnsOf, toLineRows } from "./line-rows";
import { CHART, seriesColor } from "./palette";
import { PlotLayer } from "./plot-layer";
import { useLineReading } from "./use-line-reading";
import type { LagChartProps, LagSeries } from "./chart-props";

export const LagChart = memo(function LagChart(props: LagChartProps) {
  const { at, series, unit, from, to, height = 140, title, ariaLabel, gaps, legend, onLog } = props;
  const format = props.format ?? formatCount;
  const [ownLog, setOwnLog] = useState(false);
  const log = props.log ?? ownLog;
  const data = () => lineData(at, series, unit);
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
          <PlotLayer {...{ from, to, gaps, ariaLabel, read }} moments={at} syncId={props.syncId} inset={insetOf()} />
        </>
      )}
    </Frame>
  );
});

/** An axis of durations reaches at least so far: its four ticks are labelled in tenths of a second. */
const LEAST_DURATION_MS = 300;

/** Redrawn when the numbers change, not when the pointer moves. */
const Lines = memo(function Lines(props: LagChartProps & { width: number; log: boolean }) {
  const { at, series, from, to, height = 140, width, gaps, bands, marks, highlight, log } = props;
  const plotWidth = Math.max(1, width - Y_WIDTH - MARGIN.right);
  const rows = useMemo(() => toLineRows(at, columnsOf(series), gaps, plotWidth), [at, series, gaps, plotWidth]);
  const greatest = useMemo(() => greatestOf(series), [series]);
  const durations = props.format === formatDuration;
  // Below that, every label would read "0 s".
  const top = durations && greatest < LEAST_DURATION_MS ? LEAST_DURATION_MS : "auto";
  return (
    <LineChart width={width} height={height} data={rows} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke={CHART.grid} />
      <XAxis {...timeAxis(from, to, plotWidth)} />
      <YAxis
        {...VALUE_AXIS}
        width={Y_WIDTH}
        domain={log ? [0, logTicks(greatest).at(-1) ?? "auto"] : [0, top]}
        scale={log ? "symlog" : "auto"}
        ticks={log ? logTicks(greatest) : undefined}
        interval={log ? 0 : undefined}
        allowDecimals={false}
        tickFormatter={durations ? durationTick : (props.format ?? countTick)}
        tickCount={4}
      />
      <Backdrop gaps={gaps} bands={bands} marks={marks} highlight={highlight} />
      {series.map(({ key, label, color }, index) => (
        <Line
          key={key}
          dataKey={`v${index}`}
          name={label}
          stroke={color ?? seriesColor(index)}
          strokeWidth={1.5}
          type="linear"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
          connectNulls={false}
        />
      ))}
    </LineChart>
  );
});

const greatestOf = (series: LagSeries[]): number =>
  series.reduce((most, { values }) => values.reduce<number>((a, b) => Math.max(a, b ?? 0), most), 0);
