/**
 * What was read of a group between two cycles, laid over what the last cycle told of it. A status, a rate and a sentence about
 * trouble stay the cycle's. Pure; server and browser share it.
 */
import type { GroupDetail, PartitionWire } from "./contract";
import { agedTimeLag, expectedWhy } from "./row-columns";
import type { QuickGroupWire, QuickPartitionWire } from "./stream-contract";

/** The moment that lag, offsets and time behind of a group stand for. */
export const numbersAt = ({ at, readAt }: Pick<GroupDetail, "at" | "readAt">): number => Math.max(at, readAt ?? 0);

/** Names a partition within a group; topics cannot contain "/". */
export const placeOf = ({ topic, partition }: Pick<PartitionWire, "topic" | "partition">) => `${topic}/${partition}`;

/** The group with numbers of the moment `at`; as it is where they belong to another cycle, or are no newer than its own. */
export function withQuick(detail: GroupDetail, at: number, quick: QuickGroupWire): GroupDetail {
  const elapsed = at - numbersAt(detail);
  if (quick.of !== detail.at || elapsed <= 0) return detail;
  const read = new Map(quick.partitions.map((one) => [placeOf(one), one]));
  const subscriptions = detail.subscriptions.map(({ topic, partitions }) => ({
    topic,
    partitions: partitions.map((one) => {
      const found = read.get(placeOf(one));
      return found ? withNumbers(one, found) : aged(one, elapsed);
    }),
  }));
  const { lag, unknownPartitions, timeLag } = quick;
  const lastCommitAt = quick.partitions.reduce<number | null>(
    (last, one) => (one.lastCommitAt !== null && one.lastCommitAt > (last ?? 0) ? one.lastCommitAt : last),
    detail.lastCommitAt,
  );
  const next: GroupDetail = { ...detail, readAt: at, subscriptions, lag, unknownPartitions, timeLag, lastCommitAt };
  // What is said of a group that is well follows from how many of its partitions are known.
  next.why = expectedWhy(detail, next);
  return next;
}

function withNumbers({ beyondEnd: _, ...partition }: PartitionWire, read: QuickPartitionWire): PartitionWire {
  const { committed, logEnd, lag, timeLag, lastCommitAt } = read;
  const beyond = BigInt(committed) - BigInt(logEnd);
  const known = (value: string) => ({ known: true as const, value });
  return {
    ...partition,
    ...{ committed: known(committed), logEnd: known(logEnd), lag: known(lag), recordsLag: known(lag) },
    ...{ timeLag, lastCommitAt },
    ...(beyond > 0n && { beyondEnd: String(beyond) }),
  };
}

/** A record that waits has waited for longer. */
function aged(partition: PartitionWire, elapsed: number): PartitionWire {
  const timeLag = agedTimeLag(partition, elapsed);
  return timeLag === partition.timeLag ? partition : { ...partition, timeLag };
}
