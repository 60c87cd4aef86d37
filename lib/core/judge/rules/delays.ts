/**
 * How late a group is, measured at its commits: a commit of offset o at time t is late by t minus the time at which
 * record o was written. Between commits lag rises by itself, at commits it does not; and lateness in time does not rise
 * with the produce rate as a lag in records does. So a lateness that grows from commit to commit means too slow a
 * consumer, at any commit interval.
 */
import { firstAfter, logEndAt, writtenAt } from "../../numbers/log-time";
import type { LogCurve } from "../../numbers/log-curve";
import { distance } from "../../numbers/offset-column";
import type { Millis } from "../../words/terms";
import { valuesOf, type Factors } from "../factors";
import type { CommitPoint } from "../../numbers/window";

export interface Delay {
  at: Millis;
  /** Committed offset, relative to the curve's base. */
  offset: number;
  /** Lateness in ms, the least that it can be; 0 when everything known was consumed, Infinity when nothing is known. */
  delayMs: Millis;
  /** By how much more it may have been. */
  unsureMs: Millis;
  /** The record was written before the first reading: when, is told by the mean rate since. */
  guessed: boolean;
  /** Records between the log end at that time and the commit. */
  lag: number;
}

export const FACTORS = {
  OVERTAKEN_MS: [10_000, "ms", "a step back that is made good sooner is two commits that have overtaken each other"],
  LEAST_POLLED: [3, "commits", "at the very times of readings are no coincidence: polls saw them"],
  MOST_POLLED: [6, "commits", "the newest, are looked at for that: what was seen otherwise before no longer matters"],
  MOST_EARLIER_MS: [
    5_000,
    "ms",
    "a commit that a poll saw is taken to be at most this much older: as far as polls are apart",
  ],
  EARLIER_SHARE: [0.5, "share", "of the time since the poll before: by so much it is older on average"],
  GUESSED_SHARE: [
    0.25,
    "share",
    "of what lies before the first reading: by so much a time may be wrong that is carried on at the mean rate",
  ],
  HORIZONS_MS: [
    [75_000, 100_000, 150_000, 240_000, 400_000, 600_000],
    "ms",
    "over which growth is looked for, shortest first: quick losses show soon, slow ones show late",
  ],
  SHORT_MS: [120_000, "ms", "over less than this a burst can look like growth"],
  SHORT_STEP: [
    0.33,
    "share",
    "of the growth that each step must have over a short time: a burst that fills half of it gives the first step less",
  ],
  LEAST_STEP: [
    0.2,
    "share",
    "of the growth that each step must have over a longer time; a straight rise gives each a half",
  ],
  LEAST_GUESSED_MS: [100_000, "ms", "over less than this the growth of guesses may be nothing but a burst"],
  LEAST_GROWTH_MS: [68_000, "ms", "growth over less than this may be a burst"],
  LEAST_COMMITS: [3, "commits", "show growth, one in each third"],
  FEW_COMMITS: [4, "commits", "fewer may rise by chance, from burst to burst"],
  FEW_GROWTH: [0.15, "share", "of the time, by which lateness must grow where commits are few"],
  NEAR_LATEST: [0.85, "share", "of the greatest lateness: less at the newest commit means that it is being made good"],
  NEAR_LONGEST: [0.95, "share", "of the greatest lag: the same"],
  GUESSED_GROWTH: [
    0.1,
    "share",
    "of the time, by which guessed lateness must grow: from the first third to the last are two thirds of it, of which a quarter is in doubt, so a fifth of what arrives, at least, is not consumed",
  ],
} satisfies Factors;
const {
  OVERTAKEN_MS,
  LEAST_POLLED,
  MOST_POLLED,
  MOST_EARLIER_MS,
  EARLIER_SHARE,
  GUESSED_SHARE,
  HORIZONS_MS,
  SHORT_MS,
  SHORT_STEP,
  LEAST_STEP,
  LEAST_GUESSED_MS,
  LEAST_GROWTH_MS,
  LEAST_COMMITS,
  FEW_COMMITS,
  FEW_GROWTH,
  NEAR_LATEST,
  NEAR_LONGEST,
  GUESSED_GROWTH,
} = valuesOf(FACTORS);

/** Lateness at every commit that moved forward, since the last one that went back; oldest first. */
export function delaysOf(commits: readonly CommitPoint[], curve: LogCurve): Delay[] {
  const delays: Delay[] = [];
  const lastRead = curve.at[curve.at.length - 1]!;
  let high = commits[0]?.offset ?? 0n;
  let backSince: Millis | null = null;
  const polled = seenByPolls(commits, curve);
  for (let i = 1; i < commits.length; i++) {
    const commit = commits[i]!;
    if (commit.offset < high) {
      backSince ??= commit.at;
      if (commit.at - backSince < OVERTAKEN_MS) continue;
      delays.length = 0;
    }
    const moved = commit.offset !== high;
    high = commit.offset;
    backSince = null;
    // What the log was at a commit is known only once it has been read again.
    if (moved && commit.at <= lastRead)
      delays.push(delayOf(commit, curve, polled ? madeAfter(commits, i, curve) : commit.at));
  }
  return delays;
}

