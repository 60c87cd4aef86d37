/**
 * Standing still: how long the committed offset has not moved while records waited, who witnessed it, and what
 * this group's usual waits are. Time counts from when records were seen to wait, not from the last commit, so
 * that a quiet topic is no stand.
 */
import { firstBeyond } from "../../numbers/log-time";
import type { LogCurve } from "../../numbers/log-curve";
import { writtenBetween } from "../../numbers/written-at";
import { distance } from "../../numbers/offset-column";
import type { Millis } from "../../words/terms";
import type { CommitPoint, PartitionWindow } from "../../numbers/window";
import type { EvaluationSettings } from "../../words/settings";
import { valuesOf, type Factors } from "../factors";
import { FOUND_MS, MOVE, type SlowMoveColumn } from "./slow-moves";
import { median, recurring, sorted, usually } from "./usually";

export interface Stand {
  offset: bigint;
  /** When the group moved to this offset; null where the window does not reach back so far. */
  movedAt: Millis | null;
  /** True when it stood at this offset already before the window begins, as far as anybody remembers. */
  carried: boolean;
  /** Since when the offset stood and records waited. */
  since: Millis;
  /** True when the records were already waiting when they were first looked at: the stand may be older than `since`. */
  older: boolean;
  /** Where the log ended when the stand began; null where that is not known. */
  logEnd: bigint | null;
  /** How long commits have repeated the offset while records waited; 0 without repeats. */
  witnessedMs: Millis;
  /** How long nothing at all has been committed while records waited. */
  silentMs: Millis;
  /** Records that arrived since the stand began; null where that is not known. */
  arrived: number | null;
  usual: Usual;
}

/** A stand as its beginning was seen. */
export interface Stood {
  offset: bigint;
  since: Millis;
  /** True when it was there before anybody looked: it may be older. */
  older: boolean;
  /** Where the log ended when it began; null where that is not known. */
  logEnd: bigint | null;
}

/** What the window says of this group's habits. */
export interface Usual {
  /** Usual wait from "a record waits" to the commit that takes it, and a long but usual one; 0 when none was seen. */
  waitMs: Millis;
  longWaitMs: Millis;
  /** A long but usual time of commits repeating an offset while records waited, before it moved on. */
  witnessedMs: Millis;
  /** The median of those times, which a few stalls do not change. */
  oftenWitnessedMs: Millis;
  /** Usual time between commits, repeats included; null when fewer than three were seen. */
  gapMs: Millis | null;
  /** True when the group repeats commits. */
  repeats: boolean;
  /** How many moves of the offset this was learned from, and of how many the wait is known. */
  moves: number;
  waits: number;
  /** A long but usual wait of records that came after minutes without any; 0 where there was none, or none that long. */
  afterIdleMs: Millis;
  /** The longest silence no longer than a deploy's of a group that commits quickly; 0 where there was none. */
  deployMs: Millis;
}

export const FACTORS = {
  UNSEEN_MS: [
    30_000,
    "ms",
    "commits may be a little later to be seen than log readings; beyond this, no reading means nobody looked",
  ],
  LEAST_MOVES: [2, "moves", "fewer teach no habit"],
  ENOUGH_MOVES: [6, "moves", "with this many in the window, older ones are not asked"],
  LEAST_GAPS: [2, "commits", "after the first; with fewer nothing is known of how far apart they are"],
  QUICK_MS: [15_000, "ms", "between commits: what commits so quickly and is silent for far longer was away"],
  IDLE_MS: [
    90_000,
    "ms",
    "nothing to do for this long: whoever works only when there is something to do may have to be started",
  ],
  LONGEST_AFTER_IDLE_MS: [150_000, "ms", "as long as such a start takes at most; who takes longer was not there"],
  LEAST_WITNESS_MS: [10_000, "ms", "commits may come this far apart, whatever is usual"],
  WITNESS_PARTS: [60, "times", "in a window, or less often: as far apart repeats are kept in a long one"],
  WITNESS_GAPS: [1.5, "times", "the usual time between commits is the most that one repeat witnesses"],
  USUAL_GAPS: [
    1.25,
    "times",
    "the usual time: a repeat that comes later, but within a deploy, may be that of a new process",
  ],
  DEPLOY_MS: [65_000, "ms", "a deploy takes no longer than this, as a rule"],
  OLDER_CREDIT_MS: [20_000, "ms", "by so much a stand is taken to be older that was there before the first reading"],
  MOST_OLDER_CREDIT_MS: [60_000, "ms", "the same, at most, of a group whose commits are further apart"],
} satisfies Factors;
export const { LEAST_MOVES, IDLE_MS, DEPLOY_MS } = valuesOf(FACTORS);
const {
  UNSEEN_MS,
  ENOUGH_MOVES,
  LEAST_GAPS,
  QUICK_MS,
  LONGEST_AFTER_IDLE_MS,
  LEAST_WITNESS_MS,
  WITNESS_PARTS,
  WITNESS_GAPS,
  USUAL_GAPS,
  OLDER_CREDIT_MS,
  MOST_OLDER_CREDIT_MS,
} = valuesOf(FACTORS);

