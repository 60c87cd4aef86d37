/** Totals and rates of a group over time, derived from its partitions' offsets. Pure. */
import type { PartitionSeries } from "./series";

export interface GroupRates {
  at: number[];
  /** Records per second written to the group's partitions; null across gaps. */
  produced: (number | null)[];
  /** Records per second by which the committed offsets moved; null across gaps and where offsets went back. */
  consumed: (number | null)[];
}

/** Change per second between neighbours; null where either end is unknown, time stands, or the value fell. */
export function rateOf(at: readonly number[], values: readonly (bigint | null)[], index: number): number | null {
  const now = values[index];
  const before = values[index - 1];
  const ms = (at[index] ?? 0) - (at[index - 1] ?? 0);
  if (now == null || before == null || ms <= 0 || now < before) return null;
  return (Number(now - before) * 1000) / ms;
}

/** Sums the rates of partitions of one topic, which share their `at`; unknown partitions are left out. */
export function ratesOfTopic(partitions: readonly PartitionSeries[]): GroupRates {
  const at = partitions[0]?.at ?? [];
  const produced: (number | null)[] = at.map(() => null);
  const consumed: (number | null)[] = at.map(() => null);
  for (const series of partitions) {
    if (series.at.length !== at.length) continue;
    for (let index = 1; index < at.length; index++) {
      produced[index] = plus(produced[index], rateOf(at, series.logEnd, index));
      consumed[index] = plus(consumed[index], rateOf(at, series.committed, index));
    }
  }
  return { at: [...at], produced: smooth(produced), consumed: smooth(consumed) };
}

const plus = (a: number | null | undefined, b: number | null): number | null =>
  b === null ? (a ?? null) : (a ?? 0) + b;

/** How many neighbours a rate is averaged over: commits come in steps, and a step is not a rate. */
const SMOOTHING = 5;

/** A trailing mean over known neighbours; unknown stays unknown. */
export function smooth(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value, index) => {
    if (value === null) return null;
    const near = values.slice(Math.max(0, index - SMOOTHING + 1), index + 1).filter((one) => one !== null);
    return near.reduce((sum, one) => sum + one, 0) / near.length;
  });
}

/**
 * How far behind in ms the group was at each moment: the age of the record at the committed offset, by interpolation
 * between log end samples, as lib/core/numbers/time-lag.ts does for the present. Null where the samples do not reach back far enough.
 */
export function timeLagOf({ at, logEnd, committed }: PartitionSeries): (number | null)[] {
  let low = 0;
  return at.map((now, index) => {
    const offset = committed[index];
    const end = logEnd[index];
    if (offset == null || end == null) return null;
    if (offset >= end) return 0;
    if (low > 0 && (logEnd[low - 1] ?? 0n) > offset) low = 0;
    while (low < index && (logEnd[low] ?? -1n) <= offset) low++;
    const after = logEnd[low];
    const before = low > 0 ? logEnd[low - 1] : null;
    if (after == null || before == null || before > offset || after <= before) return null;
    const share = Number(offset + 1n - before) / Number(after - before);
    const then = (at[low - 1] ?? now) + share * ((at[low] ?? now) - (at[low - 1] ?? now));
    return Math.max(0, now - then);
  });
}
