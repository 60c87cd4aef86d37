/** Numbers and durations as evidence sentences write them. */
import { IN_SENTENCES, inUnits, type DurationUnit, type Rounding } from "./duration";
import type { Millis } from "./terms";

/** An offset or a count with thousands separators: 18200441n is "18,200,441". */
export function formatCount(value: bigint | number | string): string {
  const digits = typeof value === "number" ? Math.round(value).toString() : value.toString();
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** "1 record", "8,400 records". */
export function formatRecords(count: bigint | number | string): string {
  const text = formatCount(count);
  return `${text} ${text === "1" ? "record" : "records"}`;
}

/** How a language writes units after their number, with the space between them. */
export type DurationUnits = Record<DurationUnit, string>;

const ENGLISH_UNITS: DurationUnits = { ms: " ms", s: " s", min: " min", h: " h", d: " d" };

/** A duration in the two largest units that matter: "800 ms", "45 s", "12 min", "2 h 5 min", "3 d 4 h". */
export function formatDuration(ms: Millis, units = ENGLISH_UNITS, rounding: Rounding = "nearest"): string {
  if (!Number.isFinite(ms)) return "unknown time";
  if (ms < 0) return `-${formatDuration(-ms, units)}`;
  const { coarse, coarseUnit, fine, fineUnit } = inUnits(ms, IN_SENTENCES, rounding);
  return `${coarse}${units[coarseUnit]}${fine === 0 ? "" : ` ${fine}${units[fineUnit]}`}`;
}

/** "at least 16 min": never more than it is. */
export const formatLeast = (ms: Millis): string => `at least ${formatDuration(ms, ENGLISH_UNITS, "down")}`;

/** Records per second: "0.25 records/s", "320 records/s". */
export function formatRate(perSecond: number): string {
  const text = perSecond >= 10 ? formatCount(perSecond) : String(Number(perSecond.toPrecision(2)));
  return `${text} records/s`;
}
