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

/** Whose waterline a group's sparkline is, for its accessible name: the worst partition's. */
export const placeOf = (of: { topic: string; partition: number } | null) => ({
  place: of ? `${of.topic}/${of.partition}` : "none",
});

interface Point {
  x: number;
  end: number;
  committed: number;
}

export const Sparkline = memo(function Sparkline(props: SparklineProps) {
  const { at, logEnd, committed, status, width = 96, height = 24, stretch, stroke = 1.75, ariaLabel } = props;
  const runs = toRuns(at, logEnd, committed, width, height).map((run) => ({
    end: line(run, "end"),
    committed: line(run, "committed"),
  }));
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
      {runs.map(({ end, committed }, index) => (
        <g key={index} fill="none" strokeLinejoin="round">
          <path d={`${join([...end, ...[...committed].reverse()])}Z`} fill={color} fillOpacity={0.28} />
          <path d={join(committed)} stroke={color} strokeWidth={stroke} vectorEffect="non-scaling-stroke" />
          <path d={join(end)} stroke={CHART.water} strokeWidth={stroke * 0.6} vectorEffect="non-scaling-stroke" />
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
/** So far a line may pass a point by, in tenths of a pixel. */
const NEAR = 3;

/** The points that a line needs, so that it passes all others within `NEAR`; most lines are straight for long stretches. */
export function thin(points: readonly Place[]): Place[] {
  if (points.length < 3) return [...points];
  const kept = [points[0]!];
  let [least, most] = [-Infinity, Infinity];
  for (let index = 1; index < points.length; index++) {
    const point = points[index]!;
    let slope = slopeOf(kept.at(-1)!, point);
    if (slope < least || slope > most) {
      kept.push(points[index - 1]!);
      [least, most] = [-Infinity, Infinity];
      slope = slopeOf(kept.at(-1)!, point);
    }
    const room = NEAR / (point[0] - kept.at(-1)![0]);
    least = Math.max(least, slope - room);
    most = Math.min(most, slope + room);
  }
  return [...kept, points.at(-1)!];
}

type Place = [x: number, y: number];
const slopeOf = (from: Place, to: Place) => (to[1] - from[1]) / (to[0] - from[0]);
const join = (points: readonly Place[]) => `M${points.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join("L")}`;
const line = (run: Point[], side: "end" | "committed") =>
  thin(run.map((point) => [point.x * FINE, point[side] * FINE]));
