/** Colours of charts, as names of the theme in app/globals.css. */
import { toneOf, type AnyStatus } from "../status/tone";

/** The line colour of a status. */
export const statusLine = (status: AnyStatus): string => `var(--${toneOf(status)}-line)`;

const SERIES_COUNT = 8;

/** The colour of the n-th line; after eight they are grey, and ought to be grouped. */
export const seriesColor = (index: number): string =>
  index < SERIES_COUNT ? `var(--series-${index + 1})` : "var(--text-3)";

/** A partition keeps its colour on every page. */
export const partitionColor = (partition: number): string => seriesColor(partition % SERIES_COUNT);

export const CHART = {
  water: "var(--water)",
  bed: "var(--bed)",
  grid: "var(--grid)",
  axis: "var(--text-3)",
  hatch: "var(--hatch)",
  mark: "var(--line-strong)",
  highlight: "var(--accent)",
} as const;
