/** Names of a chart's lines, to click: one alone, or each on and off. Not by colour alone: the reading names each line. */
"use client";

import type { MouseEvent } from "react";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { LagSeries } from "./chart-props";
import { chooseLines } from "./legend-choice";

/** Names are cut beyond it: they may be as long as a page is wide. */
const MOST_LETTERS = 40;

export interface LegendProps {
  series: Pick<LagSeries, "key" | "label" | "color">[];
  /** Keys of the lines that are shown; null for all. */
  shown?: readonly string[] | null;
  /** Without it the legend only names. */
  onChoose?(shown: string[] | null): void;
}

export function Legend({ series, shown = null, onChoose }: LegendProps) {
  const t = useTranslations("charts");
  const all = series.map(({ key }) => key);
  // One width for all, so that nothing moves when names change; a single long one ("42 others") stands apart.
  const lengths = series.map(({ label }) => label.length).sort((a, b) => b - a);
  const width = `${Math.min(lengths[1] ?? lengths[0] ?? 0, MOST_LETTERS)}ch`;
  const choose = (key: string, event: MouseEvent) => {
    event.preventDefault();
    const toggles = event.ctrlKey || event.metaKey || event.shiftKey || event.type === "contextmenu";
    onChoose?.(chooseLines(all, shown, { key, toggles }));
  };
  return (
    <ul aria-label={t("lines")} className="flex min-w-0 flex-wrap gap-x-1 gap-y-1 text-xs text-text-2">
      {series.map(({ key, label, color }) => {
        const on = shown === null || shown.includes(key);
        const name = (
          <>
            <span aria-hidden className="h-0.5 w-3 shrink-0 rounded-full" style={{ background: color }} />
            <span className="truncate" style={{ minWidth: width, maxWidth: `${MOST_LETTERS}ch` }} title={label}>
              {label}
            </span>
          </>
        );
        return (
          <li key={key} className="figures flex">
            {onChoose ? (
              <button
                type="button"
                aria-pressed={on}
                title={t("lineHint")}
                onClick={(event) => choose(key, event)}
                onContextMenu={(event) => choose(key, event)}
                className={clsx(
                  "flex h-[24px] items-center gap-1.5 rounded-sm px-1 text-left hover:bg-selected",
                  on ? "text-text-2" : "text-text-3 line-through decoration-1 [&>span:first-child]:opacity-30",
                )}
              >
                {name}
              </button>
            ) : (
              <span className="flex h-6 items-center gap-1.5 px-1">{name}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
