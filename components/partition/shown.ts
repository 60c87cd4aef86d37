/** What the page shows of the partition: the present, or one stored tick. Pure. */
import type { FindingWire, PartitionWire } from "@/lib/api/contract";
import type { PastTick } from "@/lib/api/past-contract";
import type { PartitionStatus } from "@/lib/core/words/terms";
import { isFallingBehind } from "../status/rank";
import { numbersNow, numbersThen, type Numbers } from "./numbers";

export interface Shown {
  status: PartitionStatus;
  /** Its consumer is slower than its records arrive, which is no fault of the partition. */
  fallingBehind: boolean;
  since: number;
  /** It may be so for longer. */
  sinceAtLeast: boolean;
  finding: FindingWire | null;
  numbers: Numbers;
  /** The tick; null for the present. */
  then: PastTick | null;
}

/** While a tick is asked for it is shown, or nothing: never the present under its time. */
export function shownOf(row: PartitionWire | undefined, at: number | null, tick: PastTick | null): Shown | null {
  if (at !== null) {
    if (!tick) return null;
    const { status, since, sinceAtLeast, finding } = tick;
    const said = { status, fallingBehind: isFallingBehind(tick), since, sinceAtLeast, finding };
    return { ...said, numbers: numbersThen(tick), then: tick };
  }
  if (!row) return null;
  const { status, since, finding } = row;
  const said = { status, fallingBehind: isFallingBehind(row), since, sinceAtLeast: false, finding };
  return { ...said, numbers: numbersNow(row), then: null };
}
