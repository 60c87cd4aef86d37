/** The columns of the overview's table: one grid for head and rows. Widths are fixed where numbers stand. */
import type { Sort } from "./selection";

export interface Column {
  key: string;
  label: string;
  /** A CSS grid track. */
  width: string;
  sort?: Sort;
  right?: boolean;
  title?: string;
  /** Classes that hide the column on narrow screens; its grid track goes with it. */
  from?: "xl" | "2xl";
}

export const COLUMNS: Column[] = [
  { key: "status", label: "Status", width: "104px", sort: "worst", title: "Worst first" },
  { key: "group", label: "Group", width: "minmax(150px,1.2fr)", sort: "group" },
  { key: "cluster", label: "Cluster", width: "88px", from: "2xl" },
  { key: "why", label: "Why", width: "minmax(180px,2fr)" },
  { key: "lag", label: "Lag", width: "80px", sort: "lag", right: true, title: "Records not yet consumed" },
  {
    key: "behind",
    label: "Behind",
    width: "80px",
    sort: "behind",
    right: true,
    title: "Age of the oldest waiting record",
  },
  {
    key: "trend",
    label: "Last 10 min",
    width: "120px",
    title: "Log end offset above, committed offset below, lag between",
  },
  { key: "in", label: "In / s", width: "64px", sort: "in", right: true, title: "Records produced per second" },
  { key: "out", label: "Out / s", width: "64px", sort: "out", right: true, title: "Records consumed per second" },
  { key: "catch", label: "Catches up", width: "88px", right: true, title: "At the present rates", from: "xl" },
  { key: "members", label: "Members", width: "72px", sort: "members", right: true, from: "xl" },
  { key: "commit", label: "Last commit", width: "96px", sort: "commit", right: true, from: "2xl" },
  { key: "since", label: "Since", width: "88px", sort: "since", right: true },
];

const tracks = (shown: (column: Column) => boolean) =>
  COLUMNS.filter(shown)
    .map(({ width }) => width)
    .join(" ");

/** Grid tracks at each width, as CSS variables for the table's frame. */
export const TRACKS = {
  "--tracks": tracks(({ from }) => !from),
  "--tracks-xl": tracks(({ from }) => from !== "2xl"),
  "--tracks-2xl": tracks(() => true),
};

export const GRID =
  "grid items-center gap-x-3 px-3 grid-cols-(--tracks) xl:grid-cols-(--tracks-xl) 2xl:grid-cols-(--tracks-2xl)";

/** Visibility classes of a column's cells. */
export const visibility = (from: Column["from"]) =>
  from === "2xl" ? "hidden 2xl:block" : from === "xl" ? "hidden xl:block" : "";
