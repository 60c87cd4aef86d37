/** What a judgement costs: µs per judge() on windows of 150 commits and 120 log readings, well and not. */
import { performance } from "node:perf_hooks";
import { judge } from "@/lib/core/judge/evaluate";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import type { Verdict } from "@/lib/core/judge/verdict";
import type { PartitionWindow } from "@/lib/core/numbers/window";

const NOW = 1_700_000_000_000;
const WINDOW_MS = DEFAULT_EVALUATION.windowMs;
const COMMITS = 150;
const READINGS = 120;
const ROUNDS = 5;

/** A window of ten minutes at 100 records/s; `committed` says which offset stands at a second of it. */
function windowOf(committed: (second: number) => number, members: boolean): PartitionWindow {
  const times = (count: number) => Array.from({ length: count }, (_, i) => ((i + 1) * WINDOW_MS) / count / 1000);
  const at = (second: number) => NOW - WINDOW_MS + Math.round(second * 1000);
  return {
    logPoints: times(READINGS).map((s) => ({
      at: at(s),
      logEnd: BigInt(Math.round(s * 100)),
      logStart: 0n,
      hasLeader: true,
    })),
    commits: times(COMMITS).map((s) => ({ at: at(s), offset: BigInt(Math.round(committed(s))) })),
    members: members ? times(READINGS).map((s) => ({ at: at(s), count: 1, owned: true })) : [],
    seesRepeats: true,
  };
}

const CASES: Record<string, PartitionWindow> = {
  "caught up": windowOf((s) => 100 * s, true),
  "a second behind": windowOf((s) => 100 * s - 100, true),
  "a minute behind, constantly": windowOf((s) => Math.max(0, 100 * s - 6000), true),
  "falling behind": windowOf((s) => 100 * Math.min(s, 300) + 60 * Math.max(0, s - 300), true),
  stalled: windowOf((s) => 100 * Math.min(s, 450), true),
};

/** µs per judge() for each case: the best of a few rounds, so that a busy machine does not count. */
export function measureSpeed(perRound = 4000): { name: string; micros: number }[] {
  return Object.entries(CASES).map(([name, window]) => {
    let best = Infinity;
    for (let round = 0; round < ROUNDS; round++) {
      let verdict: Verdict | null = judge(window, NOW, DEFAULT_EVALUATION, null);
      const began = performance.now();
      for (let i = 0; i < perRound; i++) verdict = judge(window, NOW, DEFAULT_EVALUATION, verdict);
      best = Math.min(best, ((performance.now() - began) * 1000) / perRound);
    }
    return { name, micros: best };
  });
}
