/** Times of the week as people write them. */
import type { WorkingTime } from "./settings";

/** As they are written, from the first day of the week on. */
export const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
export const DAY_MINUTES = 24 * 60;

const SPAN = /^(?:(\w{3})(?:-(\w{3}))? )?(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/;

/** Stretches of the week from a text such as "Mon-Fri 08:00-18:00", "Sat 22:00-02:00" or "02:00-03:30"; null where it is none. */
export function readWorkingTimes(text: string): WorkingTime[] | null {
  const [, first, last = first, ...clock] = SPAN.exec(text) ?? [];
  if (clock.length === 0) return null;
  const [from, to] = [minuteOf(clock[0]!, clock[1]!), minuteOf(clock[2]!, clock[3]!)];
  const days = daysFrom(first, last);
  if (from === null || to === null || from === to || days === null) return null;
  const minutes = to > from ? to - from : to - from + DAY_MINUTES;
  return days.map((day) => ({ from: day * DAY_MINUTES + from, minutes }));
}

function minuteOf(hour: string, minute: string): number | null {
  const minutes = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && minutes <= DAY_MINUTES ? minutes : null;
}

/** Days of the week from one to another, over Sunday where that comes first; all where none is named. */
function daysFrom(first: string | undefined, last: string | undefined): number[] | null {
  if (first === undefined) return DAYS.map((_, day) => day);
  const [from, to] = [DAYS.findIndex((day) => day === first), DAYS.findIndex((day) => day === last)];
  if (from < 0 || to < 0) return null;
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => (from + i) % 7);
}
