/** The counts on top of a narrow wall, each with its word under it: of a size at which they stand in one line. Pure. */
import type { ConsumerStatus } from "@/lib/core/words/terms";
import type { Shape } from "./layout";

export const COUNTED: readonly ConsumerStatus[] = ["ERROR", "WARNING", "UNKNOWN", "OK"];

/** Trouble is to be read from the door; what is well or merely not known, from nearer by. */
const LARGE: ReadonlySet<ConsumerStatus> = new Set(["ERROR", "WARNING"]);
export const SIZES: Record<Shape, { large: number; small: number; gap: number }> = {
  landscape: { large: 96, small: 60, gap: 28 },
  portrait: { large: 96, small: 60, gap: 28 },
  phone: { large: 72, small: 48, gap: 20 },
};
export const sizeOf = (status: ConsumerStatus, shape: Shape): number =>
  LARGE.has(status) ? SIZES[shape].large : SIZES[shape].small;

/** Of a count's size: its sign, and the space between them. */
export const SIGN_PART = 1 / 2;
export const SPACE_PART = 1 / 7;
/** Size of the words under the counts. */
export const WORD = 24;
/** Of their sizes: the width of a digit, and of a letter in the widest word. */
const DIGIT_PART = 0.6;
const LETTER_PART = 0.78;

/** A status and the text of its count. */
type Counted = readonly [status: ConsumerStatus, count: string];

/** How wide one is at most, in units. */
export function widthOf([status, count]: Counted, shape: Shape): number {
  const number = sizeOf(status, shape) * (SIGN_PART + SPACE_PART + DIGIT_PART * count.length);
  return Math.max(number, WORD * LETTER_PART * status.length);
}

/** By how much all are drawn smaller, so that they stand in one line of so many units; 1 where they do as they are. */
export function scaleOf(counts: readonly Counted[], shape: Shape, width: number): number {
  const room = width - SIZES[shape].gap * (counts.length - 1);
  return Math.min(1, room / counts.reduce((sum, counted) => sum + widthOf(counted, shape), 0));
}
