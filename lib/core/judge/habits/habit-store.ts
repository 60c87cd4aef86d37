/** The habits of every group on every topic. */
import { keepNamed } from "../keep-named";
import { Habits } from "./habits";

export class HabitStore {
  private readonly groups = new Map<string, Map<string, Habits>>();

  /** The habits of a group on a topic; new ones where none are known. */
  of(group: string, topic: string): Habits {
    const known = this.find(group, topic);
    if (known) return known;
    const habits = new Habits();
    this.put(group, topic, habits);
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
    const topics = this.groups.get(group) ?? new Map<string, Habits>();
    this.groups.set(group, topics.set(topic, habits));
  }

  /** All of them. */
  *all(): Generator<{ group: string; topic: string; habits: Habits }> {
    for (const [group, topics] of this.groups) for (const [topic, habits] of topics) yield { group, topic, habits };
  }

  /** Forgets a group's habits on a topic. */
  delete(group: string, topic: string): void {
    this.groups.get(group)?.delete(topic);
  }

  /** Drops the groups that are not named, and of the others the topics that are not. */
  keepOnly(names: ReadonlyMap<string, readonly string[]>): void {
    keepNamed(this.groups, names);
  }
}
