/** Scores verdicts against the truth. */
import type { Verdict } from "@/lib/core/judge/verdict";
import type { Truth } from "./generate";

/** What one trace gave. Counts are of evaluations. */
export interface Score {
  counted: number;
  right: number;
  healthy: number;
  falseAlarms: number;
  /** Null in a healthy trace; `foundAfterMs` null when the incident was never found. */
  incident: { foundAfterMs: number | null; heldShare: number; changes: number } | null;
}

/**
 * Grades the verdicts of one trace.
 *
 * Counted are evaluations from the first commit on, or from when the group's ways can be known. Nobody can see an edge before the next commit and the next
 * reading, so evaluations within the incident's grace after the start and after the end of an incident count for nothing but
 * time to find. UNKNOWN counts as wrong.
 */
export function score(verdicts: readonly Verdict[], truth: Truth, from = truth.countsFrom): Score {
  const result: Score = { counted: 0, right: 0, healthy: 0, falseAlarms: 0, incident: null };
  const { incident } = truth;
  const during = { evaluations: 0, held: 0, changes: 0, foundAt: null as number | null };
  let before: string | null = null;
  for (const { at, partitionStatus, consumerStatus } of verdicts) {
    if (at < from) continue;
    const status = `${partitionStatus}/${consumerStatus}`;
    const sick = incident !== null && at >= incident.from && at < incident.to;
    const named = sick && incident.accept.includes(status);
    const right = named || (status === "OK/OK" && (!sick || at < incident.clearFrom));
    if (sick) {
      during.evaluations++;
      if (right) during.held++;
      if (named) during.foundAt ??= at;
      if (before !== null && before !== status) during.changes++;
    }
    before = status;
    if (incident && inGrace(at, incident)) continue;
    result.counted++;
    if (right) result.right++;
    if (sick) continue;
    result.healthy++;
    if (consumerStatus === "WARNING" || consumerStatus === "ERROR") result.falseAlarms++;
  }
  if (incident) {
    result.incident = {
      foundAfterMs: during.foundAt === null ? null : during.foundAt - incident.from,
      heldShare: during.held / Math.max(1, during.evaluations),
      changes: during.changes,
    };
  }
  return result;
}

/** True near either edge of the incident, and while the trouble before it came and went. */
const inGrace = (at: number, { earlierFrom, from, to, graceMs }: NonNullable<Truth["incident"]>) =>
  (at >= from && at < from + graceMs) ||
  (at >= to && at < to + graceMs) ||
  (earlierFrom !== null && at >= earlierFrom && at < from);

/** The figures of many traces. Shares are 0 to 1, times ms; null where there was nothing to measure. */
export interface Figures {
  traces: number;
  right: number | null;
  falseAlarms: number | null;
  /** Of healthy traces, those without any false alarm. */
  clean: number | null;
  found: number | null;
  held: number | null;
  medianMs: number | null;
  p95Ms: number | null;
  /** Status changes within an incident, beyond the one that finds it; the mean over incidents. */
  spurious: number | null;
}

/** Adds scores up. */
export function figuresOf(scores: readonly Score[]): Figures {
  const incidents = scores.flatMap(({ incident }) => (incident ? [incident] : []));
  const times = incidents.flatMap((incident) => (incident.foundAfterMs === null ? [] : [incident.foundAfterMs]));
  times.sort((a, b) => a - b);
  const total = (of: (score: Score) => number) => scores.reduce((sum, each) => sum + of(each), 0);
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    traces: scores.length,
    right: share(
      total((each) => each.right),
      total((each) => each.counted),
    ),
    falseAlarms: share(
      total((each) => each.falseAlarms),
      total((each) => each.healthy),
    ),
    clean: share(
      scores.filter(({ incident, falseAlarms }) => !incident && falseAlarms === 0).length,
      scores.filter(({ incident }) => !incident).length,
    ),
    found: share(times.length, incidents.length),
    held: share(incidents.filter(({ heldShare }) => heldShare >= 0.8).length, incidents.length),
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    spurious: share(
      incidents.reduce((sum, { changes }) => sum + Math.max(0, changes - 1), 0),
      incidents.length,
    ),
  };
}

const quantile = (sorted: readonly number[], share: number) =>
  sorted.length === 0 ? null : sorted[Math.floor((sorted.length - 1) * share)]!;
