/** The groups of a cluster seen from its topics: who reads a topic, and how each of them does there. */
import { dangerOf, type Danger } from "./danger";
import { sumLags } from "./lag";
import { PartitionTotals } from "./partition-totals";
import { rollUp, type RolledUp } from "./rollup";
import { isNoCommit } from "./rules/no-data";
import type { ClusterSnapshot, GroupSnapshot, PartialSum, PartitionSnapshot } from "./snapshot";
import { known, unknown, type Known, type Millis } from "./terms";

/** One group on one topic. Its status is what its partitions of this topic say, not what the group's others do. */
export interface Reader extends Pick<RolledUp, "status" | "why" | "said" | "worst"> {
  group: GroupSnapshot;
  partitions: PartitionSnapshot[];
  lag: PartialSum;
  danger: Danger | null;
}

/** All readers by topic, in the order of the groups. */
export function readersByTopic({ groups, at }: Pick<ClusterSnapshot, "groups" | "at">): Map<string, Reader[]> {
  const readers = new Map<string, Reader[]>();
  for (const group of groups) {
    for (const { topic, partitions } of group.subscriptions) {
      const list = readers.get(topic) ?? [];
      list.push(readerOf(group, partitions, at ?? 0));
      readers.set(topic, list);
    }
  }
  return readers;
}

function readerOf(group: GroupSnapshot, partitions: PartitionSnapshot[], now: Millis): Reader {
  const entries = partitions.map(
    ({ topic, partition, lag, beyondEnd: beyond, status, consumerStatus, since, finding }) => {
      const verdict = { at: now, partitionStatus: status, consumerStatus, since, finding };
      return { topic, partition, lag, beyond, verdict };
    },
  );
  const { status, why, said, worst } = rollUp(entries, now);
  const lag = sumLags(partitions.map((partition) => partition.lag));
  return { group, partitions, status, why, said, worst, lag, danger: dangerOf(group, partitions) };
}

export interface ReaderTotals {
  timeLag: Known<Millis>;
  consumeRate: Known<number>;
  catchUp: Known<Millis>;
  /** Records deleted unread, over the partitions where it is known. */
  lost: Known<bigint>;
  lastCommitAt: Millis | null;
}

/** What a reader does on the topic in all: the oldest record, the rates together, the slowest partition. */
export function totalsOf({ partitions }: Pick<Reader, "partitions">): ReaderTotals {
  const losses = partitions.flatMap(({ lost }) => (lost.known ? [lost.value] : []));
  const commits = partitions.flatMap(({ lastCommitAt }) => lastCommitAt ?? []);
  const totals = new PartitionTotals();
  // Where nothing is committed nothing is missing, unless it is so everywhere.
  const committed = partitions.filter(({ finding }) => !isNoCommit(finding));
  for (const { lag, timeLag, consumeRate, catchUp } of committed.length > 0 ? committed : partitions)
    totals.add(lag, timeLag, consumeRate, catchUp);
  return {
    timeLag: totals.oldest,
    consumeRate: totals.consumeRate,
    catchUp: totals.slowest,
    lost: losses.length > 0 ? known(losses.reduce((sum, value) => sum + value, 0n)) : unknown("no partition is known"),
    lastCommitAt: commits.length > 0 ? commits.reduce((a, b) => Math.max(a, b)) : null,
  };
}
