import { describe, expect, it } from "vitest";
import { Activity, SLOT_MS, SLOTS, WORDS } from "./activity";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Monday, 00:00 UTC. */
const MONDAY = Date.UTC(2026, 0, 5);

const activity = () => new Activity({ bits: new Uint32Array(WORDS), from: 0, ints: new Int32Array(2), at: 0 });

/** What is known of one that worked on, had it stopped at `end`. */
const stoppedAt = (end: number, days: readonly number[], from: number, to: number) => worked(days, from, to, end);

/** Works from hour `from` to hour `to` on each of the days, with a commit every ten minutes. */
function worked(days: readonly number[], from: number, to: number, end = Infinity): Activity {
  const known = activity();
  for (const day of days)
    for (
      let at = MONDAY + day * DAY + from * HOUR;
      at <= Math.min(end, MONDAY + day * DAY + to * HOUR);
      at += 10 * MINUTE
    )
      known.mark(at);
  return known;
}

const at = (day: number, hour: number) => MONDAY + day * DAY + hour * HOUR;
const workdays = (weeks: number) => Array.from({ length: weeks * 7 }, (_, day) => day).filter((day) => day % 7 < 5);
const allDays = (days: number) => Array.from({ length: days }, (_, day) => day);

describe("a silence is usual", () => {
  it.each<[string, Activity, since: number, now: number, usual: boolean]>([
    ["after one night nobody knows", worked([0], 2, 3), at(0, 3), at(0, 5), false],
    ["after the second night it is as the day before", worked([0, 1], 2, 3), at(1, 3), at(1, 5), true],
    ["right after the work, too", worked([0, 1], 2, 3), at(1, 3), at(1, 3.1), true],
    ["up to half an hour after the usual beginning", worked([0, 1], 2, 3), at(1, 3), at(2, 2.4), true],
    ["not later: a run is missed", worked([0, 1], 2, 3), at(1, 3), at(2, 2.6), false],
    ["in the middle of the usual work it is none", stoppedAt(at(2, 5), allDays(3), 2, 8), at(2, 5), at(2, 5.5), false],
    ["work that ends an hour sooner is done", stoppedAt(at(2, 7), allDays(3), 2, 8), at(2, 7), at(2, 7.5), true],
    ["the day after a missed run", worked([0, 1, 2, 4], 2, 3), at(4, 3), at(4, 12), true],
    ["a first weekend is none", worked(workdays(1), 8, 17), at(4, 17), at(5, 12), false],
    ["the third weekend is as those before", worked(workdays(3), 8, 17), at(18, 17), at(20, 12), true],
    ["a Tuesday is no weekend", stoppedAt(at(14, 17), workdays(3), 8, 17), at(14, 17), at(15, 9), false],
    ["once a week, the third time", worked([2, 9, 16], 2, 4), at(16, 4), at(20, 0), true],
    ["once a week, and missed", worked([2, 9, 16], 2, 4), at(16, 4), at(23, 2.6), false],
    ["who always works is never silent by habit", worked(allDays(20), 0, 23.9), at(19, 23.9), at(20, 1), false],
    ["who has always been silent since told is not", worked([0, 1], 2, 3), at(1, 3), at(5, 0), false],
    ["nobody is known", activity(), at(1, 3), at(1, 5), false],
  ])("%s", (_, known, since, now, usual) => {
    expect(known.isUsuallySilent(since, now)).toBe(usual);
  });

  it("is judged by the last 22 days alone", () => {
    const known = worked([0], 2, 3);
    known.mark(at(30, 2));
    expect(known.has(Math.floor(at(0, 2) / SLOT_MS))).toBe(false);
    expect(known.newest - known.first).toBeLessThan(SLOTS);
  });

  it("takes commits that come late, and none that are older than it knows", () => {
    const known = worked([10], 2, 3);
    known.mark(at(9, 2));
    expect(known.has(Math.floor(at(9, 2) / SLOT_MS))).toBe(true);
    const before = known.newest;
    known.mark(at(9, 2) - 40 * DAY);
    expect(known.newest).toBe(before);
  });
});
