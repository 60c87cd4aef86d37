/** A topic's stored past in sums over its partitions: what its logs held, what was written, how a group's lag went. */
import { perSecond } from "../numbers/per-second";
import { sumKnown } from "../numbers/sums";
import type { Millis } from "../words/terms";

type Offsets = readonly (bigint | null)[];

export interface LogSums {
  at: Millis[];
  /** Null: no partition was read at that moment. */
  logStart: (bigint | null)[];
  logEnd: (bigint | null)[];
  /** How many partitions are counted as they were last seen. */
  unknown: number[];
  /** Records per second since the point before, over the partitions that are known at both. */
  produceRate: (number | null)[];
}

/**
 * Sums of the logs at each moment. A partition that could not be read, such as one without a leader, is counted as it was last
 * seen: left out, it would pull down the sum by all it ever held.
 */
export function sumLogs(points: readonly { at: Millis; logEnd: Offsets; logStart: Offsets }[]): LogSums {
  const sums: LogSums = { at: [], logStart: [], logEnd: [], unknown: [], produceRate: [] };
  const seen = { logEnd: [] as (bigint | null)[], logStart: [] as (bigint | null)[] };
  points.forEach((point, index) => {
    const before = points[index - 1];
    const read = point.logEnd.some((value) => value !== null);
    const carry = (side: "logEnd" | "logStart") =>
      point[side].forEach((value, partition) => (seen[side][partition] = value ?? seen[side][partition] ?? null));
    carry("logEnd");
    carry("logStart");
    sums.at.push(point.at);
    sums.logEnd.push(read ? sumKnown(seen.logEnd).value : null);
    sums.logStart.push(read ? sumKnown(seen.logStart).value : null);
    sums.unknown.push(point.logEnd.filter((value) => value === null).length);
    sums.produceRate.push(before ? rateOf(before.logEnd, point.logEnd, point.at - before.at) : null);
  });
  return sums;
}

/** One partition of a group's past, along moments that all of them share. */
export interface PartitionPast {
  lag: Offsets;
  committed: Offsets;
}

/**
 * A group's lag on a topic and what it consumed, at the moments of `at`; `own` are the group's moments. Partitions that it
 * never committed on are left out; where another is not known the lag is not known.
 */
export function sumGroup(
  at: readonly Millis[],
  own: readonly Millis[],
  partitions: readonly PartitionPast[],
): { lag: (bigint | null)[]; consumeRate: (number | null)[] } {
  const place = new Map(own.map((moment, index) => [moment, index]));
  const read = partitions.filter(({ committed }) => committed.some((value) => value !== null));
  const committedAt = (index: number) => read.map(({ committed }) => committed[index] ?? null);
  const lag: (bigint | null)[] = [];
  const consumeRate: (number | null)[] = [];
  for (const moment of at) {
    const index = place.get(moment);
    if (index === undefined || read.length === 0) {
      lag.push(null);
      consumeRate.push(null);
      continue;
    }
    const lags = read.map((partition) => partition.lag[index] ?? null);
    const { value, unknown } = sumKnown(lags);
    lag.push(unknown > 0 ? null : value);
    const ms = index > 0 ? moment - own[index - 1]! : 0;
    consumeRate.push(ms > 0 ? rateOf(committedAt(index - 1), committedAt(index), ms) : null);
  }
  return { lag, consumeRate };
}

/** Growth per second over the partitions known at both ends; one that fell back began anew and counts for nothing. */
function rateOf(before: Offsets, after: Offsets, ms: Millis): number | null {
  let grown: bigint | null = null;
  after.forEach((value, partition) => {
    const then = before[partition] ?? null;
    if (value !== null && then !== null && value >= then) grown = (grown ?? 0n) + value - then;
  });
  return grown === null || ms <= 0 ? null : perSecond(Number(grown), ms);
}
