/** History answers as columns to draw: one series per partition. Pure. */
import type { HistoryAnswer } from "@/lib/api/contract";
import { placeOf } from "@/lib/api/quick-numbers";
import type { LagSeries } from "../charts/chart-props";

/** One partition over time; all arrays run along `at` (ms). `null`: not known at that moment. */
export interface PartitionSeries {
  topic: string;
  partition: number;
  at: number[];
  logStart: (bigint | null)[];
  logEnd: (bigint | null)[];
  committed: (bigint | null)[];
  /** Greatest lag within the point. */
  lag: (number | null)[];
}

type TopicHistory = HistoryAnswer["topics"][number];
export type PartitionHistory = TopicHistory["partitions"][number];

/** Names a partition of a group uniquely; topics cannot contain "/". */
export const partitionKey = (topic: string, partition: number): string => placeOf({ topic, partition });

const toBigint = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
const toNumber = (text: string | null): number | null => (text === null ? null : Number(text));

/** Lag as numbers: exact up to 2^53, which is all a chart can show. */
export const lagOf = ({ lag }: PartitionHistory): (number | null)[] => lag.map(toNumber);

/** One partition of a topic's history, parsed. */
function toSeries({ topic, at }: TopicHistory, history: PartitionHistory): PartitionSeries {
  return {
    ...{ topic, partition: history.partition, at },
    logStart: history.logStart.map(toBigint),
    logEnd: history.logEnd.map(toBigint),
    committed: history.committed.map(toBigint),
    lag: lagOf(history),
  };
}

/** All partitions of the answer, by `partitionKey`; parsed once per answer and partition. */
export function seriesOf(history: HistoryAnswer | undefined): Map<string, PartitionSeries> {
  const series = new Map<string, PartitionSeries>();
  for (const topic of history?.topics ?? []) {
    for (const partition of topic.partitions) {
      series.set(partitionKey(topic.topic, partition.partition), toSeries(topic, partition));
    }
  }
  return series;
}

/** True when nothing at all is known in the range. */
export function isEmpty(history: HistoryAnswer): boolean {
  return history.topics.every(({ at }) => at.length === 0);
}

/**
 * Partitions of one topic as lag series, by number: the `top` with the greatest lag in the range (the last lag would
 * make them change places all the time), those in `also`, and the sum of the others.
 */
export function topLagSeries(
  topic: TopicHistory,
  top: number,
  also: readonly string[],
  restLabel: (count: number) => string,
): LagSeries[] {
  const all = topic.partitions.map((history) => {
    const values = lagOf(history);
    return {
      partition: history.partition,
      values,
      peak: values.reduce<number>((most, value) => Math.max(most, value ?? -1), -1),
    };
  });
  const leading = new Set([...all].sort((a, b) => b.peak - a.peak).slice(0, top));
  const shown = all.filter((one) => leading.has(one) || also.includes(String(one.partition)));
  const series = shown.map(({ partition, values }) => ({ key: String(partition), label: `p${partition}`, values }));
  const rest = all.filter((one) => !shown.includes(one));
  if (rest.length === 0) return series;
  const sums = topic.at.map((_, index) => sumOf(rest.map(({ values }) => values[index] ?? null)));
  return [...series, { key: "rest", label: restLabel(rest.length), values: sums }];
}

/** A sum in which an unknown part makes the whole unknown: a line that dips because a part is missing would lie. */
function sumOf(values: (number | null)[]): number | null {
  return values.some((value) => value === null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** At most `most` evenly chosen points of a series, in records since its first known log end offset. */
export function toSparkline({ at, logEnd, committed }: PartitionSeries, most = 60) {
  const base = logEnd.find((value) => value !== null) ?? committed.find((value) => value !== null) ?? 0n;
  const step = Math.max(1, Math.ceil(at.length / most));
  const picked = at.flatMap((_, index) => ((at.length - 1 - index) % step === 0 ? [index] : []));
  const relative = (values: (bigint | null)[]) =>
    picked.map((index) => {
      const value = values[index];
      return value == null ? null : Number(value - base);
    });
  return { at: picked.map((index) => at[index] ?? 0), logEnd: relative(logEnd), committed: relative(committed) };
}

/** From when on a partition was read within the range: its first known log end offset. Undefined where it never was. */
export const readFrom = (at: readonly number[], logEnd: readonly unknown[]): number | undefined =>
  at[logEnd.findIndex((offset) => offset != null)];

/** Spans in which the log end offset could not be read, such as while the partition has no leader. */
export function unknownSpans({ at, logEnd }: PartitionSeries): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  let from: number | null = null;
  at.forEach((moment, index) => {
    if (logEnd[index] == null) from ??= at[index - 1] ?? moment;
    else if (from !== null) {
      spans.push({ from, to: moment });
      from = null;
    }
  });
  const last = at.at(-1);
  if (from !== null && last !== undefined && last > from) spans.push({ from, to: last });
  return spans;
}
