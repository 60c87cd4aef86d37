/** What stands behind the lines of every chart: time without data, highlighted windows, marks, status bands. */
"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { usePlotArea, useXAxisScale } from "recharts";
import type { AnyStatus } from "../status/tone";
import { nameWidth } from "./line-names";
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
  // Its name stands at the top: those of gaps go below it.
  const isMarkNamed = marks.some((mark) => mark.text !== undefined && inPlot(mark));
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
        />
      ))}
      {marks.filter(inPlot).map((mark) => (
        <g key={`${mark.at}-${mark.label}`} transform={`translate(${x(mark.at)} ${plot.y + plot.height})`}>
          <line y1={-plot.height} y2={0} stroke={CHART.mark} strokeDasharray="2 3" />
          <path d={MARK_SHAPES[mark.kind ?? "rebalance"]} fill={CHART.axis} />
        </g>
      ))}
      {/* Words come last: no mark is drawn through them. */}
      {gaps.map((gap) => (
        <GapName key={gap.from} {...span(gap)} y={plot.y + (isMarkNamed ? LINE_PX : 0)} label={t("noData")} />
      ))}
      {marks
        .filter(inPlot)
        .map((mark) => (mark.text ? <MarkName key={mark.at} x={x(mark.at)} text={mark.text} {...{ plot }} /> : null))}
    </g>
  );
}

interface GapAreaProps {
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
}

function GapArea({ width, ...rest }: GapAreaProps) {
  return width < 1 ? null : <rect data-gap width={width} fillOpacity={0.8} {...rest} />;
}

/** Words over lines: what is under them does not strike through them. */
const WORDS = { fontSize: 11, stroke: "var(--surface)", strokeWidth: 4, paintOrder: "stroke" } as const;

/** From one line of words to the next. */
const LINE_PX = 16;

/** Room that the words need, with some air. */
const LABEL_PX = 64;

function GapName({ x, y, width, label }: { x: number; y: number; width: number; label: string }) {
  if (width <= LABEL_PX) return null;
  return (
    // Near the top: an offset that stands still is drawn through the middle.
    <text x={x + width / 2} y={y + 16} textAnchor="middle" dominantBaseline="middle" fill={CHART.axis} {...WORDS}>
      {label}
    </text>
  );
}

interface MarkNameProps {
  x: number;
  text: string;
  plot: { x: number; y: number; width: number; height: number };
}

/** Room that the name of a line's right end takes. */
const END_PX = 110;

/** At the top, after the mark, where lines that rise have not come yet; where the lines end, before the mark's foot. */
function MarkName({ x, text, plot }: MarkNameProps) {
  const early = x + nameWidth(text) + END_PX < plot.x + plot.width;
  return (
    <text
      data-mark
      x={early ? x + 6 : x - 8}
      y={early ? plot.y + 12 : plot.y + plot.height - 5}
      textAnchor={early ? "start" : "end"}
      fill="var(--text-2)"
      {...WORDS}
    >
      {text}
    </text>
  );
}
