/** How old the numbers on the screen are, and whether news can arrive. Ages are measured on the server's clock. */
import type { ClusterSummary } from "@/lib/api/contract";

/** "late" after two missed cycles, "stale" after three. */
export type FreshnessLevel = "fresh" | "late" | "stale";

export interface Freshness {
  /** Age of the oldest cluster's numbers; null before there are any. */
  ageMs: number | null;
  level: FreshnessLevel;
  connected: boolean;
  /** The cluster that the age belongs to. */
  cluster: string | null;
}

/**
 * The age of the cluster that is furthest behind its own cycle. `serverNow` is the present on the server's clock.
 * A cycle's numbers are due one interval after the last; a missed cycle is a further interval without them.
 */
export function measureFreshness(clusters: ClusterSummary[], serverNow: number, connected: boolean): Freshness {
  const levels: FreshnessLevel[] = ["fresh", "late", "stale"];
  let worst: Freshness & { missed: number } = { ageMs: null, level: "fresh", connected, cluster: null, missed: -1 };
  for (const { cluster, at, intervalMs, cycle } of clusters) {
    if (at === null) continue;
    const ageMs = Math.max(0, serverNow - at);
    const missed = (ageMs - (cycle?.wallMs ?? 0)) / intervalMs;
    if (missed <= worst.missed) continue;
    worst = { ageMs, level: levels[missed >= 3 ? 2 : missed >= 2 ? 1 : 0] ?? "fresh", connected, cluster, missed };
  }
  const { missed: _missed, ...freshness } = worst;
  return freshness;
}
