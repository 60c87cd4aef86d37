/**
 * The waterline: the log end offset is the surface, the committed offset the tide mark under it, lag the water
 * between them. A narrow ribbon is normal, a widening wedge is too slow, a flat tide mark stands still. Each stretch has the
 * colour of the status that it had then.
 */
"use client";

import { memo, useId, useMemo } from "react";
import { Area, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from "recharts";
import { useTranslations } from "use-intl";
import { formatExact } from "@/lib/client/format";
import { useAxisWidth } from "./axis-width";
import { insetOf, MARGIN, timeAxis, VALUE_AXIS, X_HEIGHT } from "./axes";
import { Backdrop } from "./backdrop";
import { waterData } from "./chart-data";
import { Frame } from "./frame";
import { lineNames } from "./line-names";
import { offsetsAxis, withRoom } from "./offsets-axis";
import { CHART, statusLine } from "./palette";
import { PlotLayer } from "./plot-layer";
import { tickPrinter } from "./round-ticks";
import { paintStops } from "./status-paint";
import { useWaterReading } from "./use-water-reading";
import { baseOf, roundBaseOf, toWaterRows } from "./water";
import { NAME_PX, WaterNames } from "./water-names";
import type { WaterlineChartProps } from "./chart-props";

export const WaterlineChart = memo(function WaterlineChart(props: WaterlineChartProps) {
  const { title, ariaLabel, logStart, syncId, ...drawn } = props;
  const { at, logEnd, committed, gaps, from, to, height = 200, absolute = false } = drawn;
  const t = useTranslations("charts");
  const inset = insetOf(useAxisWidth());
  const data = () => waterData([t("logEnd"), t("committed"), t("lag")], at, logEnd, committed, logStart);
  const { summary, read } = useWaterReading(props);
  return (
    <Frame
      {...{ title, ariaLabel, height, from, to, data, summary }}
      unit={absolute ? t("offset") : t("sinceLowest")}
      format={formatExact}
      lines={[
        { label: t("logEnd"), color: CHART.water },
        { label: t("committed"), color: statusLine(props.status) },
      ]}
      drawnByServer
    >
      {(width) => (
        <>
          <Water {...drawn} width={width} />
          <PlotLayer {...{ from, to, gaps, ariaLabel, read, inset }} moments={at} syncId={syncId} />
        </>
      )}
    </Frame>
  );
});

/** What is said around the lines, as that of the lag now, draws none of them anew. */
type Drawn = Omit<WaterlineChartProps, "title" | "ariaLabel" | "logStart" | "syncId">;

/** Redrawn when the numbers change, not when the pointer moves. */
const Water = memo(function Water(props: Drawn & { width: number }) {
  const { gaps, bands = [], marks, highlight, from, to, width, quiet, status } = props;
  const { height = 200, absolute = false } = props;
  const yWidth = useAxisWidth();
  const plotWidth = Math.max(1, width - yWidth - MARGIN.right);
  const paint = useId();
  const { rows, axis, base, names } = useDrawn(props, plotWidth, height);
  const print = tickPrinter(axis.ticks, "counts");
  return (
    <ComposedChart width={width} height={height} data={rows} margin={MARGIN} accessibilityLayer={false}>
      <defs>
        <linearGradient
          id={paint}
          gradientUnits="userSpaceOnUse"
          x1={MARGIN.left + yWidth}
          x2={MARGIN.left + yWidth + plotWidth}
          y1={0}
          y2={0}
        >
          {paintStops(bands, from, to, status).map(({ share, status: then }, index) => (
            <stop key={index} offset={share} stopColor={statusLine(then)} />
          ))}
        </linearGradient>
      </defs>
      <CartesianGrid vertical={false} stroke={CHART.grid} />
      <XAxis {...timeAxis(from, to, plotWidth)} />
      <YAxis
        {...VALUE_AXIS}
        width={yWidth}
        domain={axis.domain}
        ticks={axis.ticks}
        tickFormatter={absolute ? (value: number) => formatExact(base + BigInt(Math.round(value))) : print}
      />
      <Backdrop {...{ gaps, marks, highlight }} bands={quiet ? bands.filter((band) => band.status !== "OK") : bands} />
      <Area dataKey="water" fill={`url(#${paint})`} fillOpacity={0.22} stroke="none" {...STILL} />
      <Line dataKey="committed" stroke={`url(#${paint})`} strokeWidth={2} {...STILL} />
      <Line dataKey="logEnd" stroke={CHART.water} strokeWidth={1.5} {...STILL} />
      <WaterNames {...{ rows, names, axis, from, to }} />
    </ComposedChart>
  );
});

const STILL = { type: "linear", dot: false, activeDot: false, isAnimationActive: false, connectNulls: false } as const;

/** The rows, and an axis on which the names of both lines have room. */
function useDrawn(props: Drawn, plotWidth: number, height: number) {
  const { at, logEnd, committed, gaps, from, to, absolute = false } = props;
  const t = useTranslations("charts");
  const base = useMemo(() => (absolute ? roundBaseOf : baseOf)(logEnd, committed), [absolute, logEnd, committed]);
  const rows = useMemo(
    () => toWaterRows(at, logEnd, committed, gaps, base, plotWidth),
    [at, logEnd, committed, gaps, base, plotWidth],
  );
  const names = useMemo(() => ({ logEnd: t("logEnd"), committed: t("committed") }), [t]);
  const axis = useMemo(() => {
    const plain = offsetsAxis(rows);
    const places = lineNames(rows, names, (to - from) / plotWidth).map(({ value }) => value);
    if (places.length === 0) return plain;
    const share = NAME_PX / Math.max(4 * NAME_PX, height - MARGIN.top - X_HEIGHT);
    return withRoom(plain, share, Math.max(...places), Math.min(...places));
  }, [rows, names, from, to, plotWidth, height]);
  return { rows, axis, base, names };
}
