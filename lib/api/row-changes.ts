/**
 * What changed between two states of a list of rows, column by column: thousands of groups change in every cycle, and
 * numbers of one kind beside each other compress best. Rows are meant by their place in the list, which both sides
 * keep: rows that stay hold their order, new ones come after them. Pure; server and browser share it.
 */
import { atOnce } from "@/lib/core/in-turns";
import type { GroupSummary } from "./contract";
import { mayBeAbsent, ROW_FIELDS } from "./row-fields";
import type { ColumnWire, RowChanges } from "./stream-contract";
import { aged, expectedWhy, packField, sameField, unpackField, type RowField } from "./row-columns";
import { addPoint, findPoint, sameTrend, type PointAdded } from "./trend-point";

export interface RowList {
  /** Counts the states of the list. */
  step: number;
  /** The moment that the rows stand for. */
  at: number;
  rows: GroupSummary[];
}

/** Names a group among those of all clusters: no name holds the character between. */
export const rowKey = ({ cluster, group }: Pick<GroupSummary, "cluster" | "group">) => `${cluster}\0${group}`;
const sameRow = (a: GroupSummary | undefined, b: GroupSummary) => a?.group === b.group && a.cluster === b.cluster;

/** `rows` in the order that a list must have which follows `before`. */
export function orderAfter(before: readonly GroupSummary[], rows: readonly GroupSummary[]): GroupSummary[] {
  // In most cycles no group comes or goes.
  if (before.length === rows.length && rows.every((row, place) => sameRow(before[place], row))) return [...rows];
  const fresh = new Map(rows.map((row) => [rowKey(row), row]));
  const stay = before.flatMap((row) => {
    const key = rowKey(row);
    const newer = fresh.get(key);
    fresh.delete(key);
    return newer ? [newer] : [];
  });
  return [...stay, ...fresh.values()];
}

/**
 * For each row of a list the row that it was in the list before, or undefined for a new one.
 *
 * @param after in the order that `orderAfter` gives
 */
export function earlierOf(
  before: readonly GroupSummary[],
  after: readonly GroupSummary[],
): (GroupSummary | undefined)[] {
  let place = 0;
  return after.map((row) => {
    while (place < before.length && !sameRow(before[place], row)) place++;
    return before[place++];
  });
}

/** Fields that tell rows apart never change; the trend and the reason have rules of their own. */
const PLAIN = ROW_FIELDS.filter((field) => !["cluster", "group", "trend", "why"].includes(field));

/** Gathers values of one field, with the rows that they belong to. */
class Column {
  private readonly rows: number[] = [];
  private readonly values: unknown[] = [];
  private last = -1;

  constructor(
    readonly field: RowField,
    readonly point?: ColumnWire["point"],
  ) {}

  add(row: number, value: unknown): void {
    this.rows.push(row - this.last - 1);
    this.last = row;
    this.values.push(value);
  }

  toWire(count: number): ColumnWire[] {
    const { field, rows, values, point } = this;
    if (values.length === 0) return [];
    return [{ field, values, ...(values.length === count ? {} : { rows }), ...(point ? { point } : {}) }];
  }
}

/** The changes from `before` to `after`, whose rows stand as `orderAfter` puts them. */
export function diffRows(list: string, before: RowList, after: RowList): RowChanges {
  const stay = earlierOf(before.rows, after.rows).filter((row) => row !== undefined);
  const left = new Set(stay);
  const removed = before.rows.flatMap((row, place) => (left.has(row) ? [] : [place]));
  const columns = new Map<string, Column>();
  const columnOf = (field: RowField, point?: ColumnWire["point"]) => {
    const key = point ? `${field} ${point.drop} ${point.at}` : field;
    let column = columns.get(key);
    if (!column) columns.set(key, (column = new Column(field, point)));
    return column;
  };
  const elapsed = after.at - before.at;
  stay.forEach((earlier, place) => {
    const row = after.rows[place]!;
    if (row === earlier && elapsed === 0) return;
    for (const field of PLAIN)
      if (!sameField(field, earlier, row, elapsed)) columnOf(field).add(place, packField(field, row, after.at));
    if (expectedWhy(earlier, row) !== row.why) columnOf("why").add(place, row.why);
    if (sameTrend(earlier.trend, row.trend)) return;
    const step = findPoint(earlier.trend, row.trend, Number(earlier.lag));
    if (step) columnOf("trend", { drop: step.drop, at: step.at }).add(place, step.value);
    else columnOf("trend").add(place, row.trend);
  });
  return {
    ...{ list, step: after.step, at: after.at, removed },
    columns: [...columns.values()].flatMap((column) => column.toWire(stay.length)),
    added: after.rows.slice(stay.length),
  };
}

/** So many values are read between two places where the work may be interrupted. */
const STRETCH = 250;

/**
 * The list after the changes. Rows in which nothing changed stay the same objects.
 * @throws Error when the changes do not fit the list
 */
export function applyChanges(before: RowList, changes: RowChanges): RowList {
  return atOnce(changing(before, changes));
}

/** As `applyChanges`, with a yield wherever something else may run: thousands of rows take longer than a frame. */
export function* changing(before: RowList, changes: RowChanges): Generator<undefined, RowList> {
  if (changes.step !== before.step + 1) throw new Error("These changes belong to another state of the list.");
  const gone = new Set(changes.removed);
  const stay = gone.size === 0 ? before.rows : before.rows.filter((_, place) => !gone.has(place));
  const elapsed = changes.at - before.at;
  const rows = stay.map((row) => aged(row, elapsed));
  yield;
  const draft = (place: number): Record<string, unknown> => {
    const row = rows[place];
    if (row === undefined) throw new Error(`There is no row ${place}.`);
    return row === stay[place] ? (rows[place] = { ...row }) : row;
  };
  const saysWhy = new Set<number>();
  for (const column of changes.columns) {
    const places = placesOf(column, rows.length);
    for (const [index, place] of places.entries()) {
      draft(place)[column.field] = readValue(column, index, stay[place]!, changes.at);
      if (index % STRETCH === STRETCH - 1) yield;
    }
    if (column.field === "why") places.forEach((place) => saysWhy.add(place));
  }
  for (const [place, row] of rows.entries()) {
    const earlier = stay[place]!;
    if (row !== earlier && !saysWhy.has(place)) row.why = expectedWhy(earlier, row);
    if (place % STRETCH === STRETCH - 1) yield;
  }
  return { step: changes.step, at: changes.at, rows: [...rows, ...changes.added] };
}

function placesOf(column: ColumnWire, count: number): number[] {
  const places: number[] = [];
  let last = -1;
  for (let i = 0; i < column.values.length; i++) {
    last += (column.rows?.[i] ?? 0) + 1;
    places.push(last);
  }
  if (last >= count) throw new Error(`There is no row ${last}.`);
  return places;
}

/** One value of a column, for a row as it was before. */
function readValue({ field, values, point }: ColumnWire, index: number, row: GroupSummary, at: number): unknown {
  const value = values[index];
  const read = point
    ? addPoint(row.trend, { ...point, value: value as PointAdded["value"] }, Number(row.lag))
    : unpackField(field, value, at);
  // JSON has no word for a field that is absent.
  return mayBeAbsent(field) ? (read ?? undefined) : read;
}
