/** A topic's past as lines to draw: the one log end, and each group's place under it. Pure. */
import type { TopicHistoryAnswer } from "@/lib/api/topic-contract";
import { visibleName } from "@/lib/client/visible-name";
import type { LagSeries } from "../charts/chart-props";
import { seriesColor } from "../charts/palette";
import { smooth } from "./rates";

const toBigint = (value: string | null | undefined): bigint | null => (value == null ? null : BigInt(value));

/** What the lines count from: the lowest place of any group or of the log end at its first known moment. */
function baseOf({ logEnd, groups }: TopicHistoryAnswer): bigint {
  let lowest: bigint | null = null;
  const take = (value: bigint | null) => {
    if (value !== null && (lowest === null || value < lowest)) lowest = value;
  };
  logEnd.forEach((value, index) => {
    const end = toBigint(value);
    take(end);
    for (const { lag } of groups) {
      const behind = toBigint(lag[index]);
      if (end !== null && behind !== null) take(end - behind);
    }
  });
  return lowest ?? 0n;
}

/** The log end, and under it log end - lag of each group, in records since the lowest of them all. */
export function placesUnderLogEnd(history: TopicHistoryAnswer, logEndLabel: string): LagSeries[] {
  const base = baseOf(history);
  const ends = history.logEnd.map(toBigint);
  const from = (value: bigint | null) => (value === null ? null : Number(value - base));
  return [
    { key: "log end", label: logEndLabel, values: ends.map(from), color: "var(--water)" },
    ...history.groups.map(({ group, lag }, index) => ({
      ...{ key: `group ${group}`, label: visibleName(group), color: seriesColor(index) },
      values: ends.map((end, moment) => {
        const behind = toBigint(lag[moment]);
        return from(end === null || behind === null ? null : end - behind);
      }),
    })),
  ];
}

/** Lag of each group, in the colours of `placesUnderLogEnd`. */
export const lagsOf = ({ groups }: TopicHistoryAnswer): LagSeries[] =>
  groups.map(({ group, lag }, index) => ({
    ...{ key: group, label: visibleName(group), color: seriesColor(index) },
    values: lag.map((value) => (value === null ? null : Number(value))),
  }));

/** Records written per second, and consumed by each group; commits come in steps, and a step is not a rate. */
export const ratesOf = ({ produceRate, groups }: TopicHistoryAnswer, inLabel: string): LagSeries[] => [
  { key: "in", label: inLabel, values: smooth(produceRate), color: "var(--water)" },
  ...groups.map(({ group, consumeRate }, index) => ({
    ...{ key: `group ${group}`, label: visibleName(group), values: smooth(consumeRate), color: seriesColor(index) },
  })),
];

/** Offsets that the logs hold. */
export function retainedOf({ logStart, logEnd }: TopicHistoryAnswer): (number | null)[] {
  return logEnd.map((value, index) => {
    const [start, end] = [toBigint(logStart[index]), toBigint(value)];
    return start === null || end === null ? null : Number(end - start);
  });
}

/** At most `most` evenly chosen moments of one group's waterline, in records since the first log end. */
export function sparklineOf({ at, logEnd, groups }: TopicHistoryAnswer, group: string, most = 60) {
  const lag = groups.find((one) => one.group === group)?.lag;
  if (!lag) return null;
  const base = toBigint(logEnd.find((value) => value !== null)) ?? 0n;
  const step = Math.max(1, Math.ceil(at.length / most));
  const picked = at.flatMap((_, index) => ((at.length - 1 - index) % step === 0 ? [index] : []));
  const ends = picked.map((index) => toBigint(logEnd[index]));
  return {
    at: picked.map((index) => at[index] ?? 0),
    logEnd: ends.map((end) => (end === null ? null : Number(end - base))),
    committed: picked.map((index, place) => {
      const [end, behind] = [ends[place] ?? null, toBigint(lag[index])];
      return end === null || behind === null ? null : Number(end - behind - base);
    }),
  };
}
