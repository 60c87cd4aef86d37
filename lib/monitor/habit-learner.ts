/**
 * Learns habits from stored history, once: at the first start of a release that knows habits, beside a history of days. In the
 * background, group after group and in turns, for so long and no longer; what is not learned by then is learned live.
 */
import { setImmediate, setTimeout as wait } from "node:timers/promises";
import { inTurns } from "@/lib/core/in-turns";
import { takeBytes, toBytes } from "@/lib/core/judge/habits/habit-bytes";
import type { HabitStore } from "@/lib/core/judge/habits/habit-store";
import { learningPast } from "@/lib/core/past/learn-past";
import { StoredPast, type StoredMoment, type Stretch } from "@/lib/core/past/stored-past";
import type { SettingsOf } from "@/lib/core/words/settings-for";
import type { Millis } from "@/lib/core/words/terms";
import type { History } from "@/lib/history/history";
import type { Logger } from "@/lib/log/log";

const DAY_MS = 86_400_000;
/** Some nights; more costs more than it teaches. */
const LEARNED_MS = 4 * DAY_MS;
/** Readings closer together teach nothing: shorter silences are no habit. */
const APART_MS = 15_000;
/** Of one group so many topics and the first partitions of each: some 40 MB while they are judged. */
const MOST_TOPICS = 4;
const MOST_PARTITIONS = 2;
/** By the clock, for a whole cluster. */
const BUDGET_MS = 15 * 60_000;
/** Cycles and pages have the processor for as long again between two turns. */
const TURNS = { turnMs: 20, pause: () => wait(20, undefined, { ref: false }) };

interface LearnerOptions {
  cluster: string;
  history: Pick<History, "readGroupMoments">;
  settingsOf: SettingsOf;
  log: Logger;
  budgetMs?: number;
}

export class HabitLearner {
  private stopped = false;

  constructor(private readonly options: LearnerOptions) {}

  /** Ends it with the group that is learned now. */
  stop(): void {
    this.stopped = true;
  }

  /** Learns what history knows of these groups. What was learned of them since the start gives way. Never rejects. */
  async learn(store: () => HabitStore, groups: readonly string[], now: Millis): Promise<void> {
    const { cluster, log, budgetMs = BUDGET_MS } = this.options;
    const until = performance.now() + budgetMs;
    let learned = 0;
    for (const group of groups) {
      if (this.stopped || performance.now() >= until) break;
      try {
        await this.learnGroup(store, group, now);
        learned++;
      } catch (error) {
        log.warn({ err: error, cluster, group }, "the stored past could not be read for habits; they are learned anew");
      }
      await setImmediate();
    }
    if (groups.length > 0) log.info({ cluster, learned, groups: groups.length }, "habits were learned from history");
  }

  private async learnGroup(store: () => HabitStore, group: string, now: Millis): Promise<void> {
    const { cluster, history, settingsOf } = this.options;
    const past = new StoredPast();
    const last = new Map<string, Millis>();
    for await (const moment of history.readGroupMoments({ cluster, group, from: now - LEARNED_MS, to: now })) {
      if (this.stopped) break;
      const { topic, at } = moment;
      const before = last.get(topic);
      if (moment.first > 0 || (before === undefined ? last.size >= MOST_TOPICS : at - before < APART_MS)) continue;
      last.set(topic, at);
      past.add(firstOf(moment));
    }
    for (const [topic, stretches] of newestByTopic(past)) {
      if (this.stopped) return;
      const habits = await inTurns(learningPast(stretches, settingsOf(group, topic)), TURNS);
      if (habits.since === null) continue;
      const kept = store().of(group, topic);
      takeBytes(kept, toBytes(habits));
      kept.changed = true;
    }
  }
}

/** The first partitions of a moment. */
function firstOf({ logEnd, logStart, committed, commitAt, ...moment }: StoredMoment): StoredMoment {
  const of = <T>(values: T[]) => values.slice(0, MOST_PARTITIONS);
  return {
    ...moment,
    ...{ logEnd: of(logEnd), logStart: of(logStart), committed: of(committed), commitAt: of(commitAt) },
  };
}

/** Of a topic that was made anew, only what came after that. */
function newestByTopic(past: StoredPast): Map<string, Stretch[]> {
  const topics = new Map<string, Stretch[]>();
  for (const stretches of past.partitions()) {
    const stretch = stretches.at(-1)!;
    const list = topics.get(stretch.topic);
    if (list) list.push(stretch);
    else topics.set(stretch.topic, [stretch]);
  }
  return topics;
}
