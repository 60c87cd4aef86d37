/** The list line by line: the heading of each day, and under it what happened then. Pure but for the chosen zone. */
import type { EventWire } from "@/lib/api/contract";
import { startOfDay } from "@/lib/client/zone";

export interface DayLine {
  /** Midnight with which the day began. */
  day: number;
  /** How many happenings of it are known. */
  count: number;
}

export interface EventLine {
  event: EventWire;
  /** Its place among all happenings, from 0. */
  index: number;
  /** Its place within its day, from 1. */
  place: number;
}

/** `heading` is where the line of its day stands. */
export type Line = { heading: number } & (DayLine | EventLine);

export const isDay = <T extends Line>(line: T): line is T & DayLine => "day" in line;

/** Lines of happenings that are in order, newest first; days as in the zone that was chosen. */
export function toLines(events: readonly EventWire[]): Line[] {
  const lines: Line[] = [];
  let current: (Line & DayLine) | null = null;
  for (const [index, event] of events.entries()) {
    if (current === null || event.at < current.day) {
      current = { heading: lines.length, day: startOfDay(event.at), count: 0 };
      lines.push(current);
    }
    lines.push({ heading: current.heading, event, index, place: ++current.count });
  }
  return lines;
}

export const keyOfLine = (line: Line): string => (isDay(line) ? `day-${line.day}` : line.event.id);

/** Drawn lines by day, in order; the line of a day comes before those of its happenings. */
export function drawnDays<T extends { index: number }>(drawn: readonly T[], lines: readonly Line[]) {
  const days: { at: T; head: Line & DayLine; rows: { at: T; line: EventLine }[] }[] = [];
  for (const at of drawn) {
    const line = lines[at.index];
    if (line && isDay(line)) days.push({ at, head: line, rows: [] });
    else if (line) days.at(-1)?.rows.push({ at, line });
  }
  return days;
}
