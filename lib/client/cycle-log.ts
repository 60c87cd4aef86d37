/** The last collection cycles of each cluster as this page saw them come in, for the bars on the cluster's page. */
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { ClusterSummary } from "@/lib/api/contract";
import { useClusters } from "./queries";

export interface SeenCycle {
  at: number;
  wallMs: number;
}

const KEPT = 60;
const NONE: SeenCycle[] = [];

let logs: ReadonlyMap<string, SeenCycle[]> = new Map();
const listeners = new Set<() => void>();

/** The logs with the newest cycle of each cluster added; the same object where nothing is new. */
export function withCycles(
  before: ReadonlyMap<string, SeenCycle[]>,
  clusters: readonly Pick<ClusterSummary, "cluster" | "at" | "cycle">[],
): ReadonlyMap<string, SeenCycle[]> {
  let next: Map<string, SeenCycle[]> | null = null;
  for (const { cluster, at, cycle } of clusters) {
    if (at === null || cycle === null) continue;
    const log = before.get(cluster) ?? NONE;
    if ((log.at(-1)?.at ?? 0) >= at) continue;
    next ??= new Map(before);
    next.set(cluster, [...log, { at, wallMs: cycle.wallMs }].slice(-KEPT));
  }
  return next ?? before;
}

/** Keeps the log; mount it once, where it stays mounted. */
export function useCycleLogging(): void {
  const { data } = useClusters();
  useEffect(() => {
    const next = withCycles(logs, data ?? []);
    if (next === logs) return;
    logs = next;
    listeners.forEach((listener) => listener());
  }, [data]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The cycles of a cluster that this page has seen, oldest first. */
export function useCycleLog(cluster: string): SeenCycle[] {
  const all = useSyncExternalStore(
    subscribe,
    () => logs,
    () => logs,
  );
  return useMemo(() => all.get(cluster) ?? NONE, [all, cluster]);
}
