/** Moments and ages as messages tell them: in the receiver's time zone, named, and never older than they are. */
import type { Millis } from "../words/terms";

/** One for each zone: making one takes far longer than asking it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

const DAY = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;

/** Zones whose abbreviation the locale lacks and people there expect; neither changes its clocks. */
const ABBREVIATED: Record<string, string> = { "Asia/Seoul": "KST", "Asia/Tokyo": "JST" };

/** The clock of a zone; UTC where there is no such zone: a message with another zone's times is better than none. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (clock) return clock;
  try {
    clock = new Intl.DateTimeFormat("en-US", { ...DAY, ...CLOCK, timeZoneName: "short", timeZone });
  } catch {
    return clockOf("UTC");
  }
  clocks.set(timeZone, clock);
  return clock;
}

interface Moment {
  day: string;
  clock: string;
  zone: string;
}

function momentOf(at: Millis, timeZone: string): Moment | null {
  if (!(Math.abs(at) <= 8.64e15)) return null;
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    clock: `${parts.hour}:${parts.minute}:${parts.second}`,
    zone: ABBREVIATED[timeZone] ?? parts.timeZoneName ?? "UTC",
  };
}

/** "2026-11-29 14:02:09 KST"; null where it is no moment. */
export function formatMoment(at: Millis, timeZone: string): string | null {
  const moment = momentOf(at, timeZone);
  return moment && `${moment.day} ${moment.clock} ${moment.zone}`;
}

/** "14:44:10 KST" where the day and the zone's offset are those of `from`, else as `formatMoment`. */
export function formatLater(at: Millis, from: Millis, timeZone: string): string | null {
  const [start, end] = [momentOf(from, timeZone), momentOf(at, timeZone)];
  const same = start && end && start.day === end.day && start.zone === end.zone;
  return same ? `${end.clock} ${end.zone}` : formatMoment(at, timeZone);
}

/** How many minutes a zone's clocks are ahead of UTC at a moment; 0 where there is no such zone. */
export function offsetOf(at: Millis, timeZone: string): number {
  if (!(Math.abs(at) <= 8.64e15)) return 0;
  const parts = clockOf(timeZone).formatToParts(at);
  const [year = 0, month = 1, day, hour, minute] = (["year", "month", "day", "hour", "minute"] as const).map((wanted) =>
    Number(parts.find(({ type }) => type === wanted)?.value),
  );
  return Math.round((Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / MINUTE) * MINUTE) / MINUTE);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long it lasted, rounded down; null where it is not known or too short to tell. */
export function ageOf(from: Millis, to: Millis | null): Millis | null {
  const ms = to === null ? NaN : to - from;
  return ms >= 1000 && Number.isFinite(ms) ? roundedDown(ms) : null;
}

/** A duration down to the unit that sentences tell it in (`IN_SENTENCES`), which would round it up as well. */
export function roundedDown(ms: Millis): Millis {
  const unit = ms < 1000 ? 1 : ms < 2 * MINUTE ? 1000 : ms < 48 * HOUR ? MINUTE : HOUR;
  return Math.floor(Math.max(0, ms) / unit) * unit;
}
