/** Times of the week as people write them, "Mon-Fri 08:00-18:00": the reverse of `readWorkingTimes`. Pure. */
import { DAY_MINUTES, DAYS } from "@/lib/core/words/working-times";
import { clockOf } from "./window-rule";

interface Stretch {
  /** Minutes from Monday 00:00 on. */
  from: number;
  minutes: number;
}

/** Days that follow each other with the same hours are one text. */
export function weekTexts(times: readonly Stretch[]): string[] {
  const byHours = new Map<string, number[]>();
  for (const { from, minutes } of times) {
    const start = from % DAY_MINUTES;
    const hours = `${clockOf(start)}-${clockOf((start + minutes) % DAY_MINUTES)}`;
    byHours.set(hours, [...(byHours.get(hours) ?? []), Math.floor(from / DAY_MINUTES) % DAYS.length]);
  }
  return [...byHours].flatMap(([hours, days]) =>
    days.length === DAYS.length ? [hours] : runsOf(days).map((run) => `${run} ${hours}`),
  );
}

function runsOf(days: number[]): string[] {
  const runs: [first: number, last: number][] = [];
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs.map(([first, last]) => (first === last ? `${DAYS[first]}` : `${DAYS[first]}-${DAYS[last]}`));
}
