/** Where a happening leads: to its group or partition, around the moment of it. Pure. */
import type { EventWire } from "@/lib/api/contract";
import { clusterPath, groupPath, partitionPath } from "@/lib/client/paths";

/** So much before and after the moment. */
const AROUND_MS = 15 * 60_000;

/** The range around a moment, which ends at the present at the latest. */
export function rangeAround(at: number, now: number): { from: number; to: number } {
  const to = Math.max(at, Math.min(at + AROUND_MS, now));
  return { from: at - AROUND_MS, to };
}

/** The address of what it happened to, at that time. */
export function eventHref({ cluster, group, topic, partition, at }: EventWire, now: number): string {
  const { from, to } = rangeAround(at, now);
  const range = `?from=${from}&to=${to}`;
  if (group === null) return clusterPath(cluster);
  if (topic === null || partition === null) return groupPath(cluster, group) + range;
  return partitionPath(cluster, group, topic, partition) + range;
}

/** What it happened to within its group or cluster: "orders/3", "orders", or nothing more. */
export function eventPlace({ topic, partition }: Pick<EventWire, "topic" | "partition">): string | null {
  if (topic === null) return null;
  return partition === null ? topic : `${topic}/${partition}`;
}
