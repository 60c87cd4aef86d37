/**
 * The log end offsets that have left the window, thinned with age: what tells how old a record is that has waited for
 * hours. The distance between two kept readings is at most about a tenth of their age, so a week takes some 100 of
 * them, and the error of an age read off them is at most a tenth.
 */
import type { Millis } from "../words/terms";

export interface OlderReading {
  at: Millis;
  logEnd: bigint;
}

const SHARE = 0.1;
/** Thinning waits until so many readings are there, so that it costs little per reading. */
const THIN_AT = 128;
const LONGEST_MS = 30 * 86_400_000;

/** Adds a reading that leaves the window at `now`. `readings` is ordered, oldest first, and changed in place. */
export function keepOlder(readings: OlderReading[], reading: OlderReading, now: Millis): void {
  const last = readings.at(-1);
  // The log shrank: what was read before says nothing about the records of today.
  if (last && reading.logEnd < last.logEnd) readings.length = 0;
  else if (last && reading.at - last.at < SHARE * (now - reading.at)) return;
  readings.push(reading);
  if (readings.length >= THIN_AT) thin(readings, now);
}

function thin(readings: OlderReading[], now: Millis): void {
  const kept: OlderReading[] = [];
  readings.forEach((reading, index) => {
    if (now - reading.at > LONGEST_MS) return;
    const before = kept.at(-1);
    const after = readings[index + 1];
    if (before && after && after.at - before.at <= SHARE * (now - reading.at)) return;
    kept.push(reading);
  });
  readings.splice(0, readings.length, ...kept);
}
