/**
 * What a group does on a topic by habit, known for longer than any window: how long it is silent while records wait, how long it
 * repeats a commit over a waiting record, and at which times it works at all. Forgotten by halves in two weeks.
 */
import type { Millis } from "../../words/terms";
import { valuesOf, type Factors } from "../factors";
import { HabitView } from "./habit-view";
import { SHORTEST_MS, type Histogram } from "./histogram";

const DAY_MS = 86_400_000;
const HOUR_MS = DAY_MS / 24;
const FORGET_EVERY_MS = 12 * HOUR_MS;

export const FACTORS = {
  HALF_LIFE_MS: [
    14 * DAY_MS,
    "ms",
    "after so long half of what was learned is forgotten: work changes from month to month",
  ],
  LEAST_KNOWN_MS: [DAY_MS, "ms", "less than a day says nothing of days"],
  LEAST_COMMITS: [20, "commits", "fewer make no habit"],
  MONTH_DAYS: [30, "times", "a day is the month of `falseAlarms`"],
  TAIL: [
    6,
    "exponent",
    "of 2: so much rarer is something twice as long. Silences with causes of many lengths (garbage collection, deploys, a slow dependency) thin out about like this; a greater number believes more readily that the longest was the longest",
  ],
  LEAST_MARGIN: [1.1, "times", "the longest that is remembered is allowed at least"],
  MOST_MARGIN: [2, "times", "the longest that is remembered is allowed at most"],
  REMEMBERED_LIVES: [2, "times", "the half life: what was longer ago is as good as forgotten"],
  SILENCE_SLOW_MS: [HOUR_MS / 2, "ms", "a longer silence is first compared with the times at which the group works"],
} satisfies Factors;
export const { HALF_LIFE_MS } = valuesOf(FACTORS);
const {
  LEAST_KNOWN_MS,
  LEAST_COMMITS,
  MONTH_DAYS,
  TAIL,
  LEAST_MARGIN,
  MOST_MARGIN,
  REMEMBERED_LIVES,
  SILENCE_SLOW_MS,
} = valuesOf(FACTORS);

/** What is usual, as sentences and pages tell it. */
export interface Known {
  /** Nothing that is remembered took longer, told trouble and hours without work aside; the end of a bin. */
  longestMs: Millis;
  /** For how long the group has been known, in ms. */
  knownMs: Millis;
  commits: number;
}

/** Views of the same row see and teach the same. */
export class Habits extends HabitView {
  /** Commits were seen, the newest of them made at `at`; `commits` as they are counted since the program began. */
  learnCommits(counted: number, at: Millis): void {
    if (at <= this.newestAt) return;
    const commits = counted >= this.counted ? (counted - this.counted) % 2 ** 32 : counted;
    this.counted = counted;
    this.since ??= at;
    this.newestAt = at;
    this.forget(at);
    this.commits += commits;
    this.activity.mark(at);
    this.changed = true;
  }

  /**
   * A commit at `at` took a record over which nothing was committed for `silentMs`, and repeats for `repeatedMs`. A silence at a
   * time at which the group does not work tells nothing of those at which it does.
   */
  learnMove(at: Millis, silentMs: Millis, repeatedMs: Millis): void {
    if (silentMs > SILENCE_SLOW_MS && this.activity.isUsuallySilent(at - silentMs, at - 1)) return;
    this.forget(at);
    this.silences.count(silentMs);
    this.repeats.count(repeatedMs);
    this.changed = true;
  }

  /** Somebody says that silence for so long, or so long a repeat, was normal: it counts whenever it was. */
  learnNormal(at: Millis, ms: Millis, repeated: boolean): void {
    this.forget(at);
    (repeated ? this.repeats : this.silences).count(ms);
    this.changed = true;
  }

  /** What is usual; null while too little is known. */
  known(now: Millis): Known | null {
    const { since, commits } = this;
    if (since === null || now - since < LEAST_KNOWN_MS || commits < LEAST_COMMITS) return null;
    const longestMs = this.silences.longest()?.ms ?? SHORTEST_MS;
    return { longestMs, knownMs: Math.min(now - since, REMEMBERED_LIVES * HALF_LIFE_MS), commits: Math.round(commits) };
  }

  /** How long it may be silent while records wait, in ms, at so many false alarms a month; 0 while too little is known. */
  silenceLimit(now: Millis, falseAlarms: number): Millis {
    return this.limit(this.silences, now, falseAlarms);
  }

  /** How long it may repeat a commit over a waiting record; as `silenceLimit`. */
  repeatLimit(now: Millis, falseAlarms: number): Millis {
    return this.limit(this.repeats, now, falseAlarms);
  }

  private limit(histogram: Histogram, now: Millis, falseAlarms: number): Millis {
    const most = histogram.longest();
    const known = this.known(now);
    if (known === null || most === null || !Number.isFinite(most.ms)) return 0;
    // As often as the longest came in what is remembered, it comes in a month; what is longer is rarer by the tail.
    const days = known.knownMs / DAY_MS;
    const inMonth = (most.count / days) * MONTH_DAYS;
    const margin = (inMonth / falseAlarms) ** (1 / TAIL);
    return most.ms * Math.min(MOST_MARGIN, Math.max(LEAST_MARGIN, margin));
  }

  /** Halves all counts by the time since they were halved last: seldom, for what a cell holds is rounded each time. */
  private forget(now: Millis): void {
    if (this.at === 0) this.at = now;
    if (now - this.at < FORGET_EVERY_MS) return;
    const factor = 0.5 ** (((Math.floor(now / HOUR_MS) - this.at / HOUR_MS) * HOUR_MS) / HALF_LIFE_MS);
    this.silences.scale(factor);
    this.repeats.scale(factor);
    this.commits *= factor;
    this.at = now;
  }
}
