/** A stretch of a group's past: over which range to draw it, and on which partitions. Pure. */
import type { CaseSpanWire } from "@/lib/api/cases-contract";
import type { EventWire } from "@/lib/api/contract";
import type { PartitionSeries } from "./series";

const LEAST_AROUND_MS = 120_000;

/** The range to draw a stretch in: some time before it, to see how it began, and some after it. Whole minutes. */
export function rangeOfSpan(
  { from, to }: Pick<CaseSpanWire, "from" | "to">,
  now: number,
): { from: number; to: number } {
  const end = to ?? now;
  const around = Math.max(LEAST_AROUND_MS, (end - from) / 4);
  const minute = (ms: number) => Math.round(ms / 60_000) * 60_000;
  return { from: minute(from - around), to: Math.max(minute(Math.min(end + around, now)), minute(from) + 60_000) };
}

/**
 * The partitions that show a stretch best: first those whose own status went bad with it, the greatest lag first;
 * in the normal case those that moved most.
 */
export function pickPast(
  series: ReadonlyMap<string, PartitionSeries>,
  events: readonly EventWire[],
  span: CaseSpanWire,
  most: number,
): PartitionSeries[] {
  const end = span.to ?? Infinity;
  const reported = new Set(
    events
      .filter(({ kind, at, after }) => kind === "status" && after !== "OK" && at >= span.from && at <= end)
      .map(({ topic, partition }) => `${topic}/${partition}`),
  );
  const weight = (one: PartitionSeries) =>
    span.case === "normal" ? grownBy(one) : Math.max(0, ...one.lag.map((lag) => lag ?? 0));
  const rank = (one: PartitionSeries) => Number(reported.has(`${one.topic}/${one.partition}`));
  return [...series.values()]
    .filter(({ at }) => at.length > 0)
    .sort((a, b) => rank(b) - rank(a) || weight(b) - weight(a))
    .slice(0, most);
}

function grownBy({ logEnd }: PartitionSeries): number {
  const known = logEnd.filter((offset) => offset !== null);
  return known.length < 2 ? 0 : Number(known.at(-1)! - known[0]!);
}
