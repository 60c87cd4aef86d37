/** What the laboratory says of itself, as data: its scenarios, its actions, and why one makes no sense now. */
import type { SaidOf } from "../facts";

type Nothing = Record<never, never>;

export interface LabFacts {
  "lab.title.normal": Nothing;
  "lab.title.throughput-problem": Nothing;
  "lab.title.stalled-consumer": Nothing;
  "lab.title.stopped": Nothing;
  "lab.title.offline-partition": Nothing;
  "lab.title.consumer-protocol": Nothing;
  "lab.title.fixed-assignment": Nothing;
  "lab.title.long-commit-interval": Nothing;
  "lab.title.traffic": Nothing;

  /** What a scenario shows. */
  "lab.about.normal": Nothing;
  /** Records per second: that arrive, and that one consumer can do. */
  "lab.about.throughput-problem": { rate: number; capacity: number };
  "lab.about.stalled-consumer": Nothing;
  "lab.about.stopped": Nothing;
  "lab.about.offline-partition": Nothing;
  /** As above, where there is no second broker that could die. */
  "lab.about.offline-partition-alone": Nothing;
  "lab.about.consumer-protocol": Nothing;
  "lab.about.fixed-assignment": Nothing;
  /** Between two commits. */
  "lab.about.long-commit-interval": { seconds: number };
  "lab.about.traffic": Nothing;

  "lab.action.add-consumer": { group: string };
  "lab.action.remove-consumer": { group: string };
  "lab.action.double-producer": { topic: string };
  "lab.action.halve-producer": { topic: string };
  /** On each partition. */
  "lab.action.reset-offset": { group: string; records: number };
  "lab.action.kill-broker": { broker: number };
  "lab.action.restart-broker": { broker: number };
  "lab.action.poison": { partition: number };
  "lab.action.heal": { partition: number };
  "lab.action.kill-consumer": { group: string };
  "lab.action.start-consumer": { group: string };
  "lab.action.pause-traffic": Nothing;
  "lab.action.resume-traffic": Nothing;

  /** Why an action makes no sense now. */
  "lab.refused.most-consumers": { group: string; most: number };
  "lab.refused.fewest-consumers": { group: string; fewest: number };
  /** Records per second. */
  "lab.refused.fastest": { topic: string; rate: number };
  "lab.refused.slowest": { topic: string; rate: number };
  "lab.refused.no-consumers": { group: string };
  "lab.refused.one-broker": Nothing;
  "lab.refused.broker": { broker: number; state: BrokerState };
  "lab.refused.poisoned": { partition: number };
  "lab.refused.not-poisoned": Nothing;
  "lab.refused.dead": { group: string };
  "lab.refused.alive": { group: string };
  "lab.refused.paused-already": Nothing;
  "lab.refused.running": Nothing;
  "lab.refused.paused": Nothing;
}

export type BrokerState = "running" | "stopped" | "starting";

export type LabKey = keyof LabFacts;

/** What the lab says, in no language. */
export type LabSaid = SaidOf<LabFacts>;

/** Puts facts under the key of a sentence of the lab. */
export const sayOfLab = <K extends LabKey>(key: K, values: LabFacts[K]): LabSaid => ({ key, values }) as LabSaid;
