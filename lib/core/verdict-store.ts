/** The newest verdict of every group on every partition, which the next cycle goes on from. */
import type { Verdict } from "./verdict";

type OfTopic = (Verdict | undefined)[];

export class VerdictStore {
  private readonly groups = new Map<string, Map<string, OfTopic>>();

  get(group: string, topic: string, partition: number): Verdict | undefined {
    return this.groups.get(group)?.get(topic)?.[partition];
  }

  set(group: string, topic: string, partition: number, verdict: Verdict): void {
    const list = this.ofTopic(group, topic);
    while (list.length < partition) list.push(undefined);
    list[partition] = verdict;
  }

  /** A group's verdicts on a topic, by partition; what is written into the list is kept. */
  ofTopic(group: string, topic: string): OfTopic {
    let topics = this.groups.get(group);
    if (!topics) this.groups.set(group, (topics = new Map<string, OfTopic>()));
    let list = topics.get(topic);
    if (!list) topics.set(topic, (list = []));
    return list;
  }

  /** Drops the groups that are not named, and of the others the topics that are not. */
  keepOnly(names: ReadonlyMap<string, readonly string[]>): void {
    for (const [group, topics] of this.groups) {
      const kept = names.get(group);
      if (!kept) this.groups.delete(group);
      else if (topics.size > kept.length)
        for (const topic of topics.keys()) if (!kept.includes(topic)) topics.delete(topic);
    }
  }
}