/** What of a scene is looked at, so that scenes can be made of stands. */
interface Look {
  readonly window: PartitionWindow;
  readonly now: Millis;
  readonly settings: EvaluationSettings;
  readonly habit: Usual | null;
  readonly slowMoves: SlowMoveColumn;
  readonly stoodBefore: Stood | null;
}

/** The present stand of a scene in which records wait. */
export function standOf(scene: Look, curve: LogCurve): Stand | null {
  const { commits } = scene.window;
  const last = commits[commits.length - 1];
  if (!last) return null;
  const floor = scene.settings.floorRecords;
  const relative = distance(last.offset, curve.base) + floor;
  const first = standStart(commits);
  const beyond = firstBeyond(curve, relative);
  if (beyond >= curve.at.length) return null;
  const older = beyond === 0 && commits[first]!.at <= curve.at[0]!;
  const young = isYoung(scene, curve);
  const usual = habitOf(usualOf(commits, first, curve, scene.slowMoves, young), scene.habit);
  const credit = young ? Math.max(OLDER_CREDIT_MS, Math.min(MOST_OLDER_CREDIT_MS, usual.gapMs ?? 0)) : OLDER_CREDIT_MS;
  const seen = older ? Math.max(commits[first]!.at, curve.at[0]! - credit) : curve.at[beyond]!;
  const inWindow = Math.max(commits[first]!.at, seen);
  const before = scene.stoodBefore;
  // Known from when the window still reached back to where it began.
  const earlier = before?.offset === last.offset ? before : null;
  const since = earlier?.since ?? inWindow;
  const looked = Math.min(scene.now, curve.at[curve.at.length - 1]! + UNSEEN_MS);
  const endAtStart = beyond === 0 ? curve.end[0]! : curve.end[beyond - 1]!;
  const logEnd = earlier ? earlier.logEnd : curve.base + BigInt(endAtStart);
  return {
    offset: last.offset,
    // The only commit of a window is no repeat, unless it stood there before: what the first poll finds is taken as of now.
    // Whoever stood elsewhere before has moved, be it while nobody watched.
    movedAt: first > 0 || (!earlier && (before !== null || commits.length === 1)) ? commits[first]!.at : null,
    carried: earlier !== null && commits.length === 1,
    since,
    older: earlier?.older ?? older,
    logEnd,
    witnessedMs: witnessed(scene, since, first, usual.gapMs),
    silentMs: Math.max(0, looked - Math.max(last.at, since)),
    arrived: logEnd === null ? null : Math.max(0, curve.end[curve.end.length - 1]! - distance(logEnd, curve.base)),
    usual,
  };
}

/**
 * How long repeats have witnessed the stand. A repeat after a long silence witnesses no more than about the usual time between
 * commits, and where a deploy may have been next to nothing: a consumer that was away has not stood all the while.
 */
function witnessed({ window, settings }: Look, since: Millis, first: number, gapMs: Millis | null): Millis {
  const { commits } = window;
  const least = Math.max(LEAST_WITNESS_MS, settings.windowMs / WITNESS_PARTS);
  const usual = gapMs ?? Infinity;
  let sum = 0;
  for (let i = commits.length - 1; i > first && commits[i]!.at > since; i--) {
    const ms = commits[i]!.at - Math.max(since, commits[i - 1]!.at);
    const deployed = ms > USUAL_GAPS * usual && ms <= DEPLOY_MS;
    sum += Math.min(ms, deployed ? least : Math.max(least, WITNESS_GAPS * usual));
  }
  return sum;
}

/** True when watching began so short a time ago that the window is not full. */
const isYoung = ({ now, settings }: Look, curve: LogCurve) => now - curve.at[0]! < settings.windowMs - UNSEEN_MS;

/** Index of the first commit of the offset that was committed last. */
function standStart(commits: readonly CommitPoint[]): number {
  let index = commits.length - 1;
  while (index > 0 && commits[index - 1]!.offset === commits[index]!.offset) index--;
  return index;
}

