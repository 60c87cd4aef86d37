/** The columns of the overview's table: one grid for head and rows. Widths are fixed where numbers stand. */
import type { CSSProperties } from "react";
import type { Sort } from "./order";

export const COLUMN_KEYS = [
  ...(["status", "group", "cluster", "why", "lag", "behind", "trend", "strip"] as const),
  ...(["in", "out", "catch", "worst", "members", "commit", "since"] as const),
] as const;
export type ColumnKey = (typeof COLUMN_KEYS)[number];

/** From which width of the window on a column shows, where nobody has chosen. */
const STAGES = ["md", "lg", "xl", "2xl", "wide"] as const;
export type Stage = (typeof STAGES)[number];

/** The widths of the stages, as Tailwind has them. */
export const WIDTHS: Record<Exclude<Stage, "md">, string> = {
  ...{ lg: "(width >= 64rem)", xl: "(width >= 80rem)", "2xl": "(width >= 96rem)", wide: "(width >= 112.5rem)" },
};

export interface Column {
  key: ColumnKey;
  /** Pixels; with `grow` the least of a column that takes a share of what is left. */
  width: number;
  grow?: number;
  sort?: Sort;
  right?: boolean;
  /** Its text may be too long for it, and is cut. Each cell that cuts costs something in every frame. */
  cut?: boolean;
  from?: Exclude<Stage, "md">;
  /** Cannot be taken away. */
  fixed?: boolean;
}

export const COLUMNS: Column[] = [
  { key: "status", width: 100, sort: "worst", fixed: true },
  { key: "group", width: 140, grow: 1, sort: "group", fixed: true, cut: true },
  { key: "cluster", width: 88, sort: "cluster", from: "wide", cut: true },
  // What is left is for the sentence, in two lines: it is what the row is read for.
  { key: "why", width: 160, grow: 3 },
  { key: "lag", width: 76, sort: "lag", right: true },
  { key: "behind", width: 92, sort: "behind", right: true },
  { key: "trend", width: 100, from: "lg" },
  { key: "strip", width: 120, from: "xl" },
  { key: "in", width: 60, sort: "in", right: true, from: "xl" },
  { key: "out", width: 60, sort: "out", right: true, from: "xl" },
  { key: "catch", width: 92, sort: "catch", right: true, from: "2xl" },
  { key: "worst", width: 128, from: "wide", cut: true },
  { key: "members", width: 76, sort: "members", right: true, from: "2xl" },
  { key: "commit", width: 84, sort: "commit", right: true, from: "wide" },
  { key: "since", width: 84, sort: "since", right: true, from: "lg" },
];

/** The column of the row's own buttons, before all others. */
const BUTTONS = 48;
const GAP = 12;

/** Classes are written out, so that Tailwind finds them. */
const FROM: Record<Exclude<Stage, "md">, string> = {
  lg: "hidden lg:block",
  xl: "hidden xl:block",
  "2xl": "hidden 2xl:block",
  wide: "hidden min-[112.5rem]:block",
};

export const GRID =
  "grid items-center gap-x-3 px-3 grid-cols-(--tracks-md) lg:grid-cols-(--tracks-lg) xl:grid-cols-(--tracks-xl) " +
  "2xl:grid-cols-(--tracks-2xl) min-[112.5rem]:grid-cols-(--tracks-wide)";

export interface ShownColumn extends Column {
  /** Classes that hide the column where the window is too narrow for it. */
  visibility: string;
}

const fits = ({ from }: Column, stage: Stage) => STAGES.indexOf(from ?? "md") <= STAGES.indexOf(stage);

/**
 * The columns to draw: the chosen ones whatever the width, else those that have room.
 *
 * @param stage null where the width is not known: then all are drawn, and each hides by itself below its width
 */
export function shownColumns(chosen: readonly ColumnKey[] | null, stage: Stage | null): ShownColumn[] {
  if (chosen === null) {
    const columns = stage === null ? COLUMNS : COLUMNS.filter((column) => fits(column, stage));
    return columns.map((column) => ({ ...column, visibility: column.from ? FROM[column.from] : "" }));
  }
  return COLUMNS.filter(({ key, fixed }) => fixed || chosen.includes(key)).map((column) => ({
    ...column,
    visibility: "",
  }));
}

const trackOf = ({ width, grow }: Column) => (grow ? `minmax(${width}px,${grow}fr)` : `${width}px`);

/** Grid tracks at each width as CSS variables, and how wide a row is at least. */
export function gridStyle(chosen: readonly ColumnKey[] | null): CSSProperties {
  const columns = shownColumns(chosen, null);
  const at = (stage: Stage) => columns.filter((column) => chosen !== null || fits(column, stage));
  const tracks = STAGES.map((stage) => [`--tracks-${stage}`, [`${BUTTONS}px`, ...at(stage).map(trackOf)].join(" ")]);
  const least = columns.reduce((sum, { width }) => sum + width + GAP, BUTTONS + 2 * GAP);
  return { ...(Object.fromEntries(tracks) as CSSProperties), ...(chosen === null ? {} : { minWidth: least }) };
}
