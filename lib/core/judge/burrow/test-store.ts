/**
 * Burrow's in-memory storage of one cluster, as its records drive it: end offset refreshes, commits, owners and
 * deletions. The recorded cases run on it, so that ring, windows and roll-up are proved as one.
 */
import type { Millis } from "../../words/terms";
import { GROUP_NOT_FOUND, rollUpBurrow, type BurrowGroup } from "./group";
import { evaluateWindow, type BurrowSettings, type BurrowWindow } from "./partition";
import { addToRing, toSlots, type RingSettings } from "./ring";
import type { BurrowEntry, BurrowRule } from "./rules";

export interface BurrowStoreSettings extends RingSettings, BurrowSettings {
  /** A group without a commit for so long is forgotten. */
  expireGroupMs: Millis;
  /** Only groups in which this is found; null lets all in. */
  allow: RegExp | null;
  /** No group in which this is found, allowed or not. */
  deny: RegExp | null;
}

/** One partition of a group. `ring` null: no slots, only the topic tells that it exists. */
interface Slot {
  ring: readonly BurrowEntry[] | null;
  owner: string;
  clientId: string;
}

interface StoredGroup {
  lastCommit: Millis;
  topics: Map<string, Slot[]>;
}

export class BurrowStore {
  private readonly ends = new Map<string, bigint[][]>();
  private readonly stored = new Map<string, StoredGroup>();

  /** @param now wall clock, ms */
  constructor(
    private readonly settings: BurrowStoreSettings,
    private readonly now: Millis,
  ) {}

  topics = (): string[] => [...this.ends.keys()].sort();
  groups = (): string[] => [...this.stored.keys()].sort();

  /** An end offset refresh of one partition of a topic with `count` partitions. */
  refresh(topic: string, partition: number, count: number, logEnd: bigint): void {
    const partitions = this.ends.get(topic) ?? [];
    while (partitions.length < count) partitions.push([]);
    partitions[partition] = [...(partitions[partition] ?? []), logEnd].slice(-this.settings.intervals);
    this.ends.set(topic, partitions);
  }

  /** A commit record. Dropped when it is too old, its group is not let in, or its partition has no known end. */
  commit(group: string, topic: string, partition: number, commit: Omit<BurrowEntry, "lag">): void {
    const logEnd = this.ends.get(topic)?.[partition]?.at(-1);
    if (commit.timestamp < this.now - this.settings.expireGroupMs) return;
    if (!this.accepts(group) || logEnd === undefined) return;
    const { stored, slot } = this.slot(group, topic, partition);
    const newest = slot.ring?.at(-1);
    if (!newest || commit.order > newest.order) stored.lastCommit = commit.timestamp;
    slot.ring = addToRing(slot.ring ?? [], commit, logEnd, this.settings);
  }

  /** A member owns a partition now. */
  setOwner(group: string, topic: string, partition: number, owner: string, clientId: string): void {
    if (!this.accepts(group) || this.ends.get(topic)?.[partition] === undefined) return;
    const { slot } = this.slot(group, topic, partition);
    slot.ring ??= [];
    Object.assign(slot, { owner, clientId });
  }

  /** The group has no members. */
  clearOwners(group: string): void {
    for (const slots of this.stored.get(group)?.topics.values() ?? [])
      for (const slot of slots) Object.assign(slot, { owner: "", clientId: "" });
  }

  /** A topic is gone from the brokers. A group left without topics stays: Burrow's own quirk. */
  deleteTopic(topic: string): void {
    this.ends.delete(topic);
    for (const group of this.stored.values()) group.topics.delete(topic);
  }

  /** A group is gone, or only its share in one topic; with the last topic the group goes too. */
  deleteGroup(group: string, topic?: string): void {
    const stored = this.stored.get(group);
    if (topic !== undefined) stored?.topics.delete(topic);
    if (topic === undefined || stored?.topics.size === 0) this.stored.delete(group);
  }

  /** Windows of a group by topic and partition; null when it is unknown or expired. Expired groups go for good. */
  fetch(group: string): { topic: string; slots: { slot: Slot; window: BurrowWindow }[] }[] | null {
    const stored = this.stored.get(group);
    if (!stored) return null;
    if (stored.lastCommit < this.now - this.settings.expireGroupMs) {
      this.stored.delete(group);
      return null;
    }
    return [...stored.topics].map(([topic, slots]) => ({
      topic,
      slots: slots.map((slot, partition) => {
        const free = slot.ring === null ? [] : toSlots(slot.ring, this.settings.intervals);
        return { slot, window: { slots: free, brokerOffsets: this.ends.get(topic)?.[partition] ?? [] } };
      }),
    }));
  }

  /** The group's status now. */
  evaluate(group: string, rules?: readonly BurrowRule[]): BurrowGroup {
    const topics = this.fetch(group);
    if (!topics) return GROUP_NOT_FOUND;
    const partitions = topics.flatMap(({ topic, slots }) =>
      slots.map(({ slot: { owner, clientId }, window }, partition) => ({
        ...evaluateWindow(window, this.now, this.settings, rules),
        topic,
        partition,
        owner,
        clientId,
      })),
    );
    return rollUpBurrow(partitions);
  }

  private accepts(group: string): boolean {
    const { allow, deny } = this.settings;
    return !deny?.test(group) && (allow?.test(group) ?? true);
  }

  /** The slot of a partition; a new one widens the topic to all partitions known now. */
  private slot(group: string, topic: string, partition: number): { stored: StoredGroup; slot: Slot } {
    const stored = this.stored.get(group) ?? { lastCommit: 0, topics: new Map<string, Slot[]>() };
    const slots = stored.topics.get(topic) ?? [];
    const count = Math.max(partition + 1, this.ends.get(topic)?.length ?? 0);
    if (partition >= slots.length) while (slots.length < count) slots.push({ ring: null, owner: "", clientId: "" });
    stored.topics.set(topic, slots);
    this.stored.set(group, stored);
    return { stored, slot: slots[partition]! };
  }
}
