/** What the page shows of the partition: the present, or one stored tick. Pure. */
import type { FindingWire, PartitionWire } from "@/lib/api/contract";
import type { PastTick } from "@/lib/api/past-contract";
import { shownStatus } from "../group/rank";
import type { AnyStatus } from "../status/tone";
import { numbersNow, numbersThen, type Numbers } from "./numbers";

export interface Shown {
  status: AnyStatus;
  since: number;
  finding: FindingWire | null;
  numbers: Numbers;
  /** The tick; null for the present. */
  then: PastTick | null;
}

/** While a tick is asked for it is shown, or nothing: never the present under its time. */
export function shownOf(row: PartitionWire | undefined, at: number | null, tick: PastTick | null): Shown | null {
  if (at !== null) {
    if (!tick) return null;
    const status = tick.status === "OK" ? tick.consumerStatus : tick.status;
    return { status, since: tick.since, finding: tick.finding, numbers: numbersThen(tick), then: tick };
  }
  if (!row) return null;
  return { status: shownStatus(row), since: row.since, finding: row.finding, numbers: numbersNow(row), then: null };
}
