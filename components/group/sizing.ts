/** How many consumers it takes, and which partition is out of line, with the numbers that say so. Pure. */
import type { GroupDetail, PartitionWire } from "@/lib/api/contract";
import { consumersNeeded } from "@/lib/core/numbers/forecast";

/** How many consumers the group would need at its present rates, with the arithmetic. */
export interface Sizing {
  needed: number;
  /** Members that own a partition. */
  working: number;
  /** More than this many cannot work at once. */
  partitions: number;
  produceRate: number;
  ratePerConsumer: number;
}

/** Sizing of a group that falls behind; null where it keeps up or the rates are not known. */
export function sizingOf(detail: GroupDetail): Sizing | null {
  if (detail.status !== "WARNING" || !detail.members.known) return null;
  if (!detail.produceRate.known || !detail.consumeRate.known || detail.consumeRate.value <= 0) return null;
  const owning = detail.members.value.filter(({ assignment }) => assignment.known && assignment.value.length > 0);
  if (owning.length === 0) return null;
  const ratePerConsumer = detail.consumeRate.value / owning.length;
  const sized = consumersNeeded(detail.produceRate, detail.consumeRate, owning.length, Infinity);
  if (!sized.known || sized.value <= owning.length) return null;
  return {
    ...{ needed: sized.value, working: owning.length, partitions: detail.partitionCount },
    ...{ produceRate: detail.produceRate.value, ratePerConsumer },
  };
}

/** A partition that holds far more of the lag than its share. */
export interface Skew {
  topic: string;
  partition: number;
  lag: bigint;
  /** Lag of all partitions whose lag is known. */
  total: bigint;
  /** Share of the lag, 0 to 1. */
  lagShare: number;
  /** Share of what is produced, 0 to 1; null where a rate is not known. */
  produceShare: number | null;
  /** What each would have if all were equal, 0 to 1. */
  evenShare: number;
}

/** Less lag than this is chance. */
const LEAST_LAG = 100n;
/** A partition is skewed with so many times its even share, and half of the lag at least. */
const TIMES = 1.5;

/** The partition that stands out, if one does. */
export function skewOf({ subscriptions }: Pick<GroupDetail, "subscriptions">): Skew | null {
  const rows = subscriptions.flatMap(({ partitions }) => partitions);
  const known = rows.flatMap((row) => (row.lag.known ? [{ row, lag: BigInt(row.lag.value) }] : []));
  const worst = known.reduce<(typeof known)[number] | null>(
    (most, one) => (most && most.lag >= one.lag ? most : one),
    null,
  );
  if (!worst || known.length < 2 || worst.lag < LEAST_LAG) return null;
  const total = known.reduce((sum, { lag }) => sum + lag, 0n);
  const lagShare = Number((worst.lag * 10_000n) / total) / 10_000;
  const evenShare = 1 / known.length;
  if (lagShare < Math.max(0.5, TIMES * evenShare)) return null;
  const { topic, partition } = worst.row;
  return {
    topic,
    partition,
    lag: worst.lag,
    total,
    lagShare,
    produceShare: produceShareOf(worst.row, rows),
    evenShare,
  };
}

function produceShareOf(row: PartitionWire, rows: readonly PartitionWire[]): number | null {
  const rates = rows.map(({ produceRate }) => (produceRate.known ? produceRate.value : null));
  if (!row.produceRate.known || rates.some((rate) => rate === null)) return null;
  const total = rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0);
  return total > 0 ? row.produceRate.value / total : null;
}

/** Whether more is written to the partition than to others, so that the keys and not its consumer are the cause. */
export const isHot = ({ produceShare, evenShare }: Skew): boolean =>
  produceShare !== null && produceShare > TIMES * evenShare;
