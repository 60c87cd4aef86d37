/** Axes that are the same on every chart, so that charts under each other line up to the pixel. */
import { formatClock, formatCount, formatDay } from "@/lib/client/format";
import { CHART } from "./palette";

export const Y_WIDTH = 56;
export const MARGIN = { top: 10, right: 28, bottom: 0, left: 0 };
export const TICK = { fill: CHART.axis, fontSize: 11, fontFamily: "var(--font-geist-mono), monospace" };

/** Day where the range is longer than two days, seconds where it is shorter than ten minutes. */
export function tickLabel(from: number, to: number): (at: number) => string {
  const width = to - from;
  if (width > 2 * 86_400_000) return (at) => formatDay(at).slice(5);
  return (at) => (width <= 600_000 ? formatClock(at) : formatClock(at, false));
}

/** Axis labels stay short, with at most three digits. */
export const countTick = (value: number): string => formatCount(value);
