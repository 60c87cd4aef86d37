/** Totals and rates of a group over time, derived from its partitions' offsets. Pure. */
import { nextOffset } from "@/lib/core/numbers/lag";
import { growthPerSecond } from "@/lib/core/numbers/per-second";
import { waitsOf } from "@/lib/core/numbers/written-at";
import type { PartitionSeries } from "./series";
import type { Waiting } from "./waiting";

export interface GroupRates {
  at: number[];
  /** Records per second written to the group's partitions; null across gaps. */
  produced: (number | null)[];
  /** Records per second by which the committed offsets moved; null across gaps and where offsets went back. */
  consumed: (number | null)[];
}

/** Change per second between neighbours; null where either end is unknown, time stands, or the value fell. */
export function rateOf(at: readonly number[], values: readonly (bigint | null)[], index: number): number | null {
  return growthPerSecond(values[index - 1], values[index], (at[index] ?? 0) - (at[index - 1] ?? 0));
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
 * How far behind in ms the group was at each moment: the age of the record that it would read next, and where that is not known
 * the least that it can be: what waits at another moment is known to have been there before the series begins.
 */
export function timeLagOf({ at, logStart, logEnd, committed }: PartitionSeries, waiting?: Waiting) {
  const next = committed.map((offset, index) =>
    offset === null ? null : nextOffset(offset, logStart[index] ?? null, 0n),
  );
  const waits = waitsOf(at, logEnd, next);
  const leasts = waits.map(({ ms, atLeast }, index) => {
    const [offset, end] = [next[index] ?? null, logEnd[index] ?? null];
    if (!waiting || ms !== null || offset === null || end === null || offset > waiting.offset) return atLeast;
    return at[index]! > waiting.writtenBy ? Math.max(atLeast ?? 0, at[index]! - waiting.writtenBy) : atLeast;
  });
  return { values: waits.map(({ ms }) => ms), atLeast: leasts };
}
