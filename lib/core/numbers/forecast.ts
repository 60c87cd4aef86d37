/** What the present rates mean for the time to come. */
import { plain, say } from "../words/sentences/facts";
import type { Millis } from "../words/terms";
import { known, never, unknown, type Known } from "../words/known";

/** A lag that shrinks by less than this share of the produce rate is taken for constant: rates are measured, not known. */
const LEAST_GAIN = 0.01;

/**
 * Time in ms until the lag is gone, when records go on arriving and being consumed as they are now.
 * Never, when the lag does not shrink.
 */
export function catchUp(lag: Known<bigint>, produce: Known<number>, consume: Known<number>): Known<Millis> {
  if (!lag.known) return unknown(lag.reason);
  if (lag.value <= 0n) return known(0);
  if (!produce.known) return produce;
  if (!consume.known) return consume;
  return inWords(plainCatchUp(Number(lag.value), produce.value, consume.value));
}

/** What `plainCatchUp` says, as a person is told. */
export const inWords = (ms: Millis): Known<Millis> => (ms === Infinity ? NEVER : known(ms));

const NEVER = never(plain("unknown.never-at-rates"));

/** `catchUp` alone, of what is known; Infinity when the lag does not shrink. */
export function plainCatchUp(lag: number, produce: number, consume: number): Millis {
  if (lag <= 0) return 0;
  const gain = consume - produce;
  return gain <= 0 || gain < produce * LEAST_GAIN ? Infinity : (lag / gain) * 1000;
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
  if (consumers <= 0) return unknown(plain("unknown.no-consumer"));
  if (consume.value <= 0) return unknown(plain("unknown.nothing-consumed"));
  const needed = Math.ceil(produce.value / (consume.value / consumers));
  return needed > partitions ? unknown(say("unknown.too-many-needed", { needed, partitions })) : known(needed);
}
