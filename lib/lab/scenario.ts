/** What a scenario of the lab consists of, and what it may do to the bench that it runs on. */
import type { BrokerState, LabSaid } from "@/lib/core/words/sentences/lab/facts";
import type { BrokerCount } from "./broker-config";
import type { GroupPlan, ProducerPlan } from "./plan";
import type { TopicPlan } from "./topics";

/** A consumer group and the process that its members live in; groups of one process share it. */
export interface LabGroup extends GroupPlan {
  process: string;
}

export interface LabAction {
  /** Part of the address: `POST /<scenario>/<name>`. */
  name: string;
  label: LabSaid;
  /** Why it makes no sense now; null when it does. */
  refuse(bench: Bench): LabSaid | null;
  run(bench: Bench): Promise<void>;
}

export interface Scenario {
  name: string;
  title: LabSaid;
  /** What it shows. */
  about: LabSaid;
  /** Null where the scenario reads another one's topic, or none. */
  topic: TopicPlan | null;
  /** The topic that the page shows. */
  shownTopic: string | null;
  producers: ProducerPlan[];
  groups: LabGroup[];
  actions: LabAction[];
  /** What happens by itself: called once, when traffic has started. */
  begin?(bench: Bench): void;
}

/** The lab in operation, as scenarios act on it. Changes are carried out when the promise settles. */
export interface Bench {
  readonly brokerCount: BrokerCount;
  isPaused(): boolean;
  group(name: string): Readonly<LabGroup>;
  changeGroup(name: string, change: Partial<Pick<LabGroup, "members" | "acceptsPoison">>): Promise<void>;
  /** Records per second to a topic, bursts not counted; null when nothing produces to it. */
  rateOf(topic: string): number | null;
  changeRate(topic: string, factor: number): Promise<void>;
  /** Partitions of a topic that a consumer stands still on because of a record it cannot read. */
  poisoned(topic: string): readonly number[];
  poison(topic: string, partition: number): Promise<void>;
  heal(topic: string): void;
  processRuns(process: string): boolean;
  killProcess(process: string): Promise<void>;
  startProcess(process: string): Promise<void>;
  brokerState(id: number): BrokerState;
  killBroker(id: number): Promise<void>;
  startBroker(id: number): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Sets a group back by so many records on each partition, with its members away for a moment. */
  setBack(group: string, records: number): Promise<void>;
  /** Settles when the group has committed on every partition of its topic, or after `timeoutMs`. */
  hasCommitted(group: string, timeoutMs: number): Promise<void>;
  /** Does something later and, with `everyMs`, again and again; not while the lab is paused or being acted on. */
  later(afterMs: number, what: string, action: () => Promise<void>, everyMs?: number): void;
}
