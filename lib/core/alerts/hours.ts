/** Hours of the week in which a route tells. */
import type { Hours } from "./terms";
import type { Millis } from "../words/terms";
import { minuteOfWeek, minutesInto, WEEK_MINUTES } from "../words/week-clock";

const MINUTE_MS = 60_000;
/** Clocks that change on the way are off by as much: the earliest that fits is taken. */
const OFF_MINUTES = [-120, -60, -30, 0, 30, 60, 120];

/** True where a route with these hours may tell now. No times at all: never is nobody's wish, so always. */
export function isWithin({ times, timeZone }: Hours, now: Millis): boolean {
  if (times.length === 0) return true;
  const minute = minuteOfWeek(now, timeZone);
  return times.some((time) => minutesInto(time, minute) < time.minutes);
}

/** The next moment at which it may: now where it is within the hours. */
export function nextWithin(hours: Hours, now: Millis): Millis {
  if (isWithin(hours, now)) return now;
  const minute = minuteOfWeek(now, hours.timeZone);
  const soonest = Math.min(...hours.times.map((time) => WEEK_MINUTES - minutesInto(time, minute)));
  const at = Math.floor(now / MINUTE_MS) * MINUTE_MS + soonest * MINUTE_MS;
  const candidates = OFF_MINUTES.map((off) => at + off * MINUTE_MS).filter((one) => one > now);
  return candidates.find((one) => isWithin(hours, one)) ?? at;
}
