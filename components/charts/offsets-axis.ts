/** The axis of offsets: round labels, and room for the names of both lines above and below where they end. Pure. */
import { roundTicks } from "./round-ticks";

const STEPS = 4;

export interface OffsetsAxis {
  domain: [least: number, greatest: number];
  ticks: number[];
}

interface Row {
  logEnd: number | null;
  committed: number | null;
}

/** From the least to the greatest value of the rows, in records; of no values, from 0 to 1. */
export function offsetsAxis(rows: readonly Row[]): OffsetsAxis {
  let [least, greatest] = [Infinity, -Infinity];
  for (const { logEnd, committed } of rows) {
    for (const value of [logEnd, committed]) {
      if (value === null) continue;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
  }
  if (least > greatest) [least, greatest] = [0, 1];
  const ticks = roundTicks(least, greatest, STEPS);
  return { domain: [ticks[0]!, ticks.at(-1)!], ticks };
}

/**
 * The axis made longer where a name would not fit: `above` a value and `below` another one there is `share` of the
 * whole height at least. The labels stay.
 */
export function withRoom(axis: OffsetsAxis, share: number, above: number, below: number): OffsetsAxis {
  const { ticks } = axis;
  const lacksAbove = ([least, greatest]: OffsetsAxis["domain"]) => greatest - above < share * (greatest - least);
  const lacksBelow = ([least, greatest]: OffsetsAxis["domain"]) => below - least < share * (greatest - least);
  let [least, greatest] = axis.domain;
  if (lacksAbove([least, greatest])) greatest = (above - share * least) / (1 - share);
  if (!lacksBelow([least, greatest])) return { domain: [least, greatest], ticks };
  least = (below - share * greatest) / (1 - share);
  if (!lacksAbove([least, greatest])) return { domain: [least, greatest], ticks };
  const whole = (above - below) / (1 - 2 * share);
  return { domain: [Math.min(least, below - share * whole), Math.max(greatest, above + share * whole)], ticks };
}
