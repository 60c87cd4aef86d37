/** Around every chart: its title and unit, its legend, its menu, and the same numbers as words and as a table. */
"use client";

import { useRef, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ChartMenu } from "./chart-menu";
import { ChartTable } from "./chart-table";
import type { ChartData } from "./chart-data";
import { saveCsv, savePng } from "./save";
import { useWidth } from "./use-width";

export interface FrameProps {
  title?: string;
  unit: string;
  ariaLabel: string;
  height: number;
  legend?: ReactNode;
  from: number;
  to: number;
  /** What the lines say, in a sentence. */
  summary?: string;
  /** Called when somebody asks for the numbers. */
  data(): ChartData;
  format(value: bigint | number): string;
  log?: boolean;
  onLog?(log: boolean): void;
  /** Draws the chart at this width; the box has its height before that. */
  children(width: number): ReactNode;
}

export function Frame(props: FrameProps) {
  const { title, unit, ariaLabel, height, legend, from, to, summary, data, format, log, onLog, children } = props;
  const t = useTranslations("charts");
  const figure = useRef<HTMLElement>(null);
  const [box, width] = useWidth<HTMLDivElement>();
  const [tableOpen, setTableOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const save = (saving: Promise<void>) => void saving.then(() => setFailed(false)).catch(() => setFailed(true));
  return (
    <figure ref={figure} className="min-w-0" aria-label={ariaLabel}>
      <figcaption className="flex min-h-6 flex-wrap items-center gap-x-2 text-xs">
        {title ? <span className="font-medium text-text-2">{title}</span> : null}
        <span className={title ? "text-text-3" : "text-2xs text-text-3"}>{unit}</span>
        <span className="ml-auto flex min-w-0 items-center gap-2">
          {legend}
          <ChartMenu
            {...{ from, to, tableOpen, log, onLog }}
            label={ariaLabel}
            onTable={() => setTableOpen(!tableOpen)}
            onCsv={() => save(saveCsv(title ?? ariaLabel, data()))}
            onPng={() => save(figure.current ? savePng(title ?? ariaLabel, figure.current) : Promise.resolve())}
          />
        </span>
        {summary ? <span className="sr-only">{summary}</span> : null}
      </figcaption>
      <div ref={box} className="relative" style={{ height }}>
        {width > 0 ? children(width) : null}
      </div>
      {failed ? (
        <p role="alert" className="mt-1 text-xs text-error" data-aside>
          {t("notSaved")}
        </p>
      ) : null}
      {tableOpen ? <ChartTable data={data()} label={ariaLabel} format={format} /> : null}
    </figure>
  );
}
