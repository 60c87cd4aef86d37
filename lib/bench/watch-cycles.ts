/** Watches the server from outside while it works: CPU and memory of its process, and what it tells of its own cycles. */
import { setTimeout as wait } from "node:timers/promises";
import { cpuSeconds, memory } from "./process-figures";

export interface Cycle {
  wallMs: number;
  phases: Record<string, number>;
  cpu?: Record<string, number>;
  requests: number;
}

export interface Watched {
  cpuPerInterval: number[];
  rss: number[];
  cycles: Cycle[];
  seconds: number;
  cpuSeconds: number;
  databaseCpuSeconds: number;
}

/**
 * One reading in each interval of the server: its CPU time since the reading before, which holds one cycle and all that
 * goes on between cycles, and its newest cycle.
 */
export async function watchCycles(input: {
  url: string;
  pid: number;
  databasePid: number;
  intervalMs: number;
  seconds: number;
  signal: AbortSignal;
  note: (text: string) => void;
}): Promise<Watched> {
  const { url, pid, databasePid, intervalMs, seconds, signal, note } = input;
  const watched: Omit<Watched, "seconds" | "cpuSeconds" | "databaseCpuSeconds"> = {
    cpuPerInterval: [],
    rss: [],
    cycles: [],
  };
  const began = performance.now();
  const beganCpu = cpuSeconds(pid);
  const beganDatabase = cpuSeconds(databasePid);
  let last = beganCpu;
  const count = Math.max(1, Math.round((seconds * 1000) / intervalMs));
  let seen: number | null = null;
  for (let turn = 1; turn <= count; turn++) {
    await wait(Math.max(0, began + turn * intervalMs - performance.now()), undefined, { signal });
    const now = cpuSeconds(pid);
    watched.cpuPerInterval.push(now - last);
    last = now;
    watched.rss.push(memory(pid).now);
    const cluster = await newest(url);
    if (cluster.cycle && cluster.at !== seen) watched.cycles.push(cluster.cycle);
    seen = cluster.at;
    note(`${turn} of ${count} cycles, ${watched.cpuPerInterval.at(-1)!.toFixed(2)} CPU s`);
  }
  return {
    ...watched,
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: last - beganCpu,
    databaseCpuSeconds: cpuSeconds(databasePid) - beganDatabase,
  };
}

async function newest(url: string): Promise<{ at: number | null; cycle: Cycle | null }> {
  const answer = await fetch(`${url}/api/v1/clusters`, { signal: AbortSignal.timeout(30_000) });
  const { clusters } = (await answer.json()) as { clusters: { at: number | null; cycle: Cycle | null }[] };
  return clusters[0] ?? { at: null, cycle: null };
}
