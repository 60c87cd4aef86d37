/** A load that rises: told from a burst, between commits too, and told over as soon as the log shows it. */
import { describe, expect, test } from "vitest";
import { Playback } from "../../past/replay";
import type { CommitPoint, LogPoint } from "../../numbers/window";
import { DEFAULT_EVALUATION } from "../../words/settings";
import { judge } from "../evaluate";
import type { Verdict } from "../verdict";

const SECOND = 1000;
const RISES = 600;
const ENDS = 2400;

interface Load {
  /** Seconds at the start in which nothing is done, so that a backlog is worked off before the rise. */
  away?: number;
  /** Seconds between commits, and between the rise and the commit after it. */
  commit: number;
  after: number;
  /** Records per second before the rise, while it lasts, and at most done. */
  usual?: number;
  risen: number;
  done: number;
  lasts: number;
  /** Seconds between readings. */
  read?: number;
  /** No reading of the log from this second to that. */
  unread?: readonly [number, number];
}

/** The seconds since the rise at which the group is told to fall behind. */
function warningsOf(load: Load): number[] {
  const { away = 0, commit, after, usual = 100, risen, done, lasts, read = 5, unread = [0, 0] } = load;
  const logPoints: LogPoint[] = [];
  const commits: CommitPoint[] = [];
  const members: { at: number; count: number; owned: null }[] = [];
  let [end, position] = [0, 0];
  for (let s = 1; s <= ENDS; s++) {
    end += s > RISES && s <= RISES + lasts ? risen : usual;
    if (s > away) position = Math.min(end, position + done);
    if ((s - RISES - after) % commit === 0) commits.push({ at: s * SECOND, offset: BigInt(position) });
    if (s % read !== 0 || (s >= unread[0] && s < unread[1])) continue;
    logPoints.push({ at: s * SECOND, logEnd: BigInt(end), logStart: 0n, hasLeader: true });
    members.push({ at: s * SECOND, count: 1, owned: null });
  }
  const playback = new Playback({ settings: DEFAULT_EVALUATION, logPoints, commits, members });
  let verdict: Verdict | null = null;
  const at: number[] = [];
  for (let s = 5; s <= ENDS; s += 5) {
    verdict = judge(playback.windowAt(s * SECOND), s * SECOND, DEFAULT_EVALUATION, verdict);
    if (verdict.consumerStatus === "WARNING") at.push(s - RISES);
  }
  return at;
}

const bursts: [string, Load][] = [
  ["of 40 s", { commit: 5, after: 3, risen: 500, done: 140, lasts: 40 }],
  ["of a minute", { commit: 5, after: 3, risen: 500, done: 140, lasts: 60 }],
  ["of a minute, twice the usual", { commit: 10, after: 3, risen: 200, done: 140, lasts: 60 }],
  ["whose end nobody read", { commit: 5, after: 3, risen: 300, done: 150, lasts: 60, unread: [620, 675] }],
  ["with commits of 30 s", { commit: 30, after: 8, risen: 400, done: 200, lasts: 60 }],
  ["with commits of a minute, in its middle", { commit: 60, after: 20, risen: 400, done: 140, lasts: 60 }],
  ["with commits of two minutes, at its end", { commit: 120, after: 55, risen: 400, done: 140, lasts: 60 }],
];
test.each(bursts)("a burst %s is none", (_, load) => {
  expect(warningsOf(load)).toEqual([]);
});

describe("a load that has risen for good", () => {
  const rises: [string, Load, number][] = [
    ["commits of 5 s", { commit: 5, after: 3, risen: 300, done: 150, lasts: 900 }, 80],
    ["commits of a minute", { commit: 60, after: 30, risen: 300, done: 150, lasts: 900 }, 80],
    ["commits of two minutes, late at the first", { commit: 120, after: 60, risen: 300, done: 150, lasts: 900 }, 80],
    ["commits of two minutes, the first too soon", { commit: 120, after: 5, risen: 300, done: 150, lasts: 900 }, 130],
    ["readings of 30 s", { commit: 5, after: 3, risen: 300, done: 150, lasts: 900, read: 30 }, 90],
    ["after a backlog of 4 min", { away: 240, commit: 5, after: 3, risen: 300, done: 185, lasts: 900 }, 80],
    ["the same, commits of a minute", { away: 240, commit: 60, after: 30, risen: 300, done: 185, lasts: 900 }, 90],
    ["1.3 times what it can do", { commit: 5, after: 3, risen: 195, done: 150, lasts: 900 }, 90],
  ];
  test.each(rises)("is told in time, whole, and once: %s", (_, load, within) => {
    const seconds = warningsOf(load);
    expect(seconds[0]).toBeLessThanOrEqual(within);
    expect(seconds.length).toBe((seconds.at(-1)! - seconds[0]!) / 5 + 1);
  });

  test.each(rises)("is told over within a minute, before the next commit too: %s", (_, load) => {
    expect(warningsOf(load).at(-1)).toBeGreaterThanOrEqual(load.lasts - 5);
    expect(warningsOf(load).at(-1)).toBeLessThanOrEqual(load.lasts + 60);
  });
});
