import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BINS, binOf, endOfBin } from "./histogram";
import { areHabits, takeBytes, toBytes } from "./habit-bytes";
import { HALF_LIFE_MS, Habits } from "./habits";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const T0 = Date.UTC(2026, 0, 5);

/** Known for so many days, with a commit each minute, and with a silence of each length at some time of the first day. */
function known(days: number, silences: readonly number[] = []): Habits {
  const habits = new Habits();
  for (let minute = 0; minute <= days * 1440; minute++) habits.learnCommits(minute + 1, T0 + minute * MINUTE);
  for (const ms of silences) habits.learnMove(T0 + days * DAY, ms, 0);
  return habits;
}

describe("a bin", () => {
  it("ends where the next one begins, whatever the time", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60 * DAY, noNaN: true }), (ms) => {
        const bin = binOf(ms);
        expect(ms).toBeLessThanOrEqual(endOfBin(bin) * (1 + 1e-9));
        if (bin > 0) expect(ms).toBeGreaterThan(endOfBin(bin - 1) * (1 - 1e-9));
        expect(bin).toBeLessThan(BINS);
      }),
    );
  });
});

describe("habits", () => {
  it("say nothing on the first day", () => {
    expect(known(0.9, [60 * SECOND]).known(T0 + 0.9 * DAY)).toBeNull();
    expect(known(0.9, [60 * SECOND]).silenceLimit(T0 + 0.9 * DAY, 0.1)).toBe(0);
  });

  it("allow more than the longest silence, and more where less is known", () => {
    const short = known(2, [60 * SECOND]).silenceLimit(T0 + 2 * DAY, 0.1);
    const long = known(14, [60 * SECOND]).silenceLimit(T0 + 14 * DAY, 0.1);
    expect(long).toBeGreaterThan(60 * SECOND);
    expect(short).toBeGreaterThan(long);
    expect(short).toBeLessThanOrEqual(4 * 60 * SECOND);
  });

  it("allow less where more false alarms are wanted for hearing early", () => {
    const habits = known(14, [10 * MINUTE]);
    const at = T0 + 14 * DAY;
    expect(habits.silenceLimit(at, 10)).toBeLessThan(habits.silenceLimit(at, 0.1));
    expect(habits.silenceLimit(at, 10)).toBeGreaterThan(10 * MINUTE);
  });

  it("tell how long, since when and of how many commits", () => {
    const learned = known(2, [170 * SECOND]).known(T0 + 2 * DAY)!;
    expect(learned.longestMs).toBeGreaterThanOrEqual(170 * SECOND);
    expect(learned.longestMs).toBeLessThan(170 * SECOND * 1.5);
    expect(learned.knownMs).toBe(2 * DAY);
    expect(learned.commits).toBeGreaterThan(2600);
  });

  it("forget one long silence in some weeks", () => {
    const habits = known(2, [60 * MINUTE]);
    expect(habits.known(T0 + 2 * DAY)!.longestMs).toBeGreaterThanOrEqual(60 * MINUTE);
    const later = T0 + 2 * DAY + 2.1 * HALF_LIFE_MS;
    habits.learnCommits(1_000_000, later);
    expect(habits.known(later)!.longestMs).toBe(20 * SECOND);
  });

  it("learn nothing from the hours in which the group never works", () => {
    const habits = new Habits();
    for (let day = 0; day < 3; day++)
      for (let minute = 0; minute <= 60; minute += 10)
        habits.learnCommits(day * 100 + minute, T0 + day * DAY + minute * MINUTE);
    habits.learnMove(T0 + 3 * DAY, 23 * 60 * MINUTE, 0);
    expect(habits.silences.longest()).toBeNull();
  });

  it("come back from their bytes as they were", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30 * 1440), fc.nat(3 * DAY)), { minLength: 1, maxLength: 30 }), (moves) => {
        const habits = new Habits();
        moves.sort(([a], [b]) => a - b);
        moves.forEach(([minute, ms], i) => {
          habits.learnCommits(i + 1, T0 + minute * MINUTE);
          habits.learnMove(T0 + minute * MINUTE, ms, ms / 2);
        });
        const again = new Habits();
        takeBytes(again, toBytes(habits));
        expect(toBytes(again)).toEqual(toBytes(habits));
        expect(again.known(T0 + 40 * DAY)).toEqual(habits.known(T0 + 40 * DAY));
      }),
    );
  });

  it("of one that was not seen to work come back, too: people may have said what is normal", () => {
    const habits = new Habits();
    habits.learnNormal(T0, 10 * MINUTE, false);
    const again = new Habits();
    expect(areHabits(toBytes(habits))).toBe(true);
    takeBytes(again, toBytes(habits));
    expect(again.silences.longest()).toEqual(habits.silences.longest());
  });

  it("are not read from what is none", () => {
    const bytes = toBytes(known(1));
    expect(areHabits(bytes.slice(1))).toBe(false);
    expect(areHabits(new Uint8Array(bytes.length))).toBe(false);
    const broken = bytes.slice();
    new DataView(broken.buffer).setFloat64(4, Number.NaN, true);
    expect(areHabits(broken)).toBe(false);
    // The first slot of activity as of 1970: looking through all since then would take for ever.
    const endless = bytes.slice();
    new DataView(endless.buffer).setInt32(40, 0, true);
    expect(areHabits(endless)).toBe(false);
  });
});
