/** Axes that are the same on every chart, so that charts under each other line up to the pixel. */
import type { XAxisProps } from "recharts";
import { formatClock, formatDay } from "@/lib/client/format";
import { CHART } from "./palette";
import { timeTicks } from "./water";

/** Width of the labels left of a plot; offsets in full may need more, see `offsetsWidth`. */
export const Y_WIDTH = 56;
/** Height of the time axis under a plot. */
export const X_HEIGHT = 24;
export const MARGIN = { top: 10, right: 28, bottom: 0, left: 0 };
const TICK = { fill: CHART.axis, fontSize: 11, fontFamily: "var(--font-geist-mono), monospace" };

/** Where the plot stands within the chart, in pixels from each edge. */
export interface Inset {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const insetOf = (yWidth: number): Inset => ({
  left: MARGIN.left + yWidth,
  right: MARGIN.right,
  top: MARGIN.top,
  bottom: MARGIN.bottom + X_HEIGHT,
});

/** Day where the range is longer than two days, seconds where it is shorter than ten minutes. */
export function tickLabel(from: number, to: number): (at: number) => string {
  const width = to - from;
  if (width > 2 * 86_400_000) return (at) => formatDay(at).slice(5);
  return (at) => (width <= 600_000 ? formatClock(at) : formatClock(at, false));
}

/** Room that a label of the time axis needs to be read. */
const LABEL_PX = 84;

/** As many moments as there is room for. */
export const ticksFor = (from: number, to: number, plotWidth: number): number[] =>
  timeTicks(from, to, Math.min(10, Math.max(2, Math.floor(plotWidth / LABEL_PX))));

/** Ticks have room by their number. Otherwise each label is measured in the document, with every redraw. */
const ALL_TICKS = 0;

/** Properties of the time axis of a plot of so many pixels. */
export const timeAxis = (from: number, to: number, plotWidth: number): XAxisProps => ({
  dataKey: "at",
  type: "number",
  height: X_HEIGHT,
  domain: [from, to],
  allowDataOverflow: true,
  ticks: ticksFor(from, to, plotWidth),
  tickFormatter: tickLabel(from, to),
  tick: TICK,
  tickLine: false,
  axisLine: { stroke: CHART.grid },
  interval: ALL_TICKS,
});

/** How every axis of values is drawn. */
export const VALUE_AXIS = { tick: TICK, tickLine: false, axisLine: false, interval: ALL_TICKS } as const;

/** Labels of a logarithmic axis that begins at 0: the powers of ten up to the greatest value. */
export function logTicks(greatest: number): number[] {
  const powers = Math.max(1, Math.ceil(Math.log10(Math.max(10, greatest))));
  const step = Math.ceil(powers / 4);
  const ticks = [0];
  for (let power = 0; power < powers + step; power += step) ticks.push(10 ** power);
  return ticks;
}
