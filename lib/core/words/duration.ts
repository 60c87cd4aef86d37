/** Durations in units that a person counts in: one arithmetic, whatever the words and the spaces between. */
import type { Millis } from "./terms";

export type DurationUnit = "ms" | "s" | "min" | "h" | "d";

const MS_OF: Record<DurationUnit, Millis> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** How durations are told: each entry holds for those that are fewer than `below` of its `fine` unit, rounded; the first decides. */
export type DurationStyle = readonly { below: number; fine: DurationUnit; coarse: DurationUnit }[];

export interface DurationParts {
  coarse: number;
  coarseUnit: DurationUnit;
  /** 0 where the coarse unit alone says it. */
  fine: number;
  fineUnit: DurationUnit;
  /** The duration as exactly as it is told. */
  ms: Millis;
}

/** How what is finer than the finer unit is told: to the nearest, or cut off, where "at least" stands before it. */
export type Rounding = "nearest" | "down";

/** A duration of 0 or more in at most two units, rounded to the finer one. */
export function inUnits(ms: Millis, style: DurationStyle, rounding: Rounding = "nearest"): DurationParts {
  const whole = rounding === "down" ? Math.floor : Math.round;
  const place = style.find(({ fine, below }) => whole(ms / MS_OF[fine]) < below) ?? style[style.length - 1]!;
  const { fine: fineUnit, coarse: coarseUnit } = place;
  const count = whole(ms / MS_OF[fineUnit]);
  const each = MS_OF[coarseUnit] / MS_OF[fineUnit];
  return { coarse: Math.floor(count / each), coarseUnit, fine: count % each, fineUnit, ms: count * MS_OF[fineUnit] };
}

/** In sentences: seconds and minutes up to 120 of them. */
export const IN_SENTENCES: DurationStyle = [
  { below: 1000, fine: "ms", coarse: "ms" },
  { below: 120, fine: "s", coarse: "s" },
  { below: 120, fine: "min", coarse: "min" },
  { below: 48 * 60, fine: "min", coarse: "h" },
  { below: Infinity, fine: "h", coarse: "d" },
];
