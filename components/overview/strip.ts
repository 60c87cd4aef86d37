/** A status strip in pixels: runs of one status, and what they add up to in words. Pure. */
import type { StatusStripWire } from "@/lib/api/statuses-contract";
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

/** Runs without the stretches that nobody watched: of those no status is claimed. */
export const watchedRuns = (runs: Run[], gaps: readonly { from: number; to: number }[]): Run[] =>
  gaps.reduce(
    (left, gap) =>
      left.flatMap((run) =>
        gap.to <= run.from || gap.from >= run.to
          ? [run]
          : [
              { ...run, to: gap.from },
              { ...run, from: gap.to },
            ].filter(({ from, to }) => to > from),
      ),
    runs,
  );

/** How long each status held, and how often it changed. */
export function sumRuns(runs: Run[]): { held: Map<ConsumerStatus, number>; changes: number } {
  const held = new Map<ConsumerStatus, number>();
  for (const { status, from, to } of runs) if (status) held.set(status, (held.get(status) ?? 0) + to - from);
  // What goes on after a stretch that nobody watched has not changed.
  const known = runs.filter(({ status }) => status !== null);
  const changes = known.filter(({ status }, index) => index > 0 && known[index - 1]!.status !== status).length;
  return { held, changes };
}
