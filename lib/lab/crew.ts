/** The lab's worker processes: which there are, what each is to do, and that they are running unless told otherwise. */
import type { LabGroup } from "./scenario";
import type { ProducerPlan, WorkerPlan } from "./plan";
import { WorkerProcess } from "./worker-process";

/** All producers live in one process of this name. */
export const PRODUCERS = "producers";
const RESTARTS = 3;
const RESTARTS_WITHIN_MS = 60_000;

export interface CrewOptions {
  bootstrap: Promise<string>;
  logDir: string;
  log(line: string): void;
  /** A process that ends again and again. */
  failed(error: Error): void;
}

export class Crew {
  paused = false;
  private readonly workers = new Map<string, WorkerProcess>();
  private readonly dead = new Set<string>();
  private readonly crashes: number[] = [];
  private hiring: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(
    readonly producers: ProducerPlan[],
    readonly groups: LabGroup[],
    private readonly options: CrewOptions,
  ) {}

  /** Starts the processes; they load their code while brokers start, and wait for a plan. */
  async hire(): Promise<void> {
    const names = new Set([PRODUCERS, ...this.groups.map((group) => group.process)]);
    this.hiring = Promise.all([...names].map((name) => this.hireOne(name)));
    await this.hiring;
  }

  private async hireOne(name: string): Promise<void> {
    const ended = (message: string) => void this.replace(name, message);
    this.workers.set(name, await WorkerProcess.start(name, this.options.logDir, ended));
  }

  private async replace(name: string, message: string): Promise<void> {
    if (this.stopping) return;
    const now = Date.now();
    this.crashes.push(now);
    const recent = this.crashes.filter((at) => now - at < RESTARTS_WITHIN_MS);
    if (recent.length > RESTARTS) return this.options.failed(new Error(message));
    this.options.log(`${message}\nIt is started again.`);
    await this.hireOne(name)
      .then(() => this.brief(name))
      .catch((error: Error) => this.options.log(error.message));
  }

  private async planFor(name: string): Promise<WorkerPlan> {
    return {
      bootstrap: await this.options.bootstrap,
      paused: this.paused,
      producers: name === PRODUCERS ? this.producers : [],
      groups: this.groups.filter((group) => group.process === name),
    };
  }

  /** Gives one process its newest plan; settles when that is carried out. */
  async brief(name: string): Promise<void> {
    const plan = await this.planFor(name);
    if (this.runs(name)) await this.workers.get(name)!.order({ plan });
  }

  async briefAll(): Promise<void> {
    await Promise.all([...this.workers.keys()].map((name) => this.brief(name)));
  }

  async poison(topic: string, partition: number): Promise<void> {
    const worker = this.workers.get(PRODUCERS);
    if (!worker?.isRunning()) throw new Error("The producers are not running.");
    await worker.order({ poison: { topic, partition } });
  }

  runs(name: string): boolean {
    return !this.dead.has(name) && (this.workers.get(name)?.isRunning() ?? false);
  }

  async kill(name: string): Promise<void> {
    this.dead.add(name);
    await this.workers.get(name)?.stop("killed");
  }

  async start(name: string): Promise<void> {
    await this.hireOne(name);
    this.dead.delete(name);
    await this.brief(name);
  }

  pids(): number[] {
    return [...this.workers.values()].filter((worker) => worker.isRunning()).map((worker) => worker.pid);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.hiring.catch(() => {});
    await Promise.all([...this.workers.values()].map((worker) => worker.stop()));
  }
}
