/**
 * The waterline: the log end offset is the surface, the committed offset the tide mark under it, lag the water
 * between them. A narrow ribbon is normal, a widening wedge is too slow, a flat tide mark stands still.
 */
"use client";

import { memo, useMemo } from "react";
import { Area, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from "recharts";
import { useTranslations } from "use-intl";
import { formatExact } from "@/lib/client/format";
import { countTick, insetOf, MARGIN, OFFSETS_WIDTH, timeAxis, VALUE_AXIS, Y_WIDTH } from "./axes";
import { Backdrop } from "./backdrop";
import { waterData } from "./chart-data";
import { Frame } from "./frame";
import { offsetsAxis } from "./offsets-axis";
import { CHART, statusLine } from "./palette";
import { PlotLayer } from "./plot-layer";
import { useWaterReading } from "./use-water-reading";
import { baseOf, roundBaseOf, toWaterRows } from "./water";
import type { WaterlineChartProps } from "./chart-props";

export const WaterlineChart = memo(function WaterlineChart(props: WaterlineChartProps) {
  const { at, logEnd, committed, logStart, gaps, from, to, height = 200, absolute = false, title, ariaLabel } = props;
  const t = useTranslations("charts");
  const data = () => waterData([t("logEnd"), t("committed"), t("lag")], at, logEnd, committed, logStart);
  const { summary, read } = useWaterReading(props);
  return (
    <Frame
      {...{ title, ariaLabel, height, from, to, data, summary }}
      unit={absolute ? t("offset") : t("sinceStart")}
      format={formatExact}
      lines={[
        { label: t("logEnd"), color: CHART.water },
        { label: t("committed"), color: statusLine(props.status) },
      ]}
      drawnByServer
    >
      {(width) => (
        <>
          <Water {...props} width={width} />
          <PlotLayer
            {...{ from, to, gaps, ariaLabel, read }}
            moments={at}
            syncId={props.syncId}
            inset={insetOf(absolute ? OFFSETS_WIDTH : Y_WIDTH)}
          />
        </>
      )}
    </Frame>
  );
});

/** Redrawn when the numbers change, not when the pointer moves. */
const Water = memo(function Water(props: WaterlineChartProps & { width: number }) {
  const { at, logEnd, committed, status, gaps, bands, marks, highlight, from, to, width } = props;
  const { height = 200, absolute = false } = props;
  const yWidth = absolute ? OFFSETS_WIDTH : Y_WIDTH;
  const plotWidth = Math.max(1, width - yWidth - MARGIN.right);
  const base = useMemo(() => (absolute ? roundBaseOf : baseOf)(logEnd, committed), [absolute, logEnd, committed]);
  const rows = useMemo(
    () => toWaterRows(at, logEnd, committed, gaps, base, plotWidth),
    [at, logEnd, committed, gaps, base, plotWidth],
  );
  const axis = useMemo(() => offsetsAxis(rows), [rows]);
  const color = statusLine(status);
  return (
    <ComposedChart width={width} height={height} data={rows} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke={CHART.grid} />
      <XAxis {...timeAxis(from, to, plotWidth)} />
      <YAxis
        {...VALUE_AXIS}
        width={yWidth}
        domain={axis.domain}
        ticks={axis.ticks}
        tickFormatter={absolute ? (value: number) => formatExact(base + BigInt(Math.round(value))) : countTick}
      />
      <Backdrop gaps={gaps} bands={bands} marks={marks} highlight={highlight} />
      <Area dataKey="water" fill={color} fillOpacity={0.22} stroke="none" {...STILL} />
      <Line dataKey="committed" stroke={color} strokeWidth={2} {...STILL} />
      <Line dataKey="logEnd" stroke={CHART.water} strokeWidth={1.5} {...STILL} />
    </ComposedChart>
  );
});

const STILL = { type: "linear", dot: false, activeDot: false, isAnimationActive: false, connectNulls: false } as const;
