/**
 * Which rules a maintenance window may recur by. RFC 5545 allows more: what would be read differently by two people, begins more
 * often than every hour, or never, is refused with the way out.
 */
import type { Recurrence } from "@/lib/core/alerts/terms";
import { begins } from "./recurrence-begins";
import { isTimeZone } from "./time-zone";

export interface RecurrenceFault {
  field: keyof Recurrence;
  /** Names the value and the way out. */
  said: string;
}

const MOST_RULE = 300;
const LEAST_MS = 60_000;
/** Windows begin so far apart at least. */
const LEAST_PERIOD_MS = 3_600_000;
const DAY = 86_400_000;

const within = (least: number, most: number, signed = false) => {
  return (value: string) => {
    if (!(signed ? /^[+-]?\d{1,3}$/ : /^\d{1,3}$/).test(value)) return false;
    const number = Math.abs(Number(value));
    return number >= least && number <= most;
  };
};
const weekday = (value: string) => /^(?:MO|TU|WE|TH|FR|SA|SU)$/.test(value);

/** What stands in each part, and how many values it may have. */
const PARTS: Readonly<Record<string, { most: number; fits: (value: string) => boolean }>> = {
  FREQ: { most: 1, fits: (value) => ["HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"].includes(value) },
  INTERVAL: { most: 1, fits: within(1, 999) },
  BYMINUTE: { most: 1, fits: within(0, 59) },
  BYHOUR: { most: 24, fits: within(0, 23) },
  BYDAY: { most: 35, fits: (value) => /^(?:[+-]?[1-9]\d?)?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(value) },
  BYMONTHDAY: { most: 31, fits: within(1, 31, true) },
  BYMONTH: { most: 12, fits: within(1, 12) },
  BYYEARDAY: { most: 50, fits: within(1, 366, true) },
  BYWEEKNO: { most: 53, fits: within(1, 53, true) },
  BYSETPOS: { most: 10, fits: within(1, 366, true) },
  WKST: { most: 1, fits: weekday },
};

/** Each frequency wants one part of each list: when by the clock, and on which day. */
const WANTED: Readonly<Record<string, string[][]>> = {
  HOURLY: [["BYMINUTE"]],
  DAILY: [["BYHOUR"]],
  WEEKLY: [["BYHOUR"], ["BYDAY"]],
  MONTHLY: [["BYHOUR"], ["BYDAY", "BYMONTHDAY"]],
  YEARLY: [["BYHOUR"], ["BYMONTH", "BYYEARDAY", "BYWEEKNO"], ["BYDAY", "BYMONTHDAY", "BYYEARDAY"]],
};

/** What is wrong with a recurrence; null where nothing is. */
export function recurrenceFault(recurrence: Recurrence): RecurrenceFault | null {
  const said = ruleFault(recurrence.rule);
  if (said !== null) return { field: "rule", said };
  if (!isTimeZone(recurrence.timeZone))
    return {
      field: "timeZone",
      said: `${quoted(recurrence.timeZone)} is no time zone: name one as the IANA does, for example "Europe/Berlin".`,
    };
  return lengthFault(recurrence);
}

function ruleFault(rule: string): string | null {
  if (rule.length > MOST_RULE) return `The rule has ${rule.length} characters; make it at most ${MOST_RULE}.`;
  const parts = new Map<string, string[]>();
  for (const part of rule.split(";")) {
    const [name = "", list, ...rest] = part.split("=");
    const known = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (name === "UNTIL" || name === "COUNT") return `Leave ${name} out: the window itself says when it ends for good.`;
    if (known === undefined || list === undefined || rest.length > 0 || parts.has(name))
      return `${quoted(part)} cannot be used: write parts as in "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2;BYMINUTE=0", of ${Object.keys(PARTS).join(", ")}, each once.`;
    const values = list.split(",");
    const wrong = values.find((value) => !known.fits(value));
    if (wrong !== undefined) return `${name} cannot be ${quoted(wrong)}.${name === "FREQ" ? FREQUENCIES : ""}`;
    if (values.length > known.most) return `${name} has ${values.length} values; name at most ${known.most}.`;
    parts.set(name, values);
  }
  return wantedFault(parts);
}

const FREQUENCIES = " Use HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY: windows begin every hour at most.";

function wantedFault(parts: Map<string, string[]>): string | null {
  const frequency = parts.get("FREQ")?.[0];
  if (frequency === undefined) return `The rule has no FREQ.${FREQUENCIES}`;
  const other = [...parts.keys()].find((name) => !["FREQ", "INTERVAL", "BYMINUTE"].includes(name));
  if (frequency === "HOURLY" && other !== undefined)
    return `${other} cannot stand in a rule that is HOURLY: use DAILY or WEEKLY with a list of hours in BYHOUR.`;
  for (const names of WANTED[frequency] ?? [])
    if (!names.some((name) => parts.has(name)))
      return `A rule that is ${frequency} must say when: add ${names.join(" or ")}.`;
  const counted = parts.get("BYDAY")?.find((value) => !weekday(value));
  if (counted !== undefined && !["MONTHLY", "YEARLY"].includes(frequency))
    return `${quoted(counted)} in BYDAY counts the days of a month or a year: use it with MONTHLY or YEARLY, or name the day alone.`;
  return null;
}

/** Looks at real beginnings: what a rule amounts to cannot be read off it. */
function lengthFault(recurrence: Recurrence): RecurrenceFault | null {
  if (!Number.isSafeInteger(recurrence.durationMs) || recurrence.durationMs < LEAST_MS)
    return {
      field: "durationMs",
      said: `${recurrence.durationMs} ms is too short: a window lasts a minute or longer.`,
    };
  const from = Date.UTC(2026, 0, 1);
  const found = begins(recurrence, from, { after: from, before: from + 3_000 * DAY, most: 200 });
  if (found.length === 0) return { field: "rule", said: "The rule names no day that there is within eight years." };
  let period = Number.POSITIVE_INFINITY;
  for (const [index, begin] of found.entries()) period = Math.min(period, begin - (found[index - 1] ?? -Infinity));
  if (period < LEAST_PERIOD_MS)
    return { field: "rule", said: `The rule begins after ${period} ms again.${FREQUENCIES}` };
  if (recurrence.durationMs >= period)
    return {
      field: "durationMs",
      said: `${recurrence.durationMs} ms reaches the next window, which begins ${period} ms after: make it shorter, or use a silence without an end.`,
    };
  return null;
}

const quoted = (text: string) => JSON.stringify(text.slice(0, 60));
