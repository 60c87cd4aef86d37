/** What stands behind the lines of every chart: time without data, highlighted windows, marks, status bands. */
"use client";

import { useId } from "react";
import { usePlotArea, useXAxisScale } from "recharts";
import type { AnyStatus } from "../status/tone";
import { CHART, statusLine } from "./palette";
import type { Gap } from "./water";

export interface Band extends Gap {
  status: AnyStatus;
}

export interface Mark {
  at: number;
  label: string;
}

export interface BackdropProps {
  gaps: Gap[];
  bands?: Band[];
  marks?: Mark[];
  highlight?: Gap;
}

const BAND_HEIGHT = 4;

export function Backdrop({ gaps, bands = [], marks = [], highlight }: BackdropProps) {
  const id = useId();
  const plot = usePlotArea();
  const scale = useXAxisScale();
  if (!plot || !scale) return null;
  const right = plot.x + plot.width;
  const x = (at: number) => {
    const pixel = Number(scale(at));
    // A range without width has no scale yet.
    return Number.isFinite(pixel) ? Math.min(Math.max(pixel, plot.x), right) : plot.x;
  };
  const span = (range: Gap) => ({ x: x(range.from), width: Math.max(0, x(range.to) - x(range.from)) });
  return (
    <g>
      <defs>
        <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line y2={6} stroke={CHART.hatch} strokeWidth={1} />
        </pattern>
      </defs>
      {highlight ? (
        <rect {...span(highlight)} y={plot.y} height={plot.height} fill={CHART.highlight} fillOpacity={0.12} />
      ) : null}
      {gaps.map((gap) => (
        <GapArea key={gap.from} {...span(gap)} y={plot.y} height={plot.height} fill={`url(#${id})`} />
      ))}
      {bands.map((band) => (
        <rect
          key={`${band.from}-${band.status}`}
          {...span(band)}
          y={plot.y - BAND_HEIGHT - 2}
          height={BAND_HEIGHT}
          fill={statusLine(band.status)}
        >
          <title>{band.status}</title>
        </rect>
      ))}
      {marks.map((mark) => (
        <g key={`${mark.at}-${mark.label}`} transform={`translate(${x(mark.at)} 0)`}>
          <title>{mark.label}</title>
          <line y1={plot.y} y2={plot.y + plot.height} stroke={CHART.mark} strokeDasharray="2 3" />
          <path d={`M-3 ${plot.y + plot.height} h6 l-3 -5 z`} fill={CHART.axis} />
        </g>
      ))}
    </g>
  );
}

function GapArea({ x, y, width, height, fill }: { x: number; y: number; width: number; height: number; fill: string }) {
  if (width < 1) return null;
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} fill={fill} fillOpacity={0.8}>
        <title>no data</title>
      </rect>
      {width > 64 ? (
        <text
          x={x + width / 2}
          y={y + height / 2}
          textAnchor="middle"
          dominantBaseline="middle"
          fontSize={11}
          fill={CHART.axis}
          stroke="var(--surface)"
          strokeWidth={4}
          paintOrder="stroke"
        >
          no data
        </text>
      ) : null}
    </g>
  );
}
