/** Times the phases of one cycle after its poll, in wall and in CPU time. */
import type { Poll } from "@/lib/core/collection";
import type { CycleFigures } from "@/lib/core/snapshot";

export class CycleWatch {
  /** Filled in as the cycle goes on: what publishing took is known only once the snapshot that holds this is out. */
  readonly figures: CycleFigures;
  private last = performance.now();
  private lastCpu = process.cpuUsage();

  constructor({ startedAt, finishedAt, phases, cpu, requests }: Poll) {
    this.figures = { wallMs: Math.max(0, finishedAt - startedAt), phases: { ...phases }, cpu: { ...cpu }, requests };
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
