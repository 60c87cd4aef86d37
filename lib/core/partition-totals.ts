/** Rates and times over several partitions of a group, where some may be unknown. */
import { known, unknown, type Known } from "./terms";

interface Timed {
  lag: Known<bigint>;
  timeLag: Known<number>;
  catchUp: Known<number>;
}

/** Age of the oldest record that waits. A lagging partition of unknown age may be older than all that are known. */
export function oldest(partitions: readonly Timed[]): Known<number> {
  const open = partitions.find(({ lag, timeLag }) => lag.known && lag.value > 0n && !timeLag.known);
  return open ? open.timeLag : greatest(partitions.map((partition) => partition.timeLag));
}

/** The slowest partition decides; one that never catches up makes the group's answer "never". */
export function slowest(partitions: readonly Timed[]): Known<number> {
  const lagging = partitions.filter((partition) => partition.lag.known && partition.lag.value > 0n);
  if (lagging.length === 0) return partitions.some((p) => p.lag.known) ? known(0) : unknown("no lag is known");
  const open = lagging.find((partition) => !partition.catchUp.known);
  return open ? open.catchUp : greatest(lagging.map((partition) => partition.catchUp));
}

/** The sum of what is known. */
export function total(values: readonly Known<number>[]): Known<number> {
  const numbers = values.flatMap((value) => (value.known ? [value.value] : []));
  if (numbers.length > 0) return known(numbers.reduce((sum, value) => sum + value, 0));
  return values.find((value) => !value.known) ?? unknown("no partition is known");
}

function greatest(values: readonly Known<number>[]): Known<number> {
  const numbers = values.flatMap((value) => (value.known ? [value.value] : []));
  if (numbers.length > 0) return known(numbers.reduce((most, value) => Math.max(most, value)));
  return values.find((value) => !value.known) ?? unknown("no partition is known");
}
