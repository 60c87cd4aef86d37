/** What the present rates mean for the time to come. */
import { known, unknown, type Known, type Millis } from "./terms";

/** A lag that shrinks by less than this share of the produce rate is taken for constant: rates are measured, not known. */
const LEAST_GAIN = 0.01;

/**
 * Time in ms until the lag is gone, when records go on arriving and being consumed as they are now.
 * Unknown, with "never" in the reason, when the lag does not shrink.
 */
export function catchUp(lag: Known<bigint>, produce: Known<number>, consume: Known<number>): Known<Millis> {
  if (!lag.known) return unknown(lag.reason);
  if (lag.value <= 0n) return known(0);
  if (!produce.known) return produce;
  if (!consume.known) return consume;
  const gain = consume.value - produce.value;
  if (gain <= 0 || gain < produce.value * LEAST_GAIN) return unknown("never at the present rates");
  return known((Number(lag.value) / gain) * 1000);
}

/**
 * How many consumers it takes to keep up with `produce` records per second when `consumers` of them together
 * consume `consume` records per second with nothing left to wait for. More than `partitions` cannot help.
 */
export function consumersNeeded(
  produce: Known<number>,
  consume: Known<number>,
  consumers: number,
  partitions: number,
): Known<number> {
  if (!produce.known) return produce;
  if (!consume.known) return consume;
  if (produce.value <= 0) return known(0);
  if (consumers <= 0) return unknown("no consumer to measure");
  if (consume.value <= 0) return unknown("nothing is consumed now");
  const needed = Math.ceil(produce.value / (consume.value / consumers));
  return needed > partitions
    ? unknown(`${needed} at the present rates, more than the ${partitions} partitions can use`)
    : known(needed);
}
