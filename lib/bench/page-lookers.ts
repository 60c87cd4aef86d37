/** What it costs the server that groups are looked at: its CPU with readers of their streams, and without. */
import { setTimeout as wait } from "node:timers/promises";
import { upperMedian } from "@/lib/core/numbers/median";
import type { PageContext } from "./page-overview";
import { cpuSeconds } from "./process-figures";

/** With and without by turns, of which the middle counts: what the cycles take moves by more than what is measured. */
const TURNS = 9;
const CYCLES = 4;
/** What comes with opening streams is not what reading costs. */
const SETTLE_MS = 2000;

/** Share of a core that reading these groups between the cycles, and telling of it, takes. Linux only. */
export async function measureLookers(
  { url, signal }: Pick<PageContext, "url" | "signal">,
  pid: number,
  { cluster, groups }: { cluster: string; groups: readonly string[] },
  intervalMs: number,
): Promise<number> {
  const share = async () => {
    await wait(SETTLE_MS, undefined, { signal });
    const [before, startedAt] = [cpuSeconds(pid), performance.now()];
    await wait(CYCLES * intervalMs, undefined, { signal });
    return (cpuSeconds(pid) - before) / ((performance.now() - startedAt) / 1000);
  };
  const more: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const without = await share();
    const leave = new AbortController();
    await Promise.all(groups.map((group) => look(url, cluster, group, leave.signal)));
    more.push((await share()) - without);
    leave.abort();
  }
  return Math.max(0, upperMedian(more));
}

/** Opens a group's stream and throws away what it brings, until `signal` ends it. */
async function look(url: string, cluster: string, group: string, signal: AbortSignal): Promise<void> {
  const query = new URLSearchParams({ scope: "group", cluster, group });
  const answer = await fetch(`${url}/api/v1/stream?${query}`, { signal });
  if (!answer.ok) throw new Error(`The stream of ${group} answered ${answer.status}.`);
  const drain = async () => {
    for await (const _ of answer.body ?? []);
  };
  void drain().catch(() => undefined);
}
