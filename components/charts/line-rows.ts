/** From series to the rows that are drawn: no more than pixels to draw them on, and a break inside each gap. Pure. */
import { buckets, lastOf, peakOf, type Gap } from "./samples";

export type LineRow = { at: number } & Record<string, number | null>;

export const columnsOf = (series: readonly { values: (number | null)[] }[]) => series.map(({ values }) => values);

/** Columns are numbered: a name that holds dots would be read as a path. */
export function toLineRows(
  at: readonly number[],
  columns: readonly (readonly (number | null)[])[],
  gaps: readonly Gap[],
  most: number,
): LineRow[] {
  const stretches = buckets(at.length, most);
  const moments = stretches.length > 0 ? lastOf(at, stretches) : at;
  const value = (column: readonly (number | null)[], index: number) => {
    const stretch = stretches[index];
    return stretch ? peakOf(column, ...stretch) : (column[index] ?? null);
  };
  const rows = moments.map((moment, index) => {
    const row: LineRow = { at: moment };
    columns.forEach((column, place) => (row[`v${place}`] = value(column, index)));
    return row;
  });
  const breaks = gaps.filter((gap) => gap.to > gap.from).map((gap): LineRow => ({ at: (gap.from + gap.to) / 2 }));
  return breaks.length === 0 ? rows : [...rows, ...breaks].sort((a, b) => a.at - b.at);
}
