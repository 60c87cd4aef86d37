/** The columns of a list: one grid for its head and its rows. Widths are fixed where numbers stand. */
import type { CSSProperties } from "react";

/** From which width of the window on a column shows, where nobody has chosen. */
const STAGES = ["md", "lg", "xl", "2xl", "wide"] as const;
export type Stage = (typeof STAGES)[number];

/** The widths of the stages, as Tailwind has them. */
export const WIDTHS: Record<Exclude<Stage, "md">, string> = {
  ...{ lg: "(width >= 64rem)", xl: "(width >= 80rem)", "2xl": "(width >= 96rem)", wide: "(width >= 112.5rem)" },
};

export interface Column<Key extends string = string, Sort extends string = string> {
  key: Key;
  /** Pixels; with `grow` the least of a column that takes a share of what is left. */
  width: number;
  grow?: number;
  sort?: Sort;
  right?: boolean;
  /** Its text may be too long for it, and is cut. Each cell that cuts costs something in every frame. */
  cut?: boolean;
  /** Classes of its cells, where one line of text is not all that stands there. */
  cell?: string;
  from?: Exclude<Stage, "md">;
  /** Cannot be taken away. */
  fixed?: boolean;
}

/** A column with its words in the language of the page. */
export type NamedColumn<Key extends string = string, Sort extends string = string> = Column<Key, Sort> & {
  name: string;
  title: string;
};

/** A column that is drawn, with the classes that hide it where the window is too narrow for it. */
export type Shown<C extends Column> = C & { visibility: string };

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

const fits = ({ from }: Column, stage: Stage) => STAGES.indexOf(from ?? "md") <= STAGES.indexOf(stage);

/**
 * The columns to draw: the chosen ones whatever the width, else those that have room.
 *
 * @param stage null where the width is not known: then all are drawn, and each hides by itself below its width
 */
export function shownColumns<C extends Column>(
  all: readonly C[],
  chosen: readonly string[] | null,
  stage: Stage | null,
): Shown<C>[] {
  if (chosen === null) {
    const columns = stage === null ? all : all.filter((column) => fits(column, stage));
    return columns.map((column) => ({ ...column, visibility: column.from ? FROM[column.from] : "" }));
  }
  return all.filter(({ key, fixed }) => fixed || chosen.includes(key)).map((column) => ({ ...column, visibility: "" }));
}

/** As large as the type of the page, which grows on a very wide screen. */
const scaled = (px: number) => `calc(${px}px * var(--scale))`;

const trackOf = ({ width, grow }: Column) => (grow ? `minmax(${scaled(width)},${grow}fr)` : scaled(width));

/**
 * Grid tracks at each width as CSS variables, and how wide a row is at least.
 *
 * @param lead width of what stands before all columns in px; 0 for nothing
 */
export function gridStyle(all: readonly Column[], chosen: readonly string[] | null, lead: number): CSSProperties {
  const columns = shownColumns(all, chosen, null);
  const before = lead > 0 ? [scaled(lead)] : [];
  const at = (stage: Stage) => columns.filter((column) => chosen !== null || fits(column, stage));
  const tracks = STAGES.map((stage) => [`--tracks-${stage}`, [...before, ...at(stage).map(trackOf)].join(" ")]);
  const least = columns.reduce((sum, { width }) => sum + width + GAP, lead + 2 * GAP);
  return { ...(Object.fromEntries(tracks) as CSSProperties), ...(chosen === null ? {} : { minWidth: scaled(least) }) };
}
