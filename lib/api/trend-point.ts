/** A trend goes on by a point: the oldest may leave, and everything counts from the first known one that is left. */
import type { GroupSummary } from "./contract";

export type Trend = GroupSummary["trend"];

/** What `addPoint` needs to make the later trend of the earlier one. */
export interface PointAdded {
  drop: number;
  at: number;
  /**
   * Records that arrived since the last known point; in an array with what was waiting then, where that is not the
   * lag that the row had; with null where not known.
   */
  value: number | [arrived: number | null, waiting: number | null];
}

function lastKnown(values: readonly (number | null)[], count = values.length): number {
  let last = count - 1;
  while (last >= 0 && values[last] === null) last--;
  return values[last] ?? 0;
}

/** The step from `before` to `after`, or null when it is not a single point. `lag`: of the row before. */
export function findPoint(before: Trend, after: Trend, lag: number): PointAdded | null {
  const at = after.at.at(-1);
  if (at === undefined || !samePlace(before, after)) return null;
  const drop = before.at.length + 1 - after.at.length;
  if (drop < 0 || drop > before.at.length) return null;
  const [end, committed] = [after.logEnd.at(-1) ?? null, after.committed.at(-1) ?? null];
  if ((end === null && committed !== null) || !goesOn(before, after, drop)) return null;
  const arrived = end === null ? null : end - lastKnown(after.logEnd, after.logEnd.length - 1);
  const waiting = end === null || committed === null ? null : end - committed;
  return { drop, at, value: arrived !== null && waiting === lag ? arrived : [arrived, waiting] } as PointAdded;
}

/** Whether `after` is `before` without its first `drop` points and with one more. Makes nothing: every row asks in every cycle. */
function goesOn(before: Trend, after: Trend, drop: number): boolean {
  let base: number | null = null;
  for (let i = drop; i < before.at.length; i++) {
    const [at, end, committed] = [before.at[i], before.logEnd[i]!, before.committed[i]!];
    base ??= end;
    const place = i - drop;
    if (after.at[place] !== at) return false;
    if (after.logEnd[place] !== (end === null ? null : end - base!)) return false;
    if (after.committed[place] !== (committed === null ? null : committed - (base ?? 0))) return false;
  }
  return true;
}

/** The later trend. */
export function addPoint(before: Trend, { drop, at, value }: PointAdded, lag: number): Trend {
  const left = shifted(before, drop);
  const [arrived, waiting] = typeof value === "number" ? [value, lag] : value;
  const end = arrived === null ? null : lastKnown(left.logEnd) + arrived;
  return {
    of: before.of,
    at: [...left.at, at],
    logEnd: [...left.logEnd, end],
    committed: [...left.committed, end === null || waiting === null ? null : end - waiting],
  };
}

/** Without the first `drop` points, counted from the first known one of the others. */
function shifted({ of, at, logEnd, committed }: Trend, drop: number): Trend {
  const base = logEnd.slice(drop).find((value) => value !== null) ?? 0;
  const move = (values: (number | null)[]) => values.slice(drop).map((value) => (value === null ? null : value - base));
  return { of, at: at.slice(drop), logEnd: move(logEnd), committed: move(committed) };
}

/** Whether two trends say the same. */
export function sameTrend(a: Trend, b: Trend): boolean {
  return (
    a === b ||
    (samePlace(a, b) && sameList(a.at, b.at) && sameList(a.logEnd, b.logEnd) && sameList(a.committed, b.committed))
  );
}

/** Whether both are of the same partition. */
export const samePlace = ({ of: a }: Trend, { of: b }: Trend): boolean =>
  a === b || (a !== null && b !== null && a.topic === b.topic && a.partition === b.partition);

function sameList(a: (number | null)[], b: (number | null)[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
