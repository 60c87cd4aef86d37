/** The newest verdict of every group on every partition, which the next cycle goes on from. */
import { HabitStore } from "./habits/habit-store";
import { keepNamed } from "./keep-named";
import { wellVerdictOf } from "./well-verdict";
import { memoryOf } from "./rules/memory";
import { isNoCommit } from "./rules/no-data";
import type { Millis } from "../words/terms";
import type { Verdict } from "./verdict";

type OfTopic = (Verdict | undefined)[];

/** True of a verdict that remembers nothing and only says that nothing is committed. */
function isBare({ finding, memory: opaque }: Verdict): boolean {
  if (!isNoCommit(finding)) return false;
  const { high, rewind, habit, slow, clearedAt, betterSince, holdMs } = memoryOf(opaque);
  const remembered = [high, rewind, habit, slow.begins, clearedAt, betterSince];
  return holdMs === 0 && slow.moves.length === 0 && remembered.every((each) => each === null);
}

/** A committed offset that was found beyond the log end, and where the log ended then. */
export interface BeyondEnd {
  from: bigint;
  offset: bigint;
}

/** Key of a group on a topic; the separator cannot stand in Kafka's topic names. */
export const subscriptionKey = (group: string, topic: string) => `${group}\0${topic}`;

export class VerdictStore {
  /** What was learned of the groups, for longer than verdicts remember. */
  readonly habits = new HabitStore();
  /** Committed offsets beyond the log end, by group and topic (`subscriptionKey`) and by partition: few, if any. */
  readonly beyond = new Map<string, Map<number, BeyondEnd>>();
  private readonly groups = new Map<string, Map<string, OfTopic>>();
  private readonly bare = new Map<Millis, Verdict>();

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

  /** Takes over since when a trouble has lasted, from those who saw it begin, where it is still the same one. */
  recallSince(earlier: VerdictStore): void {
    for (const [group, topics] of earlier.groups)
      for (const [topic, verdicts] of topics)
        verdicts.forEach((known, partition) => {
          const now = this.get(group, topic, partition);
          if (!known || !now || now.finding === null || now.partitionStatus !== known.partitionStatus) return;
          if (known.since < now.since) this.set(group, topic, partition, { ...now, since: known.since });
        });
  }

  /**
   * The form in which a verdict is best kept. Where all is well that is a small one. All partitions that have been without a
   * commit since the same moment share one: groups that read a few partitions of many have more of these than of others. Other
   * verdicts are kept as they are.
   */
  kept(verdict: Verdict): Verdict {
    if (!isBare(verdict)) return wellVerdictOf(verdict) ?? verdict;
    const known = this.bare.get(verdict.since);
    if (known?.at === verdict.at) return known;
    this.bare.set(verdict.since, verdict);
    return verdict;
  }

  /** Keeps where a log ended when a committed offset was found beyond it. */
  keepBeyond({ state, topic }: { state: { group: string }; topic: string }, partition: number, end: BeyondEnd): void {
    const key = subscriptionKey(state.group, topic);
    const ofTopic = this.beyond.get(key) ?? new Map<number, BeyondEnd>();
    this.beyond.set(key, ofTopic.set(partition, end));
  }

  /** Drops the groups that are not named, and of the others the topics that are not. */
  keepOnly(names: ReadonlyMap<string, readonly string[]>): void {
    const newest = Math.max(...[...this.bare.values()].map(({ at }) => at));
    for (const [since, { at }] of this.bare) if (at < newest) this.bare.delete(since);
    for (const [key, { size }] of this.beyond) {
      const end = key.lastIndexOf("\0");
      if (size === 0 || !names.get(key.slice(0, end))?.includes(key.slice(end + 1))) this.beyond.delete(key);
    }
    this.habits.keepOnly(names);
    keepNamed(this.groups, names);
  }
}
