/**
 * When a recurring window begins. The rule is worked out on the clock on the wall, and each reading is then found in the zone: a
 * window at 02:30 begins on the day on which that does not exist, too (at 03:30, as RFC 5545 reads a DTSTART), and once on the day
 * on which it comes twice. Hourly rules go by hours that pass instead.
 */
import { RRuleTemporal } from "rrule-temporal";
import type { Recurrence } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import { RecurrenceCache } from "./recurrence-cache";

/** Clocks of all zones differ by less from UTC. */
const OFFSET_MS = 26 * 3_600_000;
/** A rule that names no day that there is ends here: eight years of days. */
const MOST_PERIODS = 3_000;
const MINUTE = "BYMINUTE=";

interface Readings {
  rule: RRuleTemporal;
  hourly: boolean;
}

/** Setting one up takes longer than asking it. */
const known = new RecurrenceCache<Readings>();

/**
 * Beginnings after a moment and before another, oldest first, at most so many. Intervals (every second week) are counted from the
 * day on which `startsAt` is. A rule that cannot be worked out has none: nobody is silenced by it.
 */
export function begins(
  { rule, timeZone }: Pick<Recurrence, "rule" | "timeZone">,
  startsAt: Millis,
  { after, before, most }: { after: Millis; before: Millis; most: number },
): Millis[] {
  try {
    const readings = readingsOf(rule, timeZone, startsAt);
    const margin = readings.hourly ? 0 : OFFSET_MS;
    const found: Millis[] = [];
    let at = after - margin;
    // The margins hold two days of hours at most; two more, as a skipped hour can change the order.
    for (let step = 0; step < most + 110; step++) {
      const reading = readings.rule.next(new Date(at));
      if (reading === null || reading.epochMilliseconds >= before + margin) break;
      at = reading.epochMilliseconds;
      const begin = readings.hourly
        ? at
        : reading.toPlainDateTime().toZonedDateTime(timeZone, { disambiguation: "compatible" }).epochMilliseconds;
      if (begin > after && begin < before) found.push(begin);
      if (found.length >= most + 2) break;
    }
    return [...new Set(found)].sort((a, b) => a - b).slice(0, most);
  } catch {
    return [];
  }
}

function readingsOf(rule: string, timeZone: string, startsAt: Millis): Readings {
  const key = JSON.stringify([rule, timeZone, startsAt]);
  const old = known.get(key);
  if (old !== undefined) return old;
  const parts = rule.split(";");
  const hourly = parts.includes("FREQ=HOURLY");
  const start = momentIn(startsAt, timeZone);
  const dtstart = hourly
    ? start.with({ minute: minuteOf(parts), second: 0, millisecond: 0 }).withTimeZone("UTC")
    : start.toPlainDate().toZonedDateTime({ timeZone: "UTC" });
  // With its minute in DTSTART, an hourly rule is the same in all zones.
  const rruleString = hourly ? parts.filter((part) => !part.startsWith(MINUTE)).join(";") : rule;
  const made = { rule: new RRuleTemporal({ rruleString, dtstart, cache: false, maxIterations: MOST_PERIODS }), hourly };
  known.set(key, made);
  return made;
}

const minuteOf = (parts: string[]) => Number(parts.find((part) => part.startsWith(MINUTE))?.slice(MINUTE.length) ?? 0);

/** The library brings Temporal along, which Node does not have everywhere, but gives it away with its answers only. */
function momentIn(at: Millis, timeZone: string) {
  const dtstart = { timeZoneId: "UTC", toString: () => `${new Date(at).toISOString()}[UTC]` };
  const { dtstart: moment } = new RRuleTemporal({ rruleString: "FREQ=DAILY", dtstart }).options();
  return moment.withTimeZone(timeZone);
}
