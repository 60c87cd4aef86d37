import { expect, test } from "vitest";
import { keepOlder, type OlderReading } from "./older-log";
import { known } from "../words/known";
import { logOf } from "./readings";
import { timeLag } from "./time-lag";

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const WINDOW = 600 * SECOND;

/** A week of a log that gets 10 records a second, read every 30 s. */
function week(): OlderReading[] {
  const readings: OlderReading[] = [];
  for (let at = 0; at <= 7 * DAY - WINDOW; at += 30 * SECOND) {
    keepOlder(readings, { at, logEnd: BigInt(at / 100) }, at + WINDOW);
  }
  return readings;
}

test("a week takes few readings, and their distance grows with age", () => {
  const readings = week();
  const now = 7 * DAY;
  expect(readings.length).toBeLessThan(128);
  expect(readings[0]!.at).toBeLessThan(DAY);
  for (let i = 1; i < readings.length; i++) {
    const age = now - readings[i - 1]!.at;
    expect(readings[i]!.at - readings[i - 1]!.at).toBeLessThanOrEqual(Math.max(0.11 * age, 90 * SECOND));
  }
});

test.each([1, 12, 60, 150])("a record that has waited for %i h is told its age within a tenth", (hours) => {
  const now = 7 * DAY;
  const age = hours * 3600 * SECOND;
  const window = {
    logPoints: [{ at: now, logEnd: BigInt(now / 100), logStart: 0n, hasLeader: true }],
    olderLog: week(),
    commits: [],
    members: [],
    seesRepeats: true,
  };
  const lag = timeLag(logOf(window), BigInt((now - age) / 100), now);
  expect(lag.known).toBe(true);
  if (lag.known) expect(Math.abs(lag.value - age)).toBeLessThan(0.1 * age);
});

test("a log that shrank starts anew", () => {
  const readings: OlderReading[] = [];
  keepOlder(readings, { at: 0, logEnd: 900n }, WINDOW);
  keepOlder(readings, { at: DAY, logEnd: 5n }, DAY + WINDOW);
  expect(readings).toEqual([{ at: DAY, logEnd: 5n }]);
  const window = { logPoints: [], olderLog: readings, commits: [], members: [], seesRepeats: true };
  expect(timeLag(logOf(window), 5n, DAY + WINDOW)).toEqual(known(0));
});
