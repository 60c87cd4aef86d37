/** In which time zone moments are printed and typed: the viewer's, or UTC. One for the whole page. */
export const ZONES = ["local", "utc"] as const;
export type Zone = (typeof ZONES)[number];

/** A cookie, because the server draws the first picture. */
export const ZONE_COOKIE = "tidemark-zone";

export const isZone = (value: unknown): value is Zone => ZONES.some((zone) => zone === value);

let current: Zone = "local";

/** The zone that `lib/client/format.ts` prints in. */
export const currentZone = (): Zone => current;

/** Only `FormatProvider` calls this, in the browser: on the server one process draws for viewers everywhere. */
export function setCurrentZone(zone: Zone): void {
  current = zone;
}

/** Numbers on the wall clock and the calendar; the month counts from 1. */
export interface ClockFace {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** What clock and calendar of the zone show at a moment. */
export function clockFace(ms: number, zone: Zone = current): ClockFace {
  const date = new Date(ms);
  if (zone === "utc") {
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    };
  }
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    second: date.getSeconds(),
  };
}

/** The moment at which the zone's clock shows "2026-11-24T14:02:09" (seconds may be left out); NaN when it is none. */
export function readClock(text: string, zone: Zone = current): number {
  return new Date(zone === "utc" ? `${text}Z` : text).getTime();
}

/** Midnight that begins the day of `ms`, moved by whole days of the zone's calendar. */
export function startOfDay(ms: number, days = 0, zone: Zone = current): number {
  const { year, month, day } = clockFace(ms, zone);
  return zone === "utc" ? Date.UTC(year, month - 1, day + days) : new Date(year, month - 1, day + days).getTime();
}

/** "UTC", or what the viewer's zone is called at a moment: "KST", "GMT+9". */
export function zoneName(zone: Zone, at: number): string {
  if (zone === "utc") return "UTC";
  const parts = new Intl.DateTimeFormat("en", { timeZoneName: "short" }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "local";
}

/** "UTC", or where the viewer's clock is: "Asia/Seoul". */
export const zonePlace = (zone: Zone): string =>
  zone === "utc" ? "UTC" : new Intl.DateTimeFormat().resolvedOptions().timeZone;
