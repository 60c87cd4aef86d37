/**
 * Numbers, durations and times as a person reads them. Short forms for the eye, exact forms for the tooltip.
 * A no-break space (U+00A0) stands before units; offsets stay bigint until they are text.
 */
import type { KnownNumber } from "@/lib/api/contract";
import { inUnits, type DurationStyle, type Rounding } from "@/lib/core/words/duration";
import type { DurationUnits } from "@/lib/core/words/format";
import { clockFace, currentZone } from "./zone";

/** The words among the numbers, in the page's language. Digits and dates are the same in all languages. */
export interface FormatWords {
  language: string;
  now: string;
  ago(age: string): string;
  /** What stands after the number of a duration. */
  units: DurationUnits;
}

const SPACE = "\u00a0";

export const ENGLISH_UNITS: DurationUnits = {
  ...{ ms: `${SPACE}ms`, s: `${SPACE}s`, min: `${SPACE}min`, h: `${SPACE}h`, d: `${SPACE}d` },
};

let words: FormatWords = { language: "en", now: "now", ago: (age) => `${age} ago`, units: ENGLISH_UNITS };

/** Only `FormatProvider` calls this, in the browser: on the server one process speaks several languages. */
export function setFormatWords(next: FormatWords): void {
  words = next;
}

const SHORT_UNITS = ["", "k", "M", "G", "T", "P", "E"];

/** A decimal string, a bigint or a number with thousands separators: "18,200,441". */
export function formatExact(value: bigint | string | number): string {
  const text = typeof value === "number" ? String(Math.round(value)) : String(value);
  return text.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Records, short: "8,412", "91.3 k", "412 k", "18.2 M". Exact below 10,000; else three digits, cut off, not rounded up. */
export function formatCount(value: bigint | string | number): string {
  const exact = typeof value === "number" ? BigInt(Math.round(value)) : BigInt(value);
  const sign = exact < 0n ? "-" : "";
  const digits = String(exact < 0n ? -exact : exact);
  if (digits.length <= 4) return sign + formatExact(digits);
  const unit = Math.min(Math.floor((digits.length - 1) / 3), SHORT_UNITS.length - 1);
  const whole = digits.slice(0, digits.length - unit * 3);
  const rest = digits.slice(whole.length, whole.length + Math.max(0, 3 - whole.length));
  return `${sign}${formatExact(whole)}${rest ? `.${rest}` : ""}${SPACE}${SHORT_UNITS[unit]}`;
}

/** Records per second without the unit: "0", "0.4", "12", "940", "12.3 k". */
export function formatRate(value: number): string {
  if (value === 0) return "0";
  if (Math.abs(value) < 0.05) return "<0.1";
  if (Math.abs(value) < 9.95) return value.toFixed(1);
  return formatCount(value);
}

/** A share of 0 to 1 in percent: "0 %", "<1 %", "4.2 %", "37 %". */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent === 0) return `0${SPACE}%`;
  if (percent < 1) return `<1${SPACE}%`;
  return `${percent < 10 ? percent.toFixed(1) : Math.floor(percent)}${SPACE}%`;
}

/** The two greatest units, from the first minute on. */
const AT_A_GLANCE: DurationStyle = [
  { below: 60, fine: "s", coarse: "s" },
  { below: 3600, fine: "s", coarse: "min" },
  { below: 24 * 60, fine: "min", coarse: "h" },
  { below: Infinity, fine: "h", coarse: "d" },
];

/**
 * Milliseconds as "0.2 s", "42 s", "12 min 4 s", "3 h 20 min", "2 d 5 h"; what is told as "at least" is rounded down. What the server
 * draws, too, gives `useUnits()`.
 */
