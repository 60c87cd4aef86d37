/** The names of a waterline's two lines, drawn at their right ends: the core chart needs no legend. */
"use client";

import { usePlotArea } from "recharts";
import { lineNames, type WaterLine } from "./line-names";
import type { OffsetsAxis } from "./offsets-axis";
import { CHART } from "./palette";
import type { WaterRow } from "./water";

/** Height of a name and the air between it and its line. */
export const NAME_PX = 17;
const ABOVE_PX = 5;
const BELOW_PX = 13;

export interface WaterNamesProps {
  rows: readonly WaterRow[];
  names: Record<WaterLine, string>;
  axis: OffsetsAxis;
  from: number;
  to: number;
}

export function WaterNames({ rows, names, axis: { domain }, from, to }: WaterNamesProps) {
  const plot = usePlotArea();
  if (!plot || to <= from) return null;
  const msPerPx = (to - from) / plot.width;
  const y = (value: number) => plot.y + plot.height * (1 - (value - domain[0]) / (domain[1] - domain[0]));
  return (
    <g data-names>
      {lineNames(rows, names, msPerPx).map(({ line, at, value }) => (
        <text
          key={line}
          x={plot.x + Math.min((at - from) / msPerPx, plot.width) - 2}
          y={y(value) + (line === "logEnd" ? -ABOVE_PX : BELOW_PX)}
          textAnchor="end"
          fontSize={11}
          fill={line === "logEnd" ? CHART.water : "var(--text-2)"}
          stroke="var(--surface)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {names[line]}
        </text>
      ))}
    </g>
  );
}
