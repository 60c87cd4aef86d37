/** Names beside a heat map's rows, and moments under them, in the places where other charts have theirs. */
import { tickLabel, ticksFor, X_HEIGHT } from "./axes";
import { labelStep, rowHeight } from "./heat";
import type { HeatRow } from "./chart-props";

export function RowLabels({ rows, top, width }: { rows: HeatRow[]; top: number; width: number }) {
  const each = rowHeight(rows.length);
  const step = labelStep(each);
  return (
    <div aria-hidden className="figures absolute left-0 text-2xs text-text-3" style={{ top, width }}>
      {rows.map(({ key, label, selected }, index) =>
        index % step === 0 || selected ? (
          <span
            key={key}
            className={
              selected
                ? "absolute right-2 z-10 bg-surface pl-1 leading-none font-semibold text-accent"
                : "absolute right-2 leading-none"
            }
            style={{ top: index * each + each / 2, transform: "translateY(-50%)" }}
          >
            {label}
          </span>
        ) : null,
      )}
    </div>
  );
}

export interface TimeLabelsProps {
  from: number;
  to: number;
  plotWidth: number;
  left: number;
}

export function TimeLabels({ from, to, plotWidth, left }: TimeLabelsProps) {
  const print = tickLabel(from, to);
  return (
    <div
      aria-hidden
      className="figures absolute bottom-0 text-2xs text-text-3"
      style={{ left, width: plotWidth, height: X_HEIGHT }}
    >
      {ticksFor(from, to, plotWidth).map((at) => (
        <span
          key={at}
          className="absolute top-1.5 -translate-x-1/2 leading-none"
          style={{ left: `${((at - from) / (to - from)) * 100}%` }}
        >
          {print(at)}
        </span>
      ))}
    </div>
  );
}
