/** What stands behind the lines of every chart: time without data, highlighted windows, marks, status bands. */
"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { usePlotArea, useXAxisScale } from "recharts";
import type { AnyStatus } from "../status/tone";
import { MARK_SHAPES, type Mark } from "./marks";
import { CHART, statusLine } from "./palette";
import type { Gap } from "./samples";

export type { Mark } from "./marks";

export interface Band extends Gap {
  status: AnyStatus;
}

export interface BackdropProps {
  gaps: Gap[];
  bands?: Band[];
  marks?: Mark[];
  highlight?: Gap;
}

const BAND_HEIGHT = 4;

export function Backdrop({ gaps, bands = [], marks = [], highlight }: BackdropProps) {
  const t = useTranslations("charts");
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
  const inPlot = ({ at }: Mark) => Number(scale(at)) >= plot.x && Number(scale(at)) <= right;
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
        <GapArea
          key={gap.from}
          {...span(gap)}
          y={plot.y}
          height={plot.height}
          fill={`url(#${id})`}
          label={t("noData")}
        />
      ))}
      {bands.map((band) => (
        <rect
          key={`${band.from}-${band.status}`}
          {...span(band)}
          y={plot.y - BAND_HEIGHT - 2}
          height={BAND_HEIGHT}
          fill={statusLine(band.status)}
        />
      ))}
      {marks.filter(inPlot).map((mark) => (
        <g key={`${mark.at}-${mark.label}`} transform={`translate(${x(mark.at)} ${plot.y + plot.height})`}>
          <line y1={-plot.height} y2={0} stroke={CHART.mark} strokeDasharray="2 3" />
          <path d={MARK_SHAPES[mark.kind ?? "rebalance"]} fill={CHART.axis} />
        </g>
      ))}
    </g>
  );
}

interface GapAreaProps {
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
  label: string;
}

/** Room that the words need, with some air. */
const LABEL_PX = 64;

function GapArea({ x, y, width, height, fill, label }: GapAreaProps) {
  if (width < 1) return null;
  return (
    <g>
      <rect data-gap x={x} y={y} width={width} height={height} fill={fill} fillOpacity={0.8} />
      {width > LABEL_PX ? (
        <text
          x={x + width / 2}
          // Near the top: an offset that stands still is drawn through the middle.
          y={y + 16}
          textAnchor="middle"
          dominantBaseline="middle"
          fontSize={11}
          fill={CHART.axis}
          stroke="var(--surface)"
          strokeWidth={4}
          paintOrder="stroke"
        >
          {label}
        </text>
      ) : null}
    </g>
  );
}
