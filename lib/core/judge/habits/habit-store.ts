/** The habits of every group on every topic. */
import { Habits } from "./habits";

export class HabitStore {
  private readonly groups = new Map<string, Map<string, Habits>>();

  /** The habits of a group on a topic; new ones where none are known. */
  of(group: string, topic: string): Habits {
    let topics = this.groups.get(group);
    if (!topics) this.groups.set(group, (topics = new Map<string, Habits>()));
    let habits = topics.get(topic);
    if (!habits) topics.set(topic, (habits = new Habits()));
    return habits;
  }

  /** As `of`, where any are known. */
  find(group: string, topic: string): Habits | undefined {
    return this.groups.get(group)?.get(topic);
  }

  /** Those of a group, by topic; empty where nothing is known. */
  ofGroup(group: string): ReadonlyMap<string, Habits> {
    return this.groups.get(group) ?? new Map<string, Habits>();
  }

  put(group: string, topic: string, habits: Habits): void {
    this.of(group, topic);
    this.groups.get(group)!.set(topic, habits);
  }

  /** All of them. */
  *all(): Generator<{ group: string; topic: string; habits: Habits }> {
    for (const [group, topics] of this.groups) for (const [topic, habits] of topics) yield { group, topic, habits };
  }

  /** Forgets a group's habits on a topic. */
  delete(group: string, topic: string): void {
    this.groups.get(group)?.delete(topic);
  }

  /** Drops the groups that are not named. */
  keepOnly(groups: { has(group: string): boolean }): void {
    for (const group of this.groups.keys()) if (!groups.has(group)) this.groups.delete(group);
  }
}
