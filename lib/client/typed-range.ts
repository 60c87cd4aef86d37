/**
 * A time range as people type it: "3h", "yesterday", "last monday 9:00 to 11:00", "2026-11-24 14:00 - 15:30".
 * The reader of dates is loaded when somebody types one.
 */
import { MIN_RANGE_MS, parseRange } from "./range-text";
import { clockFace, startOfDay, type Zone } from "./zone";

export type TypedRange = { kind: "relative"; ms: number } | { kind: "absolute"; from: number; to: number };

const HOUR_MS = 3_600_000;

/** Korean words that ranges are made of, as the reader of dates knows them. In this order: the longer first. */
const KOREAN: [word: RegExp, english: string][] = [
  [/오전\s*(\d{1,2})시/g, "$1am"],
  [/오후\s*(\d{1,2})시/g, "$1pm"],
  [/(\d{1,2})시\s*(\d{1,2})분/g, "$1:$2"],
  [/(\d{1,2})시(?!간)/g, "$1:00"],
  [/(\d{1,2})월\s*(\d{1,2})일/g, "$1/$2"],
  [/시간/g, "h"],
  [/(\d)\s*분/g, "$1min"],
  [/(\d)\s*일/g, "$1d"],
  [/(\d)\s*주/g, "$1w"],
  [/어제/g, "yesterday"],
  [/오늘/g, "today"],
  [/지금|현재/g, "now"],
  [/지난\s*주(?!말)/g, "last week"],
  [/이번\s*주/g, "this week"],
  [/지난\s*달/g, "last month"],
  [/이번\s*달/g, "this month"],
  [/지난|최근/g, "last"],
  ...["일", "월", "화", "수", "목", "금", "토"].map((day, index): [RegExp, string] => [
    new RegExp(`${day}요일`, "g"),
    ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"][index] ?? "",
  ]),
  [/부터|에서|~/g, " to "],
  [/까지/g, ""],
];

/**
 * The range that `text` means at `now`; null when it means none. A day is the whole day of the zone's calendar, a
 * moment the hour around it, "2 hours ago" and "since 9:00" everything from then on; nothing reaches beyond `now`.
 */
export async function readTypedRange(text: string, now: number, zone: Zone): Promise<TypedRange | null> {
  const english = KOREAN.reduce((part, [word, meaning]) => part.replace(word, meaning), text.trim().toLowerCase());
  const length = parseRange(english.replace(/^(the\s+)?(last|past)\s+/, "").trim());
  if (length !== null) return { kind: "relative", ms: length };
  const period = readPeriod(english, now, zone);
  if (period) return cut(period, now);
  const { parse } = await import("chrono-node/en");
  const found = parse(english, { instant: new Date(now), ...(zone === "utc" ? { timezone: 0 } : {}) });
  const [first, second] = found;
  if (!first) return null;
  const begin = first.start;
  const end = first.end ?? second?.start;
  if (end) return cut(fromPast({ from: firstMoment(begin, zone), to: lastMoment(end, zone) }, begin, now), now);
  if (/\b(ago|since|from)\b/.test(english)) return cut({ from: begin.date().getTime(), to: now }, now);
  const around = begin.isCertain("hour")
    ? { from: begin.date().getTime() - HOUR_MS / 2, to: begin.date().getTime() + HOUR_MS / 2 }
    : { from: firstMoment(begin, zone), to: lastMoment(begin, zone) };
  return cut(fromPast(around, begin, now), now);
}

/** What this file asks of a date that was read. */
interface Moment {
  date(): Date;
  isCertain(part: "hour" | "day" | "weekday"): boolean;
}

interface Span {
  from: number;
  to: number;
}

const firstMoment = (moment: Moment, zone: Zone): number =>
  moment.isCertain("hour") ? moment.date().getTime() : startOfDay(moment.date().getTime(), 0, zone);

const lastMoment = (moment: Moment, zone: Zone): number =>
  moment.isCertain("hour") ? moment.date().getTime() : startOfDay(moment.date().getTime(), 1, zone);

/** "18:00" before six o'clock is yesterday's, and "friday" on a monday is that of last week. */
function fromPast({ from, to }: Span, begin: Moment, now: number): Span {
  const day = 24 * HOUR_MS;
  const back = from <= now || begin.isCertain("day") ? 0 : begin.isCertain("weekday") ? 7 * day : day;
  return { from: from - back, to: to - back };
}

/** "this week", "last month": they begin on Monday, or on the first. */
function readPeriod(text: string, now: number, zone: Zone): Span | null {
  const [, which, unit] = /^(this|last|previous)\s+(week|month)$/.exec(text.trim()) ?? [];
  if (!which) return null;
  const back = which === "this" ? 0 : 1;
  if (unit === "month") {
    const begin = startOfDay(now, 1 - clockFace(now, zone).day, zone);
    return back === 0 ? { from: begin, to: now } : { from: beginOfMonthBefore(begin, zone), to: begin };
  }
  const { year, month, day } = clockFace(now, zone);
  const sinceMonday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  const from = startOfDay(now, -sinceMonday - 7 * back, zone);
  return { from, to: back === 0 ? now : startOfDay(now, -sinceMonday, zone) };
}

function beginOfMonthBefore(begin: number, zone: Zone): number {
  const lastDay = startOfDay(begin, -1, zone);
  return startOfDay(lastDay, 1 - clockFace(lastDay, zone).day, zone);
}

/** Nothing is known of the future. */
function cut({ from, to }: Span, now: number): TypedRange | null {
  const end = Math.min(to, now);
  return end - from >= MIN_RANGE_MS ? { kind: "absolute", from, to: end } : null;
}
