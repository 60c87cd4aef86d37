/** How much of the past is looked at for one moment of it, and what was reported up to then. */
import { setImmediate } from "node:timers/promises";
import { reportAt, toReports } from "@/lib/core/past/report";
import type { Millis } from "@/lib/core/words/terms";
import type { HistoryEvent } from "@/lib/history/history";

const MINUTE = 60_000;
/** What led up to the moment: rates, waits, and what the rules look at. */
const LEAD_MS = 40 * MINUTE;
/** Readings of partitions that are held at once; of very many partitions less of the past is looked at. */
const MOST_READINGS = 200_000;

/** The last tick before a moment is a cycle away; of a moment with none in so long, or so many cycles, before it nothing is known. */
export const REACH_MS = MINUTE;
export const REACH_CYCLES = 3;

/** So long at most nothing else gets its turn. */
export const TURNS = { turnMs: 15, pause: () => setImmediate() };

/** How long before a moment reading begins, in whole ms, where so many partitions are read at each tick. */
export const leadMs = (partitions: number, intervalMs: Millis): Millis =>
  Math.min(LEAD_MS, Math.floor((MOST_READINGS / Math.max(1, partitions)) * intervalMs));

/** Further apart two ticks leave a gap between them, in ms. */
export const gapMs = (intervalMs: Millis): Millis => 3 * intervalMs;

/** The report that a stored change of a partition is; none where it is something else. */
export function reportOf(event: HistoryEvent) {
  const { topic, partition } = event;
  const report = reportAt(toReports([event]), event.at);
  return topic === null || partition === null || !report ? [] : [{ topic, partition, ...report }];
}
