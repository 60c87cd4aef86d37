/** A server that has just been started knows no groups until it has read its clusters once. */
import type { ClusterSummary } from "@/lib/api/contract";

/** True while a cluster was not read yet, nor found unreachable: what is listed is not all, and the last picture better. */
export const isStarting = (clusters: readonly ClusterSummary[]): boolean =>
  clusters.some(({ at, health }) => at === null && health.reachable);
