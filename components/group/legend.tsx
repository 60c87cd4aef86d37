/** Names of a chart's lines. Not by colour alone: the tooltip names each line with its value. */
import type { LagSeries } from "../charts/lag-chart";

export function Legend({ series }: { series: LagSeries[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-text-2">
      {series.map(({ key, label, color }) => (
        <li key={key} className="figures flex items-center gap-1.5">
          <span aria-hidden className="h-0.5 w-3 rounded-full" style={{ background: color }} />
          {label}
        </li>
      ))}
    </ul>
  );
}
