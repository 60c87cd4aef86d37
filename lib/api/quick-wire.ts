/** Numbers that were read between two cycles, as they are sent: what differs from the cycle's, and not merely by its age. */
import type { QuickGroup, QuickPartition } from "@/lib/core/picture/snapshot";
import { sameSaid } from "@/lib/core/words/sentences/facts";
import type { GroupDetail, KnownNumber, PartitionWire } from "./contract";
import { placeOf } from "./quick-numbers";
import { agedTimeLag } from "./row-columns";
import type { QuickGroupWire } from "./stream-contract";
import { digits, toWire } from "./wire";

/** Ages that differ by less look the same: tenths of a second are shown below ten seconds. */
const toleranceOf = (ms: number) => (ms < 10_000 ? 100 : 1000);

/**
 * What changes a group's detail, as a cycle told it, into the numbers read since. `sent` holds the partitions that were sent since
 * that cycle, and is added to: they are sent again, so that a reader may miss what came between.
 */
export function quickWire(detail: GroupDetail, quick: QuickGroup, sent: Set<string>): QuickGroupWire {
  const elapsed = quick.at - detail.at;
  const before = new Map(
    detail.subscriptions.flatMap(({ partitions }) => partitions.map((one) => [placeOf(one), one] as const)),
  );
  const partitions = quick.partitions.filter((one) => {
    const place = placeOf(one);
    const known = before.get(place);
    if (known && !sent.has(place) && isSame(known, one, elapsed)) return false;
    sent.add(place);
    return true;
  });
  return {
    group: quick.group,
    of: detail.at,
    lag: digits(quick.lag.value),
    unknownPartitions: quick.lag.unknown,
    timeLag: toWire(quick.timeLag),
    partitions: partitions.map(({ committed, logEnd, lag, timeLag, ...place }) => ({
      ...place,
      ...{ committed: String(committed), logEnd: String(logEnd), lag: String(lag), timeLag: toWire(timeLag) },
    })),
  };
}

function isSame(before: PartitionWire, now: QuickPartition, elapsed: number): boolean {
  const is = (known: PartitionWire["lag"], value: bigint) => known.known && known.value === String(value);
  return (
    is(before.committed, now.committed) &&
    is(before.logEnd, now.logEnd) &&
    is(before.lag, now.lag) &&
    before.lastCommitAt === now.lastCommitAt &&
    isNear(agedTimeLag(before, elapsed), toWire(now.timeLag))
  );
}

function isNear(before: KnownNumber, now: KnownNumber): boolean {
  if (before.known) return now.known && Math.abs(before.value - now.value) <= toleranceOf(now.value);
  if (now.known || !sameSaid(before.said, now.said)) return false;
  return Math.abs((before.atLeast ?? 0) - (now.atLeast ?? 0)) <= toleranceOf(now.atLeast ?? 0);
}
