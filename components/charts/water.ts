/** From offsets to what is drawn: bigints are subtracted before they become numbers, gaps become breaks. */
import { startOfDay, type Zone } from "@/lib/client/zone";
import { buckets, lastOf, type Gap } from "./samples";

export interface WaterRow {
  at: number;
  /** Records since the base. */
  logEnd: number | null;
  committed: number | null;
  /** Lower and upper edge of the water; null where either is not known. */
  water: [number, number] | null;
}

/** The offset that an axis of records counts from: the lowest that is known, so that nothing lies below 0. */
export function baseOf(logEnd: (bigint | null)[], committed: (bigint | null)[]): bigint {
  return extentOf(logEnd, committed)?.[0] ?? 0n;
}

function extentOf(...columns: (bigint | null)[][]): [lowest: bigint, highest: bigint] | null {
  let extent: [bigint, bigint] | null = null;
  for (const column of columns) {
    for (const value of column) {
      if (value === null) continue;
      extent ??= [value, value];
      if (value < extent[0]) extent[0] = value;
      if (value > extent[1]) extent[1] = value;
    }
  }
  return extent;
}

/**
 * The offset to count from on an axis of offsets: at or below the lowest, and so round that evenly spaced ticks are
 * round offsets too. Offsets may exceed what a number holds exactly, their distance to this does not.
 */
export function roundBaseOf(logEnd: (bigint | null)[], committed: (bigint | null)[]): bigint {
  const extent = extentOf(logEnd, committed);
  if (extent === null) return 0n;
  const [lowest, highest] = extent;
  const unit = 10n ** BigInt(String(highest - lowest).length);
  return lowest - (((lowest % unit) + unit) % unit);
}

/**
 * Rows ordered by time, relative to `base`, with an empty row inside each gap so that no line crosses it. Of more than
 * `most` samples the last of each stretch is drawn.
 */
export function toWaterRows(
  at: number[],
  logEnd: (bigint | null)[],
  committed: (bigint | null)[],
  gaps: Gap[],
  base: bigint,
  most = Infinity,
): WaterRow[] {
  const stretches = buckets(at.length, most);
  if (stretches.length > 0) {
    const thin = <T>(values: T[]): T[] => lastOf(values, stretches);
    return toWaterRows(thin(at), thin(logEnd), thin(committed), gaps, base);
  }
  const rows = at.map((moment, index) => toRow(moment, logEnd[index] ?? null, committed[index] ?? null, base));
  const breaks = gaps.filter((gap) => gap.to > gap.from).map((gap) => toRow((gap.from + gap.to) / 2, null, null, base));
  return breaks.length === 0 ? rows : [...rows, ...breaks].sort((a, b) => a.at - b.at);
}

function toRow(at: number, logEnd: bigint | null, committed: bigint | null, base: bigint): WaterRow {
  const top = logEnd === null ? null : Number(logEnd - base);
  const bottom = committed === null ? null : Number(committed - base);
  const water: [number, number] | null = top === null || bottom === null ? null : [Math.min(bottom, top), top];
  return { at, logEnd: top, committed: bottom, water };
}

/** Moments of a time axis, on whole minutes, hours or days of the zone (the chosen one where it is not told), at most `most` of them. */
export function timeTicks(from: number, to: number, most: number, zone?: Zone): number[] {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7200, 10080, 20160, 43200].map(
    (m) => m * 60_000,
  );
  const seconds = [5, 10, 15, 30].map((s) => s * 1000);
  const step = [...seconds, ...steps].find((ms) => (to - from) / ms <= most) ?? 86_400_000 * 30;
  // Days begin at the zone's midnight, and so do the steps.
  const midnight = startOfDay(from, 0, zone);
  const first = midnight + Math.ceil((from - midnight) / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => first + index * step);
}
