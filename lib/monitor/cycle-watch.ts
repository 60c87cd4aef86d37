/** Times the phases of one cycle after its poll, in wall and in CPU time. */
import type { Poll } from "@/lib/core/words/collection";
import type { CycleFigures } from "@/lib/core/picture/snapshot";

/** Phases that end only after the snapshot, with the figures in it, is out. */
const LATE = ["publish", "changes", "store", "write"];
/** It goes on beside the cycles: no part of their time. */
const BESIDE = "write";

export class CycleWatch {
  /** Filled in as the cycle goes on. Until a late phase has ended, its time is that of the cycle before. */
  private readonly taken: CycleFigures;
  /** Times of late phases of the cycle before, which have not ended in this one. */
  private readonly earlier: Record<string, number>;
  private last = performance.now();
  private lastCpu = process.cpuUsage();

  constructor({ startedAt, finishedAt, phases, cpu, requests }: Poll, before: CycleFigures | undefined) {
    const late = (times: Record<string, number> = {}) =>
      Object.fromEntries(Object.entries(times).filter(([phase]) => LATE.includes(phase)));
    this.earlier = late(before?.phases);
    delete this.earlier[BESIDE];
    this.taken = {
      wallMs: Math.max(0, finishedAt - startedAt),
      phases: { ...phases, ...late(before?.phases) },
      cpu: { ...cpu, ...late(before?.cpu) },
      requests,
    };
  }

  /** What the cycle took so far: a copy, because a snapshot must not change when the cycle goes on. */
  get figures(): CycleFigures {
    const { phases, cpu, requests } = this.taken;
    const wallMs = Object.values(this.earlier).reduce((sum, ms) => sum + ms, this.taken.wallMs);
    return { wallMs, phases: { ...phases }, cpu: { ...cpu }, requests };
  }

  /** Takes in the time of a phase that was measured elsewhere. */
  add(name: string, ms: number): void {
    this.taken.phases[name] = ms;
  }

  /** Ends a phase, which began when the one before ended. */
  phase(name: string): void {
    const now = performance.now();
    delete this.earlier[name];
    const { user, system } = process.cpuUsage(this.lastCpu);
    this.taken.phases[name] = now - this.last;
    this.taken.cpu[name] = (user + system) / 1000;
    this.taken.wallMs += now - this.last;
    this.last = now;
    this.lastCpu = process.cpuUsage();
  }
}
