/** The times at which a group works, as somebody has set them: what it does at others is no trouble. */
import type { Millis } from "../../words/terms";
import type { Schedule } from "../../words/settings";
import { minuteOfWeek, minutesInto } from "../../words/week-clock";

/** So long after it should have begun work is missed. */
const MISSED_MINUTES = 30;

/** True where silence is as it should be: outside of the working times, and in the first half hour of each. */
export function mayBeSilent({ times, timeZone }: Schedule, now: Millis): boolean {
  const minute = minuteOfWeek(now, timeZone);
  return times.every((time) => {
    const into = minutesInto(time, minute);
    return into >= time.minutes || into < MISSED_MINUTES;
  });
}
