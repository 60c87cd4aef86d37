/** Around every chart: its title and unit, its legend, its menu, and the same numbers as words and as a table. */
"use client";

import { useRef, useState, type ReactNode } from "react";
import { ChartMenu } from "./chart-menu";
import { ChartTable } from "./chart-table";
import type { ChartData } from "./chart-data";
import type { PictureHead } from "./picture-head";
import { useChartFiles } from "./use-chart-files";
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
  /** Names and colours of the lines, for a picture that is taken off the page. */
  lines?: PictureHead["lines"];
  /** The server draws the same as a picture, so there is an address of it. */
  drawnByServer?: boolean;
  /** Draws the chart at this width; the box has its height before that. */
  children(width: number): ReactNode;
}

export function Frame(props: FrameProps) {
  const { title, unit, ariaLabel, height, legend, from, to, summary, data, format, log, onLog, children } = props;
  const figure = useRef<HTMLElement>(null);
  const [box, width] = useWidth<HTMLDivElement>();
  const [tableOpen, setTableOpen] = useState(false);
  const files = useChartFiles(props, figure);
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
            onCsv={files.csv}
            onPng={files.png}
            onCopy={files.copy}
            onCopyLink={files.copyLink ?? undefined}
          />
        </span>
        {summary ? <span className="sr-only">{summary}</span> : null}
      </figcaption>
      <div ref={box} className="relative" style={{ height }}>
        {width > 0 ? children(width) : null}
      </div>
      <p role="status" className={files.message?.isError ? "text-xs text-error" : "text-xs text-text-2"} data-aside>
        {files.message?.text}
      </p>
      {tableOpen ? <ChartTable data={data()} label={ariaLabel} format={format} /> : null}
    </figure>
  );
}
