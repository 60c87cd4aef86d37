/** A tiny waterline for a table row: plain SVG, because a table may show hundreds. */
import { memo } from "react";
import type { AnyStatus } from "../status/tone";
import { CHART, statusLine } from "./palette";

export interface SparklineProps {
  at: number[];
  /** Records since any common base; null where not known. */
  logEnd: (number | null)[];
  committed: (number | null)[];
  status: AnyStatus;
  width?: number;
  height?: number;
  /** Fills its box instead of having a size of its own; lines keep `stroke` pixels. */
  stretch?: boolean;
  /** Width of the committed offset's line in pixels. */
  stroke?: number;
  ariaLabel: string;
}

interface Point {
  x: number;
  end: number;
  committed: number;
}

export const Sparkline = memo(function Sparkline(props: SparklineProps) {
  const { at, logEnd, committed, status, width = 96, height = 24, stretch, stroke = 1.75, ariaLabel } = props;
  const runs = toRuns(at, logEnd, committed, width, height);
  const color = statusLine(status);
  return (
    <svg
      role="img"
      aria-label={ariaLabel}
      width={stretch ? "100%" : width}
      height={stretch ? "100%" : height}
      viewBox={`0 0 ${width * FINE} ${height * FINE}`}
      preserveAspectRatio="none"
      className="block max-w-full"
    >
      {runs.map((run, index) => (
        <g key={index} fill="none" strokeLinejoin="round">
          <path d={area(run)} fill={color} fillOpacity={0.28} />
          <path d={line(run, "committed")} stroke={color} strokeWidth={stroke} vectorEffect="non-scaling-stroke" />
          <path
            d={line(run, "end")}
            stroke={CHART.water}
            strokeWidth={stroke * 0.6}
            vectorEffect="non-scaling-stroke"
          />
        </g>
      ))}
    </svg>
  );
});

/** Unbroken stretches where both offsets are known, in pixels. */
function toRuns(
  at: number[],
  logEnd: (number | null)[],
  committed: (number | null)[],
  width: number,
  height: number,
): Point[][] {
  const known = [...logEnd, ...committed].filter((value) => value !== null);
  const [first, last] = [at[0] ?? 0, at.at(-1) ?? 0];
  if (known.length === 0 || first === last) return [];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const pad = 2;
  const y = (value: number) =>
    high === low ? height / 2 : height - pad - ((value - low) / (high - low)) * (height - 2 * pad);
  const runs: Point[][] = [[]];
  at.forEach((moment, index) => {
    const end = logEnd[index] ?? null;
    const mark = committed[index] ?? null;
    if (end === null || mark === null) runs.push([]);
    else
      runs
        .at(-1)
        ?.push({ x: ((moment - first) / (last - first)) * width, end: y(end), committed: y(Math.min(mark, end)) });
  });
  return runs.filter((run) => run.length > 1);
}

/** Coordinates are whole tenths of a pixel: hundreds of rows are drawn while somebody scrolls, and these are written fast. */
const FINE = 10;
const join = (points: string[]) => `M${points.join("L")}`;
const line = (run: Point[], side: "end" | "committed") =>
  join(run.map((point) => `${Math.round(point.x * FINE)} ${Math.round(point[side] * FINE)}`));
const area = (run: Point[]) => `${line(run, "end")}L${line([...run].reverse(), "committed").slice(1)}Z`;
