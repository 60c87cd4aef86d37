/** Lines over time that are not offsets: lag, lag in seconds, rates, members. */
"use client";

import { memo, useMemo } from "react";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatCount, formatTime } from "@/lib/client/format";
import { countTick, MARGIN, TICK, tickLabel, Y_WIDTH } from "./axes";
import { Backdrop, type Band, type Mark } from "./backdrop";
import { Frame, TipBox } from "./frame";
import { CHART, seriesColor } from "./palette";
import { timeTicks, type Gap } from "./water";

export interface LagSeries {
  key: string;
  label: string;
  /** Along `at`; null where not known. */
  values: (number | null)[];
  color?: string;
}

export interface LagChartProps {
  at: number[];
  series: LagSeries[];
  /** "records", "ms", "records/s", "members". */
  unit: string;
  from: number;
  to: number;
  syncId?: string;
  height?: number;
  title?: string;
  ariaLabel: string;
  gaps: Gap[];
  bands?: Band[];
  marks?: Mark[];
  highlight?: Gap;
  /** Prints axis labels and values; short counts where absent. */
  format?: (value: number) => string;
}

type Row = { at: number } & Record<string, number | null>;

export const LagChart = memo(function LagChart(props: LagChartProps) {
  const { at, series, unit, from, to, syncId, height = 140, title, ariaLabel, gaps, bands, marks, highlight } = props;
  const format = props.format ?? formatCount;
  const rows = useMemo(() => toRows(at, series, gaps), [at, series, gaps]);
  const ticks = useMemo(() => timeTicks(from, to, 6), [from, to]);
  return (
    <Frame title={title} unit={unit} ariaLabel={ariaLabel} height={height}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
        <LineChart data={rows} margin={MARGIN} syncId={syncId} syncMethod="value" accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke={CHART.grid} />
          <XAxis
            dataKey="at"
            type="number"
            domain={[from, to]}
            allowDataOverflow
            ticks={ticks}
            tickFormatter={tickLabel(from, to)}
            tick={TICK}
            tickLine={false}
            axisLine={{ stroke: CHART.grid }}
            minTickGap={16}
          />
          <YAxis
            width={Y_WIDTH}
            domain={[0, "auto"]}
            allowDecimals={false}
            tickFormatter={props.format ?? countTick}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            tickCount={4}
          />
          <Backdrop gaps={gaps} bands={bands} marks={marks} highlight={highlight} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: CHART.axis, strokeDasharray: "2 2" }}
            content={({ active, payload }) => {
              const row = payload?.[0]?.payload as Row | undefined;
              return active && row ? <LagTip row={row} series={series} format={format} /> : null;
            }}
          />
          {series.map(({ key, label, color }, index) => (
            <Line
              key={key}
              dataKey={`v${index}`}
              name={label}
              stroke={color ?? seriesColor(index)}
              strokeWidth={1.5}
              type="linear"
              dot={false}
              isAnimationActive={false}
              connectNulls={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </Frame>
  );
});

/** Series keys may hold dots, which a data key would read as a path: columns are numbered. */
function toRows(at: number[], series: LagSeries[], gaps: Gap[]): Row[] {
  const rows: Row[] = at.map((moment, index) => {
    const row: Row = { at: moment };
    series.forEach(({ values }, column) => (row[`v${column}`] = values[index] ?? null));
    return row;
  });
  const breaks = gaps.filter((gap) => gap.to > gap.from).map((gap): Row => ({ at: (gap.from + gap.to) / 2 }));
  return breaks.length === 0 ? rows : [...rows, ...breaks].sort((a, b) => a.at - b.at);
}

function LagTip({ row, series, format }: { row: Row; series: LagSeries[]; format: (value: number) => string }) {
  const lines = series.slice(0, 12).map(({ key, label, color }, index) => {
    const value = row[`v${index}`] ?? null;
    return { key, label, value: value === null ? "unknown" : format(value), color: color ?? seriesColor(index) };
  });
  return <TipBox head={formatTime(row.at)} lines={lines} />;
}
