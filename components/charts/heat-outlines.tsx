/** Outlines of the stretches in which a row's status is not OK. */
import { memo } from "react";
import type { HeatRow } from "./chart-props";
import { rowHeight } from "./heat";
import { statusLine } from "./palette";

export interface HeatOutlinesProps {
  rows: HeatRow[];
  from: number;
  to: number;
  width: number;
  height: number;
}

export const HeatOutlines = memo(function HeatOutlines({ rows, from, to, width, height }: HeatOutlinesProps) {
  const each = rowHeight(rows.length);
  const x = (at: number) => ((at - from) / (to - from)) * width;
  // An outline stands inside its row; of a thin row only its upper edge has room.
  const line = each > 3 ? 1.5 : Math.max(1, each / 2);
  return (
    <svg aria-hidden width={width} height={height} className="absolute top-0 left-0">
      {rows.flatMap(({ key, bands }, row) =>
        bands
          .filter(({ status }) => status !== "OK")
          .map((band) => (
            <rect
              key={`${key}-${band.from}`}
              x={x(band.from) + line / 2}
              y={row * each + line / 2}
              width={Math.max(line, x(band.to) - x(band.from) - line)}
              height={Math.max(0.01, each - line - (each > 3 ? 1 : 0))}
              fill={each > 3 ? statusLine(band.status) : "none"}
              fillOpacity={0.12}
              stroke={statusLine(band.status)}
              strokeWidth={line}
              strokeOpacity={each > 3 ? 1 : 0.7}
            />
          )),
      )}
    </svg>
  );
});
