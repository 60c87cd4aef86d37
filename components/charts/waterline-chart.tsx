/**
 * The waterline: the log end offset is the surface, the committed offset the tide mark under it, lag the water
 * between them. A narrow ribbon is normal, a widening wedge is too slow, a flat tide mark stands still.
 */
"use client";

import { memo, useMemo } from "react";
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatExact, formatTime } from "@/lib/client/format";
import type { AnyStatus } from "../status/tone";
import { countTick, MARGIN, TICK, tickLabel, Y_WIDTH } from "./axes";
import { Backdrop, type Band, type Mark } from "./backdrop";
import { Frame, TipBox } from "./frame";
import { CHART, statusLine } from "./palette";
import { baseOf, roundBaseOf, timeTicks, toWaterRows, type Gap, type WaterRow } from "./water";

export interface WaterlineChartProps {
  /** ms since the epoch, ascending; the other arrays run along it. */
  at: number[];
  logEnd: (bigint | null)[];
  committed: (bigint | null)[];
  status: AnyStatus;
  gaps: Gap[];
  bands?: Band[];
  marks?: Mark[];
  /** A window to shade, such as the one a finding looked at. */
  highlight?: Gap;
  from: number;
  to: number;
  /** Charts of the same id share a crosshair. */
  syncId?: string;
  height?: number;
  /** Prints offsets on the axis instead of records since the start of the range. */
  absolute?: boolean;
  title?: string;
  ariaLabel: string;
}

export const WaterlineChart = memo(function WaterlineChart(props: WaterlineChartProps) {
  const { at, logEnd, committed, status, gaps, bands, marks, highlight, from, to } = props;
  const { syncId, height = 200, absolute = false, title, ariaLabel } = props;
  const base = useMemo(() => (absolute ? roundBaseOf : baseOf)(logEnd, committed), [absolute, logEnd, committed]);
  const rows = useMemo(() => toWaterRows(at, logEnd, committed, gaps, base), [at, logEnd, committed, gaps, base]);
  const ticks = useMemo(() => timeTicks(from, to, 6), [from, to]);
  const color = statusLine(status);
  const unit = absolute ? "offset" : "records since the start of the range";
  return (
    <Frame title={title} unit={unit} ariaLabel={ariaLabel} height={height}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
        <ComposedChart data={rows} margin={MARGIN} syncId={syncId} syncMethod="value" accessibilityLayer={false}>
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
            width={absolute ? 96 : Y_WIDTH}
            domain={["auto", "auto"]}
            tickFormatter={absolute ? (value: number) => formatExact(base + BigInt(Math.round(value))) : countTick}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            tickCount={5}
          />
          <Backdrop gaps={gaps} bands={bands} marks={marks} highlight={highlight} />
          <Tooltip
            content={WaterTip}
            isAnimationActive={false}
            cursor={{ stroke: CHART.axis, strokeDasharray: "2 2" }}
          />
          <Area dataKey="water" fill={color} fillOpacity={0.22} stroke="none" activeDot={false} {...STILL} />
          <Line dataKey="committed" stroke={color} strokeWidth={2} {...STILL} />
          <Line dataKey="logEnd" stroke={CHART.water} strokeWidth={1.5} {...STILL} />
        </ComposedChart>
      </ResponsiveContainer>
    </Frame>
  );
});

const STILL = { type: "linear", dot: false, isAnimationActive: false, connectNulls: false } as const;

const print = (value: bigint | null) => (value === null ? "unknown" : formatExact(value));

function WaterTip({ active, payload }: { active?: boolean; payload?: readonly { payload?: unknown }[] }) {
  const row = payload?.[0]?.payload as WaterRow | undefined;
  if (!active || !row) return null;
  const { logEnd, committed } = row.exact;
  const lag = logEnd === null || committed === null ? null : logEnd > committed ? logEnd - committed : 0n;
  const lines = [
    { key: "end", label: "log end", value: print(logEnd), color: CHART.water },
    { key: "committed", label: "committed", value: print(committed) },
    { key: "lag", label: "lag", value: print(lag) },
  ];
  return <TipBox head={formatTime(row.at)} lines={lines} />;
}
