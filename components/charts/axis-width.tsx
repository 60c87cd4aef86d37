/** How much room the labels left of a plot take. All charts of a page take the same, so that their moments stand under each other. */
"use client";

import { createContext, useContext, type ReactNode } from "react";
import { formatExact } from "@/lib/client/format";
import { Y_WIDTH } from "./axes";

const AxisWidth = createContext(Y_WIDTH);

/** A digit of the labels is so wide, and so much stands between label and plot. */
const DIGIT_PX = 6.7;
const BESIDE_PX = 12;

/** Room for offsets in full, up to the one that a label above the greatest may show. */
export function offsetsWidth(offsets: Iterable<bigint | null>): number {
  let [least, greatest]: [bigint | null, bigint] = [null, 0n];
  for (const offset of offsets) {
    if (offset === null) continue;
    if (offset > greatest) greatest = offset;
    if (least === null || offset < least) least = offset;
  }
  const label = greatest + (greatest - (least ?? greatest)) / 2n;
  return Math.max(Y_WIDTH, Math.ceil(formatExact(label).length * DIGIT_PX) + BESIDE_PX);
}

export function AxisWidthProvider({ width, children }: { width: number; children: ReactNode }) {
  return <AxisWidth value={width}>{children}</AxisWidth>;
}

export const useAxisWidth = (): number => useContext(AxisWidth);
