/** How old the numbers on the screen are, and whether news can arrive. Ages are measured on the server's clock. */
import type { ClusterSummary } from "@/lib/api/contract";

/** "late" after two missed cycles, "stale" after three. */
export type FreshnessLevel = "fresh" | "late" | "stale";

/** When what a page shows was read between two cycles, by cluster, and how often that is done. */
export type QuickMoments = Record<string, { at: number; everyMs: number }>;

export interface Freshness {
  /** Age of the oldest cluster's numbers; null before there are any. */
  ageMs: number | null;
  level: FreshnessLevel;
  connected: boolean;
  /** The cluster that the age belongs to, and how often it is read. */
  cluster: string | null;
  intervalMs: number | null;
  /** What is looked at is read between the cycles: how old it is, and how often that is done. Null where it is not, or no more. */
  live: { ageMs: number; everyMs: number } | null;
}

/**
 * The age of the cluster that is furthest behind its own cycle. `serverNow` is the present on the server's clock.
 * A cycle's numbers are due one interval after the last; a missed cycle is a further interval without them.
 */
export function measureFreshness(
  clusters: ClusterSummary[],
  serverNow: number,
  connected: boolean,
  quick: QuickMoments = {},
): Freshness {
  const levels: FreshnessLevel[] = ["fresh", "late", "stale"];
  const live = liveOf(clusters, serverNow, quick);
  let worst: Freshness & { missed: number } = {
    ...{ ageMs: null, level: "fresh", connected, cluster: null, intervalMs: null, live, missed: -1 },
  };
  for (const { cluster, at, intervalMs, cycle } of clusters) {
    if (at === null) continue;
    const ageMs = Math.max(0, serverNow - at);
    const missed = (ageMs - (cycle?.wallMs ?? 0)) / intervalMs;
    if (missed <= worst.missed) continue;
    const level = levels[missed >= 3 ? 2 : missed >= 2 ? 1 : 0] ?? "fresh";
    worst = { ...worst, ageMs, level, cluster, intervalMs, missed };
  }
  const { missed: _missed, ...freshness } = worst;
  return freshness;
}

/** A reading that fails is made up for by the next; after so many the numbers are the cycles' again. */
const MISSED = 3;

/** The oldest of what is being read between the cycles. A cycle reads it, too. */
function liveOf(clusters: readonly ClusterSummary[], serverNow: number, quick: QuickMoments): Freshness["live"] {
  let oldest: Freshness["live"] = null;
  for (const { cluster, at } of clusters) {
    const last = quick[cluster];
    if (!last || serverNow - last.at > (MISSED + 1) * last.everyMs) continue;
    const ageMs = Math.max(0, serverNow - Math.max(last.at, at ?? 0));
    if (oldest === null || ageMs > oldest.ageMs) oldest = { ageMs, everyMs: last.everyMs };
  }
  return oldest;
}
