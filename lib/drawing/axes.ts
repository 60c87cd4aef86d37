/** The time axis of a picture: moments by the picture's own clocks. */
import { timeTicks } from "@/components/charts/water";
import type { Millis } from "@/lib/core/words/terms";
import type { Span } from "./picture";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** "2026-11-24 14:02:09" by clocks so many minutes ahead of UTC. */
const clockAt = (at: Millis, utcOffset: number): string =>
  new Date(at + utcOffset * MINUTE_MS).toISOString().slice(0, 19).replace("T", " ");

/** Moments on whole minutes, hours or days of these clocks, with their labels. */
export function timeLabels({ from, to }: Span, utcOffset: number, most: number): { at: Millis; label: string }[] {
  const shift = utcOffset * MINUTE_MS;
  const length = to - from;
  const [start, end] = length > 2 * DAY_MS ? [5, 10] : length <= 10 * MINUTE_MS ? [11, 19] : [11, 16];
  return timeTicks(from + shift, to + shift, most, "utc").map((moment) => ({
    at: moment - shift,
    label: clockAt(moment - shift, utcOffset).slice(start, end),
  }));
}

/** "2026-11-24 14:02:00 – 15:02:00 UTC+09:00": the day once where it is the same, the zone always. */
export function rangeLabel({ from, to }: Span, utcOffset: number): string {
  const [start, end] = [clockAt(from, utcOffset), clockAt(to, utcOffset)];
  return `${start} – ${start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end} ${zoneLabel(utcOffset)}`;
}

function zoneLabel(utcOffset: number): string {
  if (utcOffset === 0) return "UTC";
  const minutes = Math.abs(utcOffset);
  const two = (value: number) => String(value).padStart(2, "0");
  return `UTC${utcOffset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
