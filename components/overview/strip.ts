/** A status strip in pixels: runs of one status, and what they add up to in words. Pure. */
import type { StatusStripWire } from "@/lib/api/statuses-contract";
import { withoutGaps } from "@/lib/core/past/watched-statuses";
import type { ConsumerStatus } from "@/lib/core/words/terms";

export interface Run {
  status: ConsumerStatus | null;
  from: number;
  to: number;
}

/**
 * Runs of a strip up to `to`. The row itself knows the present better than an answer of a minute ago: its status holds
 * from `now.since` on, and at the right edge it is always to be seen.
 */
export function runsOf(
  strip: Pick<StatusStripWire, "at" | "status"> | undefined,
  now: { status: ConsumerStatus; since: number } | null,
  { from, to }: { from: number; to: number },
): Run[] {
  const { at = [], status = [] } = strip ?? {};
  const runs: Run[] = at.map((moment, index) => ({
    status: status[index] ?? null,
    from: Math.min(Math.max(moment, from), to),
    to: Math.min(at[index + 1] ?? to, to),
  }));
  const last = runs.at(-1);
  if (now && last?.status !== now.status) {
    const edge = Math.min(Math.max(now.since, last?.from ?? from), to - (to - from) / 48);
    if (last) last.to = Math.max(edge, last.from);
    runs.push({ status: now.status, from: edge, to });
  }
  return runs.filter((run) => run.to > run.from);
}

/** The runs that somebody saw, how long each status held in them, how often it changed, and for how long nobody looked. */
export function sumRuns(runs: Run[], gaps: readonly Pick<Run, "from" | "to">[]) {
  const held = new Map<ConsumerStatus, number>();
  const watched = withoutGaps(runs, gaps);
  for (const { status, from, to } of watched) if (status) held.set(status, (held.get(status) ?? 0) + to - from);
  const unwatched = gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  return { watched, held, unwatched, changes: Math.max(0, runs.filter(({ status }) => status !== null).length - 1) };
}
