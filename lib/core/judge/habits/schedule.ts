/** The times at which a group works, as somebody has set them: what it does at others is no trouble. */
import type { Millis } from "../../words/terms";
import type { Schedule } from "../../words/settings";
import { DAY_MINUTES, DAYS } from "../../words/working-times";

const WEEK_MINUTES = 7 * DAY_MINUTES;
/** So long after it should have begun work is missed. */
const MISSED_MINUTES = 30;

/** True where silence is as it should be: outside of the working times, and in the first half hour of each. */
export function mayBeSilent({ times, timeZone }: Schedule, now: Millis): boolean {
  const minute = minuteOfWeek(now, timeZone);
  return times.every(({ from, minutes }) => {
    const into = (minute - from + WEEK_MINUTES) % WEEK_MINUTES;
    return into >= minutes || into < MISSED_MINUTES;
  });
}

/** One for each zone: making one takes far longer than asking it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Minutes since Monday 00:00 on the clocks of a zone. */
export function minuteOfWeek(now: Millis, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const shown = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    clocks.set(timeZone, (clock = new Intl.DateTimeFormat("en-US", { ...shown, timeZone })));
  }
  const parts = Object.fromEntries(clock.formatToParts(now).map(({ type, value }) => [type, value]));
  const day = DAYS.findIndex((name) => name === parts.weekday);
  return day * DAY_MINUTES + Number(parts.hour) * 60 + Number(parts.minute);
}
