/** Keeps what is learned of a cluster's groups in history: read at a start, written once an hour and at the end. */
import { DeclaredSilences, type DeclaredSilence } from "@/lib/core/judge/habits/declared-silences";
import { areHabits, takeBytes, toBytes } from "@/lib/core/judge/habits/habit-bytes";
import type { HabitStore } from "@/lib/core/judge/habits/habit-store";
import type { Habits } from "@/lib/core/judge/habits/habits";
import type { Millis } from "@/lib/core/words/terms";
import type { History } from "@/lib/history/history";
import type { Logger } from "@/lib/log/log";

/** Habits change slowly, and writing all of a large cluster takes a while. */
const KEPT_EVERY_MS = 60 * 60_000;

interface Options {
  cluster: string;
  history: Pick<
    History,
    "readHabits" | "writeHabits" | "deleteHabits" | "readSilences" | "writeSilence" | "deleteSilence"
  >;
  log: Logger;
}

/** Trouble that is said to have been none. */
export interface Taught {
  group: string;
  topic: string;
  from: Millis;
  to: Millis;
  /** Commits were repeated; else there were none. */
  repeated: boolean;
  now: Millis;
}

export class HabitKeeper {
  /** What people say of groups. */
  readonly declared = new DeclaredSilences();
  private keptAt: Millis | null = null;
  private writing: Promise<void> | null = null;

  constructor(private readonly options: Options) {}

  /**
   * Puts what history knows into the store. What was learned since the start, before history could be read, gives way.
   * @returns how many habits were stored
   */
  async recall(store: HabitStore): Promise<number> {
    for (const { group, topic, ...declared } of await this.options.history.readSilences(this.options.cluster))
      this.declared.put(group, topic, declared);
    const rows = await this.options.history.readHabits(this.options.cluster);
    for (const { group, topic, data } of rows) {
      if (areHabits(data)) takeBytes(store.of(group, topic), data);
      else this.options.log.warn({ group, topic }, "habits of another release, or none: they are learned anew");
    }
    return rows.length;
  }

  /** Writes what was learned when an hour has passed; the caller need not wait. */
  keepDue(store: HabitStore, now: Millis): void {
    this.keptAt ??= now;
    if (now - this.keptAt >= KEPT_EVERY_MS) void this.keep(store, now);
  }

  /** Writes what was learned since the last time. What cannot be written is written the next time. */
  async keep(store: HabitStore, now: Millis): Promise<void> {
    await this.writing;
    this.keptAt = now;
    this.writing = this.write(store, now);
    await this.writing;
  }

  /** Forgets what was learned of a group on a topic, here and in history. */
  async forget(store: HabitStore, group: string, topic: string): Promise<void> {
    await this.writing;
    store.delete(group, topic);
    await this.options.history.deleteHabits({ cluster: this.options.cluster, group, topic });
  }

  /** Takes somebody's word for how long a group may be silent on a topic. @throws Error when it cannot be stored */
  async declare(group: string, topic: string, declared: DeclaredSilence): Promise<void> {
    await this.options.history.writeSilence(this.options.cluster, { group, topic, ...declared });
    this.declared.put(group, topic, declared);
  }

  /** Takes such a word back. @throws Error when it cannot be deleted */
  async takeBack(group: string, topic: string): Promise<void> {
    await this.options.history.deleteSilence({ cluster: this.options.cluster, group, topic });
    this.declared.delete(group, topic);
  }

  /** What was told as trouble was as it should be: it is learned like any silence, or repeat, and kept at once. */
  async teach(store: HabitStore, { group, topic, from, to, repeated, now }: Taught): Promise<void> {
    store.of(group, topic).learnNormal(to, to - from, repeated);
    await this.keep(store, now);
  }

  private async write(store: HabitStore, at: Millis): Promise<void> {
    const { cluster, history, log } = this.options;
    const written: Habits[] = [];
    const rows = [];
    for (const { group, topic, habits } of store.all()) {
      if (!habits.changed) continue;
      habits.changed = false;
      written.push(habits);
      rows.push({ group, topic, data: toBytes(habits) });
    }
    if (rows.length === 0) return;
    try {
      await history.writeHabits({ cluster, at, habits: rows });
    } catch (error) {
      for (const habits of written) habits.changed = true;
      log.warn({ err: error, cluster }, "what was learned of groups could not be stored; it is tried again in an hour");
    }
  }
}
