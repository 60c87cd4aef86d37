/** What was measured of the pages, and what it may be at most. */
import { formatNumber, spreadOf } from "./quantiles";

export interface PageFigures {
  /** Largest contentful paint of the overview, in ms, for each load. */
  lcpMs: number[];
  /** JavaScript of the overview's first load, as it came over the wire. */
  scriptBytes: number;
  /** From a key in the search box to the painted rows, in ms. */
  keystrokeMs: number[];
  /** Longest time between two frames while the table scrolled, in ms. */
  longestFrameMs: number;
  /** From the broker's answer to a commit to the changed number on the screen, in ms. */
  commitMs: number[];
  /** The same on the group's own page, in ms. */
  groupCommitMs: number[];
  /** Share of a core that the server takes more while ten different groups are looked at, 0 to 1. */
  lookersCpu: number;
  /** From the chosen range to the painted charts of 24 h and 50 partitions, in ms. */
  rangeMs: number[];
  /** Share of the time that the live overview keeps the main thread busy, 0 to 1. */
  mainThread: number;
}

export interface Judged {
  what: string;
  unit: string;
  value: number;
  most: number;
  kept: boolean;
}

/** Percentile by nearest rank. Nothing measured is nothing kept. */
const p50 = (values: number[]) => spreadOf(values)?.p50 ?? Infinity;
const p95 = (values: number[]) => spreadOf(values)?.p95 ?? Infinity;

/** Each figure beside its limit. */
export function judgeFigures(figures: PageFigures): Judged[] {
  const judge = (what: string, unit: string, value: number, most: number): Judged => ({
    ...{ what, unit, value, most },
    kept: value <= most,
  });
  return [
    judge("overview: largest contentful paint, p50", "ms", p50(figures.lcpMs), 1000),
    judge("overview: JavaScript, compressed", "kB", figures.scriptBytes / 1000, 250),
    judge("overview: filter key to painted rows, p50", "ms", p50(figures.keystrokeMs), 50),
    judge("overview: longest frame while scrolling", "ms", figures.longestFrameMs, 50),
    judge("overview: commit to changed number, p95", "ms", p95(figures.commitMs), 2500),
    judge("group: commit to changed number, p95", "ms", p95(figures.groupCommitMs), 1300),
    judge("ten groups looked at: the server's CPU for it", "%", figures.lookersCpu * 100, 2),
    judge("group: 24 h of 50 partitions painted, p50", "ms", p50(figures.rangeMs), 600),
    judge("overview, live: main thread busy", "%", figures.mainThread * 100, 15),
  ];
}

/** One line for each figure. */
export function pagesTable(judged: readonly Judged[]): string {
  const digits = (unit: string) => (unit === "ms" ? 0 : 1);
  const rows = [
    ["", "measured", "at most", ""],
    ...judged.map(({ what, unit, value, most, kept }) => [
      what,
      `${Number.isFinite(value) ? formatNumber(value, digits(unit)) : "-"} ${unit}`,
      `${formatNumber(most)} ${unit}`,
      kept ? "kept" : "NOT KEPT",
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const line = (cells: string[]) =>
    cells.map((cell, i) => (i === 1 || i === 2 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join("  ");
  return `${rows.map((cells) => line(cells).trimEnd()).join("\n")}\n`;
}