/** True when the newest commits were seen by the polls that read the log: their times are those of the readings. */
function seenByPolls(commits: readonly CommitPoint[], curve: LogCurve): boolean {
  const oldest = Math.max(0, commits.length - MOST_POLLED);
  if (commits.length - oldest < LEAST_POLLED) return false;
  for (let i = commits.length - 1; i >= oldest; i--) {
    const { at } = commits[i]!;
    // Where the window's readings begin later nothing can be compared.
    if (at >= curve.at[0]! && curve.at[firstAfter(curve, at) - 1] !== at) return false;
  }
  return true;
}

/** A poll sees a commit that was made at any time since the poll before, which may be long ago where polls were lost. */
function madeAfter(commits: readonly CommitPoint[], i: number, curve: LogCurve): Millis {
  const { at } = commits[i]!;
  const before = Math.max(commits[i - 1]!.at, curve.at[firstAfter(curve, at) - 2] ?? at);
  return before + Math.min(MOST_EARLIER_MS, EARLIER_SHARE * (at - before));
}

/** Lateness at one commit, which was made at its time or, where polls saw it, at some time since `madeAfter`. */
export function delayOf(commit: CommitPoint, curve: LogCurve, madeAfter = commit.at): Delay {
  const offset = distance(commit.offset, curve.base);
  const written = writtenAt(curve, offset);
  const waits = offset < curve.end[curve.end.length - 1]!;
  const guessedMs = written === null ? 0 : Math.max(0, curve.at[0]! - written);
  return {
    at: commit.at,
    offset,
    delayMs: written === null ? (waits ? Infinity : 0) : Math.max(0, madeAfter - written),
    unsureMs: commit.at - madeAfter + GUESSED_SHARE * guessedMs,
    guessed: guessedMs > 0,
    lag: Math.max(0, logEndAt(curve, commit.at) - offset),
  };
}

/** How lateness went over some time. */
export interface Growth {
  from: Millis;
  to: Millis;
  /** Growth of the lower envelope of lateness, in ms, and of lag in records. */
  delayMs: Millis;
  lag: number;
  /** True when all of it is guessed. */
  guessed?: boolean;
}

/**
 * The first horizon over which lateness has grown steadily: each third of it has a higher least lateness than the one
 * before, by `needed(horizon)` ms in all, and the newest commit is about the latest of all.
 */
export function steadyGrowth(delays: readonly Delay[], needed: (horizonMs: Millis) => Millis): Growth | null {
  const last = delays[delays.length - 1];
  if (!last) return null;
  let first = delays.length - 1;
  for (const horizon of HORIZONS_MS) {
    const before = first;
    while (first > 0 && (last.at - delays[first - 1]!.at <= horizon || delays.length - first < LEAST_COMMITS)) first--;
    if (first === before) continue;
    const growth = growthSince(delays, first);
    if (!growth) continue;
    const span = growth.to - growth.from;
    if (growth.delayMs < (growth.guessed ? GUESSED_GROWTH * span : needed(span))) continue;
    return growth;
  }
  return null;
}

/**
 * Guesses are wrong by one and the same factor, and so is growth while all of it is guessed, as after a start with an old
 * backlog: over a time in which arrivals are steady it says that less is consumed than arrives.
 */
function growthSince(delays: readonly Delay[], first: number): Growth | null {
  const last = delays[delays.length - 1]!;
  const from = delays[first]!.at;
  if (delays.length - first < LEAST_COMMITS || last.at - from < LEAST_GROWTH_MS) return null;
  const few = delays.length - first < FEW_COMMITS;
  const guessed = last.at - from >= LEAST_GUESSED_MS && delays.every((delay, i) => i < first || delay.guessed);
  const parts = [least(), least(), least()];
  let latest = 0;
  let longest = 0;
  for (let i = first; i < delays.length; i++) {
    const delay = delays[i]!;
    const third = Math.min(2, Math.floor(((delay.at - from) / (last.at - from)) * parts.length));
    const part = parts[third]!;
    part.delayMs = Math.min(part.delayMs, delay.delayMs);
    part.mostMs = Math.min(part.mostMs, delay.delayMs + (guessed ? 0 : delay.unsureMs));
    part.lag = Math.min(part.lag, delay.lag);
    latest = Math.max(latest, delay.delayMs);
    longest = Math.max(longest, delay.lag);
  }
  const [a, b, c] = [parts[0]!, parts[1]!, parts[2]!];
  const delayMs = c.delayMs - a.mostMs;
  // An empty third has an infinite least lateness: too few commits to tell.
  if (!Number.isFinite(a.mostMs) || !Number.isFinite(b.mostMs)) return null;
  const step = (last.at - from < SHORT_MS ? SHORT_STEP : LEAST_STEP) * (c.delayMs - a.delayMs);
  if (b.delayMs < a.delayMs + step || c.delayMs < b.delayMs + step) return null;
  if (few && delayMs < FEW_GROWTH * (last.at - from)) return null;
  // The records of a burst stay late after it is over; a lag that shrinks already means that it is being made good.
  if (b.lag <= a.lag || c.lag <= b.lag) return null;
  if (last.delayMs < NEAR_LATEST * latest || last.lag < NEAR_LONGEST * longest) return null;
  const sureMs = guessed ? (1 - GUESSED_SHARE) * delayMs : delayMs;
  return { from, to: last.at, delayMs: sureMs, lag: c.lag - a.lag, guessed };
}

const least = () => ({ delayMs: Infinity, mostMs: Infinity, lag: Infinity });
