/** Where in the week a moment is, on the clocks of a zone. */
import type { WorkingTime } from "./settings";
import type { Millis } from "./terms";
import { DAY_MINUTES, DAYS } from "./working-times";

export const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Clocks are changed, and differ from each other, by whole quarters of an hour. */
const QUARTER_MINUTES = 15;
const MINUTE_MS = 60_000;
const QUARTER_MS = QUARTER_MINUTES * MINUTE_MS;
/** Of each zone: more than a week's. */
const MOST_QUARTERS = 1_000;

interface Zone {
  clock: Intl.DateTimeFormat;
  /** By quarters since 1970: the minute of the week at which each begins. */
  known: Map<number, number>;
}

/** Making a clock takes far longer than asking it, and asking it far longer than knowing what it said: every partition asks. */
const zones = new Map<string, Zone>();

/** Minutes since Monday 00:00 on the clocks of a zone (IANA name). */
export function minuteOfWeek(now: Millis, timeZone: string): number {
  const { clock, known } = zoneOf(timeZone);
  const quarter = Math.floor(now / QUARTER_MS);
  let begin = known.get(quarter);
  if (begin === undefined) {
    begin = readClock(clock, quarter * QUARTER_MS);
    if (known.size >= MOST_QUARTERS) known.clear();
    known.set(quarter, begin);
  }
  return begin + Math.floor((now - quarter * QUARTER_MS) / MINUTE_MS);
}

/** Minutes since a stretch of the week began last, at a minute of the week. */
export const minutesInto = ({ from }: WorkingTime, minute: number): number =>
  (minute - from + WEEK_MINUTES) % WEEK_MINUTES;

function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (!zone) {
    const shown = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    zones.set(timeZone, (zone = { clock: new Intl.DateTimeFormat("en-US", { ...shown, timeZone }), known: new Map() }));
  }
  return zone;
}

function readClock(clock: Intl.DateTimeFormat, at: Millis): number {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = DAYS.findIndex((name) => name === parts.weekday);
  return day * DAY_MINUTES + Number(parts.hour) * 60 + Number(parts.minute);
}
