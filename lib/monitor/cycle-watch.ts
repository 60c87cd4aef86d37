/** Times the phases of one cycle after its poll, in wall and in CPU time. */
import type { Poll } from "@/lib/core/words/collection";
import type { CycleFigures } from "@/lib/core/picture/snapshot";

/** Phases that end only after the snapshot, with the figures in it, is out. */
const LATE = ["publish", "changes", "store", "write"];

export class CycleWatch {
  /** Filled in as the cycle goes on. Until a late phase has ended, its time is that of the cycle before. */
  readonly figures: CycleFigures;
  private last = performance.now();
  private lastCpu = process.cpuUsage();

  constructor({ startedAt, finishedAt, phases, cpu, requests }: Poll, before: CycleFigures | null) {
    const late = (times: Record<string, number> = {}) =>
      Object.fromEntries(Object.entries(times).filter(([phase]) => LATE.includes(phase)));
    this.figures = {
      wallMs: Math.max(0, finishedAt - startedAt),
      phases: { ...phases, ...late(before?.phases) },
      cpu: { ...cpu, ...late(before?.cpu) },
      requests,
    };
  }

  /** Ends a phase, which began when the one before ended. */
  phase(name: string): void {
    const now = performance.now();
    const { user, system } = process.cpuUsage(this.lastCpu);
    this.figures.phases[name] = now - this.last;
    this.figures.cpu![name] = (user + system) / 1000;
    this.figures.wallMs += now - this.last;
    this.last = now;
    this.lastCpu = process.cpuUsage();
  }
}
