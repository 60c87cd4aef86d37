/** The times at which a group works, as somebody has set them: what it does at others is no trouble. */
import type { Millis } from "../../words/terms";
import type { Schedule, WorkingTime } from "../../words/settings";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
/** So long after it should have begun work is missed. */
const MISSED_MINUTES = 30;

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
function minuteOfWeek(now: Millis, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const shown = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    clocks.set(timeZone, (clock = new Intl.DateTimeFormat("en-US", { ...shown, timeZone })));
  }
  const parts = Object.fromEntries(clock.formatToParts(now).map(({ type, value }) => [type, value]));
  const day = DAYS.findIndex((name) => name === parts.weekday);
  return day * DAY_MINUTES + Number(parts.hour) * 60 + Number(parts.minute);
}
