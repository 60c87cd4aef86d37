/** The recurrence of a maintenance window, from what a form holds and back into words. RFC 5545. Pure. */

/** From Monday on, as RFC 5545 writes them. */
export const RULE_DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type RuleDay = (typeof RULE_DAYS)[number];

/** Every day, or some days of the week, at a time of day. */
export interface WeeklyTime {
  /** From Monday on; all seven: every day. */
  days: RuleDay[];
  /** Minutes since midnight. */
  minute: number;
}

const CLOCK = /^(\d{1,2}):(\d{2})$/;

/** Minutes since midnight of "02:30"; null where it is no time of day. */
export function minuteOf(clock: string): number | null {
  const [, hour, minute] = CLOCK.exec(clock) ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return Number(hour) * 60 + Number(minute);
}

export const clockOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2;BYMINUTE=0"; null where no day is chosen. */
export function ruleOf({ days, minute }: WeeklyTime): string | null {
  if (days.length === 0) return null;
  const often = days.length === 7 ? "FREQ=DAILY" : `FREQ=WEEKLY;BYDAY=${RULE_DAYS.filter((day) => days.includes(day))}`;
  return `${often};BYHOUR=${Math.floor(minute / 60)};BYMINUTE=${minute % 60}`;
}

const PARTS = new Set(["FREQ", "BYDAY", "BYHOUR", "BYMINUTE", "BYSECOND", "INTERVAL", "WKST"]);

/** What `ruleOf` makes, read back; null for any other rule: it is shown as it stands. */
export function weeklyOf(rule: string): WeeklyTime | null {
  const entries = rule.split(";").map((part): [string, string] => {
    const [name = "", ...value] = part.split("=");
    return [name, value.join("=")];
  });
  const parts = new Map(entries);
  if (parts.size !== entries.length || entries.some(([name]) => !PARTS.has(name))) return null;
  if ((parts.get("INTERVAL") ?? "1") !== "1" || (parts.get("BYSECOND") ?? "0") !== "0") return null;
  const [hour, minute] = [numberOf(parts.get("BYHOUR")), numberOf(parts.get("BYMINUTE"))];
  if (hour === null || hour > 23 || minute === null || minute > 59) return null;
  const days = daysOf(parts.get("FREQ"), parts.get("BYDAY"));
  return days && { days, minute: hour * 60 + minute };
}

const numberOf = (text: string | undefined) => (text !== undefined && /^\d{1,2}$/.test(text) ? Number(text) : null);

function daysOf(often: string | undefined, given: string | undefined): RuleDay[] | null {
  if (often === "DAILY" && given === undefined) return [...RULE_DAYS];
  if (often !== "WEEKLY" || given === undefined) return null;
  const named = given.split(",");
  if (!named.every((day) => RULE_DAYS.some((known) => known === day))) return null;
  return RULE_DAYS.filter((day) => named.includes(day));
}
