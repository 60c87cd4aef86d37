/** The lab in operation: what scenarios and the control server act on, one action at a time. */
import type { Admin } from "kafkajs";
import { labInEnglish } from "@/lib/core/words/sentences/lab/english";
import { sayOfLab, type LabSaid } from "@/lib/core/words/sentences/lab/facts";
import type { Brokers } from "./broker";
import type { BrokerCount } from "./broker-config";
import { PRODUCERS, type Crew } from "./crew";
import { awaitCommits, awaitStillness, setGroupBack } from "./group-offsets";
import type { Bench, LabAction, LabGroup, Scenario } from "./scenario";

export interface BenchParts {
  brokers: Brokers;
  admin: Admin;
  crew: Crew;
  scenarios: Scenario[];
  log(line: string): void;
}

/** An action that makes no sense now, and why. */
export class Refusal extends Error {
  constructor(readonly said: LabSaid) {
    super(labInEnglish(said));
  }
}

export const PAUSED = sayOfLab("lab.refused.paused", {});

export class LabBench implements Bench {
  readonly brokerCount: BrokerCount;
  private readonly parts: BenchParts;
  private readonly poisonedOn = new Map<string, number[]>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private last: Promise<unknown> = Promise.resolve();
  private ended = false;

  constructor(parts: BenchParts) {
    this.parts = parts;
    this.brokerCount = parts.brokers.state().length === 1 ? 1 : 3;
  }

  get scenarios(): readonly Scenario[] {
    return this.parts.scenarios;
  }

  /** Lets the scenarios begin what happens by itself. */
  begin(): void {
    for (const scenario of this.parts.scenarios) scenario.begin?.(this);
  }

  /** Runs one thing after the other; the next one starts also when one fails. */
  private exclusively<T>(work: () => Promise<T>): Promise<T> {
    const outcome = this.last.then(work);
    this.last = outcome.catch(() => {});
    return outcome;
  }

  /** Why an action cannot be done now; null when it can. */
  refusalOf(scenario: Scenario, action: LabAction): LabSaid | null {
    return this.isPaused() && scenario.topic !== null ? PAUSED : action.refuse(this);
  }

  /** Does it, after whatever is being done. Throws a Refusal when it makes no sense by then. */
  act(scenario: Scenario, action: LabAction): Promise<void> {
    return this.exclusively(async () => {
      const refusal = this.refusalOf(scenario, action);
      if (refusal !== null) throw new Refusal(refusal);
      this.parts.log(`lab: ${labInEnglish(action.label)}`);
      await action.run(this);
    });
  }

  later(afterMs: number, what: string, action: () => Promise<void>, everyMs?: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.exclusively(async () => {
        if (this.ended) return;
        if (this.isPaused()) return this.later(1_000, what, action, everyMs);
        this.parts.log(`lab: ${what}`);
        await action().catch((error: Error) => this.parts.log(`lab: ${what}: ${error.message}`));
        if (everyMs !== undefined) this.later(everyMs, what, action, everyMs);
      });
    }, afterMs);
    this.timers.add(timer);
  }

  end(): void {
    this.ended = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  isPaused = () => this.parts.crew.paused;

  group(name: string): LabGroup {
    const found = this.parts.crew.groups.find(({ group }) => group === name);
    if (!found) throw new Error(`The lab has no group ${name}.`);
    return found;
  }

  async changeGroup(name: string, change: Partial<Pick<LabGroup, "members" | "acceptsPoison">>): Promise<void> {
    const group = this.group(name);
    Object.assign(group, change);
    await this.parts.crew.brief(group.process);
  }

  rateOf(topic: string): number | null {
    const plans = this.parts.crew.producers.filter((plan) => plan.topic === topic);
    return plans.length === 0 ? null : plans.reduce((sum, plan) => sum + plan.ratePerSecond, 0);
  }

  async changeRate(topic: string, factor: number): Promise<void> {
    for (const plan of this.parts.crew.producers) if (plan.topic === topic) plan.ratePerSecond *= factor;
    await this.parts.crew.brief(PRODUCERS);
  }

  poisoned = (topic: string) => this.poisonedOn.get(topic) ?? [];
  heal = (topic: string) => void this.poisonedOn.delete(topic);

  async poison(topic: string, partition: number): Promise<void> {
    await this.parts.crew.poison(topic, partition);
    this.poisonedOn.set(topic, [...this.poisoned(topic), partition]);
  }

  processRuns = (process: string) => this.parts.crew.runs(process);
  killProcess = (process: string) => this.parts.crew.kill(process);
  startProcess = (process: string) => this.parts.crew.start(process);

  brokerState = (id: number) => this.parts.brokers.state().find((broker) => broker.id === id)?.state ?? "stopped";
  brokerStates = () => this.parts.brokers.state();
  killBroker = (id: number) => this.parts.brokers.kill(id);
  startBroker = (id: number) => this.parts.brokers.start(id);

  async pause(): Promise<void> {
    const { crew, admin } = this.parts;
    crew.paused = true;
    try {
      await crew.briefAll();
      await awaitStillness(
        admin,
        crew.groups.map(({ group }) => group),
      );
    } catch (error) {
      await this.resume();
      throw error;
    }
  }

  async resume(): Promise<void> {
    this.parts.crew.paused = false;
    await this.parts.crew.briefAll();
  }

  async setBack(name: string, records: number): Promise<void> {
    const { members, topic } = this.group(name);
    await this.changeGroup(name, { members: 0 });
    try {
      await setGroupBack(this.parts.admin, name, topic, records);
    } finally {
      await this.changeGroup(name, { members });
    }
  }

  hasCommitted(name: string, timeoutMs: number): Promise<void> {
    const { topic } = this.group(name);
    const partitions = this.parts.scenarios.find((scenario) => scenario.topic?.topic === topic)?.topic?.partitions;
    return awaitCommits(this.parts.admin, name, partitions ?? 1, timeoutMs);
  }
}
