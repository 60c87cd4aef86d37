/** The strip's steps: their width, their moments, and the worst status over time. Pure. */
import type { CaseSpanWire } from "@/lib/api/cases-contract";
import type { EventCountsAnswer } from "@/lib/api/events-contract";
import { SEVERITIES, type Severity } from "@/lib/core/past/timeline";

const S = 1000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;
const WIDTHS = [S, 5 * S, 10 * S, 15 * S, 30 * S, M, 2 * M, 5 * M, 10 * M, 15 * M, 30 * M, H, 2 * H, 3 * H, 6 * H];
const LONG = [12 * H, D, 2 * D, 7 * D];

/** The narrowest round width of which at most `most` fit into a range. */
export function stepOf(rangeMs: number, most: number): number {
  return [...WIDTHS, ...LONG].find((width) => rangeMs / width <= most) ?? 14 * D;
}

/** The whole step in which a moment lies, counted from midnight of a day in the viewer's zone. */
export function stepStart(at: number, stepMs: number, midnight: number): number {
  return midnight + Math.floor((at - midnight) / stepMs) * stepMs;
}

export interface Step {
  at: number;
  total: number;
  counts: Partial<Record<Severity, number>>;
  /** The worst that happened in it. */
  worst: Severity;
}

/** Steps of an answer with their sums. */
export function toSteps({ steps }: EventCountsAnswer): Step[] {
  return steps.map(({ at, counts }) => {
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { at, total, counts, worst: SEVERITIES.findLast((severity) => counts[severity]) ?? "quiet" };
  });
}

/** How much happened in all, by severity. */
export function sumSteps(steps: readonly Step[]): Record<Severity, number> {
  const sums = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { counts } of steps) for (const severity of SEVERITIES) sums[severity] += counts[severity] ?? 0;
  return sums;
}

export interface Piece {
  from: number;
  to: number;
  status: "WARNING" | "ERROR" | "OFFLINE";
}

const RANK = { WARNING: 1, ERROR: 2, OFFLINE: 3 };
const statusOf = (span: CaseSpanWire): Piece["status"] =>
  span.case === "offline-partition" ? "OFFLINE" : span.case === "stalled-consumer" ? "ERROR" : "WARNING";

/** The worst that any group was in, over a range; between the pieces nothing was wrong, or nothing is known. */
export function worstOver(spans: readonly CaseSpanWire[], from: number, to: number): Piece[] {
  const troubled = spans.filter((span) => span.case !== "normal" && span.from < to && (span.to ?? to) > from);
  const edges = troubled.flatMap((span) => [Math.max(span.from, from), Math.min(span.to ?? to, to)]);
  const moments = [...new Set(edges)].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let index = 0; index + 1 < moments.length; index++) {
    const [start, end] = [moments[index]!, moments[index + 1]!];
    const there = troubled.filter((span) => span.from <= start && (span.to ?? to) >= end).map(statusOf);
    const status = there.sort((a, b) => RANK[b] - RANK[a])[0];
    const last = pieces.at(-1);
    if (!status) continue;
    if (last?.status === status && last.to === start) last.to = end;
    else pieces.push({ from: start, to: end, status });
  }
  return pieces;
}
