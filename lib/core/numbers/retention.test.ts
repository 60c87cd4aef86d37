import { describe, expect, it } from "vitest";
import { deletionRate, keepMove, lossIn, retentionShare, type LogStartMove, type LossInput } from "./retention";
import { known, never, unknown } from "../words/known";
import { plain, say } from "../words/sentences/facts";

const T0 = 1_700_000_000_000;
const MINUTE = 60_000;
const movesOf = (...list: [number, number][]) => {
  const moves: LogStartMove[] = [];
  for (const [minute, start] of list) keepMove(moves, T0 + minute * MINUTE, BigInt(start));
  return moves;
};

describe("the share of the retained log", () => {
  it("is lag by what is kept", () => {
    expect(retentionShare(known(25n), known(100n), known(200n))).toEqual(known(0.25));
    expect(retentionShare(known(0n), known(200n), known(200n))).toEqual(known(0));
    expect(retentionShare(known(2n ** 62n), known(0n), known(2n ** 63n))).toEqual(known(0.5));
  });
  it("is unknown with the reason of what it lacks", () => {
    expect(retentionShare(unknown(plain("unknown.no-commit")), known(0n), known(1n))).toEqual(
      unknown(plain("unknown.no-commit")),
    );
    expect(retentionShare(known(1n), unknown(plain("unknown.unread")), known(1n))).toEqual(
      unknown(plain("unknown.unread")),
    );
  });
});

describe("moves of the log start", () => {
  it("are kept, repeats are not, and a log that begins anew forgets them", () => {
    expect(movesOf([0, 0], [1, 0], [5, 600], [6, 600], [10, 1200])).toHaveLength(3);
    expect(movesOf([0, 900], [5, 1200], [6, 0])).toEqual([{ at: T0 + 6 * MINUTE, logStart: 0n }]);
    expect(movesOf(...Array.from({ length: 100 }, (_, i): [number, number] => [i, i]))).toHaveLength(17);
  });
  it.each<[string, [number, number][], number, number]>([
    [
      "two jumps tell the rate between them, wherever the watching began",
      [
        [0, 0],
        [4, 600],
        [9, 1200],
        [14, 1800],
      ],
      16,
      2,
    ],
    [
      "deletion that has ended slows down",
      [
        [0, 0],
        [5, 600],
        [10, 1200],
      ],
      30,
      0.4,
    ],
  ])("%s", (_name, list, minute, expected) => {
    expect(deletionRate(movesOf(...list), T0 + minute * MINUTE)).toEqual(
      known({ perSecond: expected, measured: true }),
    );
  });
  it("after a single jump are bounded by the time without another, before it or since", () => {
    const moves = movesOf([0, 0], [5, 600]);
    expect(deletionRate(moves, T0 + 6 * MINUTE)).toEqual(known({ perSecond: 2, measured: false }));
    expect(deletionRate(moves, T0 + 25 * MINUTE)).toEqual(known({ perSecond: 0.5, measured: false }));
  });
  it("that never were say for how long they were watched", () => {
    expect(deletionRate(movesOf([0, 5]), T0 + 20 * MINUTE)).toEqual(
      unknown(say("unknown.start-stood", { ms: 1_200_000 })),
    );
  });
});

describe("time until records are lost", () => {
  const input = (over: Partial<LossInput> = {}): LossInput => ({
    ...{ committed: known(2400n), logStart: known(1800n), lag: known(500n), lost: known(0n) },
    ...{ consumeRate: known(0), moves: movesOf([0, 0], [4, 600], [9, 1200], [14, 1800]), now: T0 + 16 * MINUTE },
    commits: [],
    ...over,
  });
  it("is how long the log start needs to the committed offset", () => {
    expect(lossIn(input())).toEqual(known(300_000));
    expect(lossIn(input({ consumeRate: known(1) }))).toEqual(known(600_000));
  });
  it("is never where the group stays ahead, or nothing waits", () => {
    expect(lossIn(input({ consumeRate: known(2) }))).toEqual(never(plain("unknown.never-at-rates")));
    expect(lossIn(input({ lag: known(0n) }))).toEqual(never(plain("unknown.never-idle")));
  });
  it("is never where the consumer itself deletes what it has committed", () => {
    const commits = [1700n, 1800n, 2400n].map((offset, i) => ({ offset, at: T0 + (13 + i / 2) * MINUTE }));
    expect(lossIn(input({ commits }))).toEqual(never(plain("unknown.never-purged")));
    // Committed only after the log start had come there: the group began anew at what retention left.
    const later = [{ offset: 1800n, at: T0 + 15 * MINUTE }];
    expect(lossIn(input({ commits: later }))).toEqual(known(300_000));
    expect(lossIn(input({ commits, lost: known(1n) }))).toEqual(known(0));
  });
  it("is now where it has passed", () => expect(lossIn(input({ lost: known(7n) }))).toEqual(known(0)));
  it("is at least so long after a single move", () => {
    expect(lossIn(input({ moves: movesOf([0, 1200], [5, 1800]), now: T0 + 6 * MINUTE }))).toEqual({
      known: false,
      reason: say("unknown.loss-start-moved-once", { ms: 300_000 }),
      atLeast: 300_000,
    });
    const short = input({ moves: movesOf([0, 1200], [5, 1800]), now: T0 + 6 * MINUTE, committed: known(2390n) });
    // Told as "at least": 4 min 55 s are 4 min.
    expect(lossIn(short)).toMatchObject({ reason: { values: { ms: 240_000 } }, atLeast: 295_000 });
  });
  it("is unknown where the log start does not move", () => {
    expect(lossIn(input({ moves: movesOf([0, 1800]) })).known).toBe(false);
    expect(lossIn(input({ committed: unknown(plain("unknown.no-commit")) }))).toEqual(
      unknown(plain("unknown.no-commit")),
    );
  });
});
