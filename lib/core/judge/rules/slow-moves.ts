/**
 * The last moves of a group that moves seldom. A window of ten minutes holds two commits of a group that commits every five
 * minutes: too few to know it by. So what its moves took is remembered beyond the window.
 */
import type { Millis } from "../../words/terms";
import type { LogSeries, PartitionWindow } from "../../numbers/window";
import { valuesOf, type Factors } from "../factors";

/**
 * Moves of the committed offset that were long in coming, oldest first, `MOVE.numbers` each: many partitions have a dozen of
 * them, which as objects would be most of what a cycle of their cluster allocates.
 */
export type SlowMoveColumn = readonly number[];

/** Where in a move's numbers is what, all in ms, and how many numbers it has. */
export const MOVE = {
  /** Time of the commit that moved. */
  at: 0,
  /** Time from when the record waited (or, if later, the commit before) to the commit that took it. */
  wait: 1,
  /** How long commits had repeated the offset over that waiting record. */
  witnessed: 2,
  /** Time since the commit before, repeats included. */
  gap: 3,
  /** Time without any commit before the record that waited came. */
  idle: 4,
  numbers: 5,
} as const;

export interface SlowMoves {
  /**
   * Time of the first commit that was ever looked at, where it may have been found and not made then; -Infinity where its time
   * is its own; null before it.
   */
  begins: Millis | null;
  /** Time of the newest commit that was looked at. */
  upTo: Millis;
  moves: SlowMoveColumn;
}

export const NO_MOVES: SlowMoves = { begins: null, upTo: -Infinity, moves: [] };

export const FACTORS = {
  SLOW_MS: [20_000, "ms", "faster moves are numerous enough in any window"],
  REMEMBERED: [12, "moves", "are enough to know a group by, and 60 numbers for each partition of a slow one"],
  FOUND_MS: [15_000, "ms", "a commit this close to the first reading may be one that was found, not made"],
} satisfies Factors;
export const { SLOW_MS, FOUND_MS } = valuesOf(FACTORS);
const { REMEMBERED } = valuesOf(FACTORS);

/**
 * What was known, and the slow moves among the commits that came since.
 *
 * @param high the offset that had been committed by then: of a commit that has left the window meanwhile
 */
export function followMoves(window: PartitionWindow, known: SlowMoves, high: bigint | null): SlowMoves {
  const { commits, logPoints } = window;
  const last = commits.length - 1;
  // Before the log was read nothing can be said of how long anything waited.
  if (last < 0 || logPoints.length === 0 || commits[last]!.at <= known.upTo) return known;
  let first = last;
  while (first > 0 && commits[first - 1]!.at > known.upTo) first--;
  const begins = known.begins ?? beginsOf(window);
  let moves: number[] | null = null;
  for (let i = first; i <= last; i++) {
    const commit = commits[i]!;
    const before = i > 0 ? commits[i - 1]! : high === null ? null : { at: known.upTo, offset: high };
    if (before === null || commit.offset <= before.offset) continue;
    let stands = i - 1;
    while (stands > 0 && commits[stands - 1]!.offset === before.offset) stands--;
    // The first commit that is known may be older than it looks: what it began is not known whole.
    const since = stands < 0 ? before.at : commits[stands]!.at;
    if (since <= begins) continue;
    if (commit.at - since < SLOW_MS) continue;
    const passed = passedAt(logPoints, before.offset, commit.at);
    if (passed === null) continue;
    const waiting = Math.max(since, passed);
    moves ??= [...known.moves];
    const waitMs = commit.at - Math.max(before.at, waiting);
    let heard = i - 1;
    while (heard > 0 && commits[heard]!.at > waiting) heard--;
    const idleMs = Math.max(0, waiting - (heard < 0 ? before.at : commits[heard]!.at));
    moves.push(commit.at, waitMs, Math.max(0, before.at - waiting), commit.at - before.at, idleMs);
  }
  return { begins, upTo: commits[last]!.at, moves: moves ? moves.slice(-REMEMBERED * MOVE.numbers) : known.moves };
}

function beginsOf({ commits, logPoints }: PartitionWindow): Millis {
  const { at } = commits[0]!;
  return Math.abs(at - logPoints.at(0)!.at) < FOUND_MS ? at : -Infinity;
}

/**
 * When the log end was first read beyond `offset`, before `until`; -Infinity where it was beyond already when it was read first,
 * or was not read before; null where it was read and was not beyond.
 */
function passedAt(points: LogSeries, offset: bigint, until: Millis): Millis | null {
  let passed: Millis | null = null;
  for (let i = points.length - 1; i >= 0; i--) {
    const { at, logEnd } = points.at(i)!;
    if (at >= until || logEnd === null) continue;
    if (logEnd <= offset) return passed;
    passed = at;
  }
  return -Infinity;
}