export function formatDuration(ms: number, rounding: Rounding = "nearest", units: DurationUnits = words.units): string {
  if (ms < 0) return `-${formatDuration(-ms, "nearest", units)}`;
  if (ms === 0) return `0${units.s}`;
  if (ms < 9_950)
    return `${(Math.max(rounding === "down" ? Math.floor(ms / 100) * 100 : ms, 100) / 1000).toFixed(1)}${units.s}`;
  const { coarse, coarseUnit, fine, fineUnit } = inUnits(ms, AT_A_GLANCE, rounding);
  return `${coarse}${units[coarseUnit]}${fine > 0 ? ` ${fine}${units[fineUnit]}` : ""}`;
}

/** A length that is set, or counted in whole seconds: "5 s", "1.5 s", "2 min". */
export const formatInterval = (ms: number): string => formatDuration(ms).replace(/\.0(?=\D)/, "");

/** A value of which no more is known than that it is greater: "> 6 min 30 s". */
export const moreThan = (least: string): string => `>${SPACE}${least}`;

/** The greatest unit only: "12 min", "3 h", "2 d". For columns where a row has no room for two. */
export function formatDurationShort(ms: number): string {
  return greatestUnit(formatDuration(ms));
}

/** A plain space stands between two units alone. */
const greatestUnit = (duration: string): string => duration.split(" ")[0] ?? "";

const pad = (value: number) => String(value).padStart(2, "0");

/** Time of day of a moment in the chosen zone: "14:02:09", or "14:02" without seconds. */
export function formatClock(ms: number, seconds = true): string {
  const { hour, minute, second } = clockFace(ms);
  const clock = `${pad(hour)}:${pad(minute)}`;
  return seconds ? `${clock}:${pad(second)}` : clock;
}

/** Calendar day in the chosen zone: "2026-11-24". */
export function formatDay(ms: number): string {
  const { year, month, day } = clockFace(ms);
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** Day of the week in the chosen zone and the page's language: "Thursday", "목요일". */
export function formatWeekday(ms: number): string {
  const timeZone = currentZone() === "utc" ? "UTC" : undefined;
  const key = `${words.language} ${timeZone ?? "local"}`;
  // Making one takes some thousand times as long as using it.
  const format = weekdays.get(key) ?? new Intl.DateTimeFormat(words.language, { weekday: "long", timeZone });
  weekdays.set(key, format);
  return format.format(ms);
}

/** Day and time: "2026-11-24 14:02:09". */
export const formatTime = (ms: number): string => `${formatDay(ms)} ${formatClock(ms)}`;

/** As short as it stays clear at `now`: "14:02" today, "11-23 14:02" this year, "2025-11-23" before. */
export function formatMoment(ms: number, now: number): string {
  if (formatDay(ms) === formatDay(now)) return formatClock(ms, false);
  const year = String(clockFace(now).year);
  const day = formatDay(ms);
  return day.startsWith(year) ? `${day.slice(5)} ${formatClock(ms, false)}` : day;
}

/** How long ago: "now", "4 s ago", "12 min ago". */
export function formatAge(ageMs: number): string {
  if (ageMs < 1000) return words.now;
  const whole = ageMs < 10_000 ? Math.floor(ageMs / 1000) * 1000 : ageMs;
  return words.ago(greatestUnit(formatInterval(whole)));
}

/** True of what will not happen as things stand. */
export const isNever = (value: KnownNumber): boolean => !value.known && value.never === true;

const weekdays = new Map<string, Intl.DateTimeFormat>();
const inZones = new Map<string, Intl.DateTimeFormat>();

/** Day, time and zone by the clocks of a place that is not the viewer's: "2026-11-24 14:02 Europe/Berlin"; null where it is no place. */
export function formatTimeIn(ms: number, timeZone: string): string | null {
  try {
    const style = { dateStyle: "short", timeStyle: "short", hourCycle: "h23", timeZone } as const;
    // Swedes write dates as ISO 8601 does.
    const format = inZones.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", style);
    inZones.set(timeZone, format);
    return `${format.format(ms)} ${timeZone}`;
  } catch {
    return null;
  }
}
