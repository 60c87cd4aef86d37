/** The axis of offsets: round labels, and no empty band under a line that begins a little below the first of them. */
import { getNiceTickValues } from "recharts";

const LABELS = 5;
/** What lies so far below 0, as a share of what lies above it, gets no label of its own: that would take a quarter of the plot. */
const BELOW = 0.15;

export interface OffsetsAxis {
  domain: [least: number, greatest: number];
  ticks: number[];
}

/** From the least to the greatest value of the rows, in records; of no values, from 0 to 1. */
export function offsetsAxis(rows: readonly { logEnd: number | null; committed: number | null }[]): OffsetsAxis {
  let [least, greatest] = [Infinity, -Infinity];
  for (const { logEnd, committed } of rows) {
    for (const value of [logEnd, committed]) {
      if (value === null) continue;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
  }
  if (least > greatest) [least, greatest] = [0, 1];
  const slightlyBelow = least < 0 && -least <= greatest * BELOW;
  const ticks = getNiceTickValues([slightlyBelow ? 0 : least, greatest], LABELS, false);
  return { domain: [slightlyBelow ? least : ticks[0]!, ticks.at(-1)!], ticks };
}
