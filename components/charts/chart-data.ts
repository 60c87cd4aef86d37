/** A chart's numbers as a table: for the eye, for a screen reader, and as CSV. Pure. */
import type { CsvRow } from "@/lib/client/csv";
import { plainLag } from "@/lib/core/numbers/lag";
import type { LagSeries } from "./chart-props";

export interface ChartData {
  /** Names of the columns after the time, with their unit where it has one. */
  head: string[];
  at: readonly number[];
  /** One array per column, along `at`; null where not known. */
  columns: readonly (readonly (bigint | number | null)[])[];
}

/** Rows as they go into a CSV file: times in ISO 8601 (UTC), numbers in full, unknown left empty. */
export function toCsvRows({ head, at, columns }: ChartData): CsvRow[] {
  return at.map((moment, index) => {
    const row: CsvRow = { time: new Date(moment).toISOString() };
    head.forEach((name, place) => (row[name] = toCell(columns[place]?.[index])));
    return row;
  });
}

function toCell(value: bigint | number | null | undefined): string | number | null {
  if (value == null) return null;
  return typeof value === "bigint" ? String(value) : Math.round(value * 1000) / 1000;
}

/** Offsets with the lag between them, as everywhere else: from the log start where retention has passed the group. */
export function waterData(
  head: [logEnd: string, committed: string, lag: string],
  at: readonly number[],
  logEnd: readonly (bigint | null)[],
  committed: readonly (bigint | null)[],
  logStart: readonly (bigint | null)[] = [],
): ChartData {
  const lag = at.map((_, i) => plainLag(committed[i] ?? null, logStart[i] ?? null, logEnd[i] ?? null));
  return { head, at, columns: [logEnd, committed, lag] };
}

/** Lines, and after each the least that its values can be where they are not known. */
export function lineData(
  at: readonly number[],
  series: readonly LagSeries[],
  unit: string,
  atLeastOf: (name: string) => string,
): ChartData {
  const columns = series.flatMap(({ label, values, atLeast }) => [
    { name: label, values },
    ...(atLeast?.some((value) => value !== null) ? [{ name: atLeastOf(label), values: atLeast }] : []),
  ]);
  return { head: columns.map(({ name }) => `${name} (${unit})`), at, columns: columns.map(({ values }) => values) };
}

/** Least, greatest and last known value; null where nothing is known. */
export function extremes(values: readonly (number | null)[]): { low: number; high: number; last: number } | null {
  const known = values.filter((value) => value !== null);
  const last = known.at(-1);
  if (last === undefined) return null;
  return { low: known.reduce((a, b) => Math.min(a, b)), high: known.reduce((a, b) => Math.max(a, b)), last };
}