/** What the window teaches, or, when it has too few moves to teach anything, what earlier ones taught. */
function habitOf(usual: Usual, earlier: Usual | null): Usual {
  return usual.moves < LEAST_MOVES && earlier !== null ? earlier : usual;
}

/**
 * When the record came that a habit is learned of: between two readings, which are far apart where polls were lost. A commit
 * newer than the last reading proves nothing of when.
 */
function cameAt({ at, end }: LogCurve, beyond: number, offset: number): Millis {
  if (beyond === at.length) return Infinity;
  if (beyond === 0) return at[0]!;
  return writtenBetween(offset - end[beyond - 1]!, end[beyond]! - end[beyond - 1]!, at[beyond - 1]!, at[beyond]!);
}

/** Habits, from the commits before the present stand (its own first commit ends the last usual wait). */
function usualOf(
  commits: readonly CommitPoint[],
  standStartsAt: number,
  curve: LogCurve,
  slowMoves: SlowMoveColumn,
  youngWindow: boolean,
): Usual {
  const waits: number[] = [];
  const witnessed: number[] = [];
  const gaps: number[] = [];
  let repeats = 0;
  let moves = 0;
  let since = commits[0]!.at;
  // Where watching begins the first commit may be older than it looks, and the wait after it longer.
  const begins = youngWindow && Math.abs(since - curve.at[0]!) < FOUND_MS ? since : null;
  for (let i = 1; i <= standStartsAt; i++) {
    const before = commits[i - 1]!;
    const commit = commits[i]!;
    gaps.push(commit.at - before.at);
    if (commit.offset === before.offset) {
      repeats++;
      continue;
    }
    moves++;
    const offset = distance(before.offset, curve.base);
    const beyond = firstBeyond(curve, offset);
    const unread = commit.at <= curve.at[0]! || (beyond === 0 && before.at < curve.at[0]!);
    if (unread && commit.offset > before.offset) {
      // Nobody read the log when the record came: it waited no longer than since the commit before.
      if (since !== begins) {
        waits.push(commit.at - before.at);
        witnessed.push(Math.max(0, before.at - since));
      }
    } else if (since !== begins && commit.offset > before.offset) {
      const waiting = Math.max(since, cameAt(curve, beyond, offset));
      waits.push(Math.max(0, commit.at - Math.max(before.at, waiting)));
      witnessed.push(Math.max(0, Math.min(before.at, commit.at) - waiting));
    }
    since = commit.at;
  }
  for (let i = standStartsAt + 1; i < commits.length; i++) {
    repeats++;
    gaps.push(commits[i]!.at - commits[i - 1]!.at);
  }
  if (moves < ENOUGH_MOVES) {
    for (let i = 0; i < slowMoves.length && slowMoves[i + MOVE.at]! <= commits[0]!.at; i += MOVE.numbers) {
      moves++;
      waits.push(slowMoves[i + MOVE.wait]!);
      witnessed.push(slowMoves[i + MOVE.witnessed]!);
      gaps.push(slowMoves[i + MOVE.gap]!);
    }
  }
  const gapMs = gaps.length >= LEAST_GAPS ? median(sorted(gaps)) : null;
  let deployMs = 0;
  if (gapMs !== null && gapMs <= QUICK_MS)
    for (let i = 0; i < slowMoves.length; i += MOVE.numbers) {
      const silence = slowMoves[i + MOVE.gap]!;
      if (silence <= DEPLOY_MS && silence > deployMs) deployMs = silence;
    }
  const afterIdle: number[] = [];
  for (let i = 0; i < slowMoves.length; i += MOVE.numbers) {
    // Who is started may commit where it stood before it moves.
    const wait = slowMoves[i + MOVE.wait]! + slowMoves[i + MOVE.witnessed]!;
    if (slowMoves[i + MOVE.idle]! >= IDLE_MS && wait <= LONGEST_AFTER_IDLE_MS) afterIdle.push(wait);
  }
  const sortedWaits = sorted(waits);
  const sortedWitnessed = sorted(witnessed);
  return {
    longWaitMs: recurring(sortedWaits),
    waitMs: median(sortedWaits) ?? 0,
    witnessedMs: recurring(sortedWitnessed),
    oftenWitnessedMs: median(sortedWitnessed) ?? 0,
    moves,
    waits: waits.length,
    afterIdleMs: afterIdle.length === 0 ? 0 : usually(sorted(afterIdle)),
    deployMs,
    gapMs,
    repeats: repeats > 0,
  };
}
