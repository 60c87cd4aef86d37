/** Kinds of traces that take days and weeks: groups that work at certain times, and those that always do. */
import { steady, type Kind } from "./kinds";
import type { Random } from "./random";
import type { Plan } from "./world";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Who fails does so for at least this long after its usual time. */
const NOBODY_KNOWS = 30 * MINUTE;

type Run = readonly [from: number, to: number];

/** A group that works in runs, each of which takes all that has come since the one before. */
function atTimes(kind: string, random: Random, runs: readonly Run[], over: Partial<Plan>): Plan {
  const rate = 10 ** random.between(-1, 1);
  const shortest = Math.min(...runs.map(([from, to]) => to - from));
  const longestPause = Math.max(...runs.map(([from], i) => from - (runs[i - 1]?.[0] ?? 0)));
  const capacity = ((rate * longestPause) / shortest) * random.between(1.5, 4);
  let next = 0;
  const alive = (t: number) => {
    while (next < runs.length && t >= runs[next]![1]) next++;
    return next < runs.length && t >= runs[next]![0];
  };
  return steady(kind, random, {
    ...{ produce: () => rate, capacity: () => capacity, alive, delayMs: 0 },
    ...{ stepMs: 20 * SECOND, pollMs: MINUTE, everyMs: MINUTE, commitMs: random.between(30, 120) * SECOND },
    ...over,
  });
}

/** Runs at `hour` on the days that `on` names, a few minutes earlier or later and a little longer or shorter each time. */
function runsOf(random: Random, days: number, hour: number, hours: number, on: (day: number) => boolean): Run[] {
  return Array.from({ length: days }, (_, day) => day)
    .filter(on)
    .map((day) => {
      const from = day * DAY + hour * HOUR + random.between(-5, 5) * MINUTE;
      const hoursNow = hours * random.between(0.85, 1.15);
      return [from, from + HOUR * Math.min(hours + 0.4, Math.max(hours - 0.4, hoursNow))];
    });
}

/** The same without one run, which is the incident: from when nobody can doubt any more that it is missed. */
function missing(runs: readonly Run[], index: number, usualFrom: number): { runs: Run[]; incident: Plan["incident"] } {
  const to = runs[index + 1]![0];
  return {
    runs: runs.filter((_, i) => i !== index),
    incident: { from: usualFrom, to, accept: ["STALLED/ERROR", "STOPPED/ERROR"], graceMs: NOBODY_KNOWS },
  };
}

const hourOf = (random: Random) => random.between(1, 22);
const everyDay = () => true;
const onWorkdays = (day: number) => day % 7 < 5;
const onceAWeek = (day: number) => day % 7 === 2;

export const WEEKS: Record<string, Kind> = {
  nightly: (random) => {
    const [hour, hours] = [hourOf(random), random.between(0.5, 3)];
    const runs = runsOf(random, 9, hour, hours, everyDay);
    return atTimes("nightly", random, runs, { lengthMs: 8 * DAY + hour * HOUR, knownFrom: runs[1]![1] });
  },
  "office-hours": (random) => {
    const runs = runsOf(random, 25, random.between(6, 9), random.between(8, 10), onWorkdays);
    // Two weekends have been seen.
    return atTimes("office-hours", random, runs, { lengthMs: 23 * DAY, knownFrom: runs[10]![0] });
  },
  weekly: (random) => {
    const [hour, hours] = [hourOf(random), random.between(0.7, 4)];
    const runs = runsOf(random, 40, hour, hours, onceAWeek);
    return atTimes("weekly", random, runs, { lengthMs: 5 * WEEK, knownFrom: runs[2]![1] });
  },
  "nightly-missed": (random) => {
    const [hour, hours] = [hourOf(random), random.between(0.5, 3)];
    const all = runsOf(random, 9, hour, hours, everyDay);
    const { runs, incident } = missing(all, 5, 5 * DAY + hour * HOUR);
    return atTimes("nightly-missed", random, runs, { lengthMs: 7 * DAY, knownFrom: all[1]![1], incident });
  },
  "weekly-missed": (random) => {
    const [hour, hours] = [hourOf(random), random.between(0.7, 4)];
    const all = runsOf(random, 50, hour, hours, onceAWeek);
    const { runs, incident } = missing(all, 4, 4 * WEEK + 2 * DAY + hour * HOUR);
    return atTimes("weekly-missed", random, runs, { lengthMs: 6 * WEEK, knownFrom: all[2]![1], incident });
  },
  "always-stops": (random) => {
    const [from, hours] = [random.between(3, 6) * DAY, random.between(2, 30)];
    const dead = (t: number) => t >= from && t < from + hours * HOUR;
    const rate = 10 ** random.between(-1, 1);
    return atTimes("always-stops", random, [[-DAY, 60 * DAY]], {
      ...{ produce: () => rate, capacity: () => rate * 5 },
      ...{
        alive: (t: number) => !dead(t),
        lengthMs: 9 * DAY,
        knownFrom: DAY,
        commitMs: random.pick([30, 60, 120]) * SECOND,
      },
      incident: { from, to: from + hours * HOUR, accept: ["STALLED/ERROR", "STOPPED/ERROR"], graceMs: 5 * MINUTE },
    });
  },
  "always-works": (random) => {
    const rate = 10 ** random.between(-1, 1);
    const swing = random.between(0.2, 0.9);
    return atTimes("always-works", random, [[-DAY, 60 * DAY]], {
      produce: (t) => rate * (1 + swing * Math.sin((2 * Math.PI * t) / DAY)),
      capacity: () => rate * 10,
      // Before a day is known its late commits are told.
      ...{ lengthMs: 10 * DAY, knownFrom: DAY },
    });
  },
};
