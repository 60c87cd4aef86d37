/** The groups of a cluster seen from its topics: who reads a topic, and how each of them does there. */
import { dangerByLogs, dangerOf, type Danger } from "./danger";
import { sumLags } from "../numbers/sums";
import { PartitionTotals } from "./partition-totals";
import { rollUp, type RolledUp } from "./rollup";
import { isNoCommit } from "../judge/rules/no-data";
import type { ClusterSnapshot, GroupSnapshot, PartitionSnapshot, TopicStanding } from "./snapshot";
import { plain } from "../words/sentences/facts";
import type { Millis, PartialSum } from "../words/terms";
import { known, unknown, type Known } from "../words/known";

/** One group on one topic. Its status is what its partitions of this topic say, not what the group's others do. */
export interface Reader extends Pick<RolledUp, "status" | "why" | "said" | "worst"> {
  group: GroupSnapshot;
  /** Made when they are asked for. */
  readonly partitions: PartitionSnapshot[];
  lag: PartialSum;
  danger: Danger | null;
}

/** All readers by topic, in the order of the groups. Of a large cluster that takes long: it yields after each group. */
export function* readingTopics(
  snapshot: Pick<ClusterSnapshot, "groups" | "topics" | "at">,
): Generator<undefined, Map<string, Reader[]>> {
  const readers = new Map<string, Reader[]>();
  const add = (topic: string, reader: Reader) => {
    const list = readers.get(topic);
    if (list) list.push(reader);
    else readers.set(topic, [reader]);
  };
  const logs = new Map(snapshot.topics.map((topic) => [topic.topic, topic]));
  const inDanger = dangerByLogs(logs);
  for (const group of snapshot.groups) {
    const standings = group.standings();
    if (standings.length === 1) add(standings[0]!.topic, onlyReader(group, standings[0]!, inDanger));
    else {
      for (const { topic, partitions } of group.subscriptions)
        add(topic, readerOf(group, partitions, snapshot.at ?? 0));
    }
    yield;
  }
  return readers;
}

/** A group that reads nothing else: what is said of it is said of the topic, and no partition's picture is needed. */
function onlyReader(group: GroupSnapshot, standing: TopicStanding, inDanger: ReturnType<typeof dangerByLogs>): Reader {
  return {
    group,
    status: group.status,
    worst: group.worst,
    lag: group.lag,
    danger: inDanger(group, standing),
    get why() {
      return group.why;
    },
    get said() {
      return group.said;
    },
    get partitions() {
      return partitionsOn(group, standing.topic);
    },
  };
}

const partitionsOn = (group: GroupSnapshot, topic: string): PartitionSnapshot[] =>
  group.subscriptions.find((one) => one.topic === topic)?.partitions ?? [];

function readerOf(group: GroupSnapshot, partitions: PartitionSnapshot[], now: Millis): Reader {
  const entries = partitions.map(
    ({ topic, partition, lag, beyondEnd: beyond, status, consumerStatus, since, finding }) => {
      const verdict = { at: now, partitionStatus: status, consumerStatus, since, finding };
      return { topic, partition, lag, beyond, verdict };
    },
  );
  const { status, why, said, worst } = rollUp(entries, now);
  const lag = sumLags(partitions.map((partition) => partition.lag));
  const topic = partitions[0]?.topic;
  const danger = dangerOf(group, partitions);
  // Not held: the pictures of all partitions of all groups are far more than what they are made from.
  return {
    ...{ group, status, why, said, worst, lag, danger },
    get partitions() {
      return topic === undefined ? [] : partitionsOn(group, topic);
    },
  };
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
    lost:
      losses.length > 0
        ? known(losses.reduce((sum, value) => sum + value, 0n))
        : unknown(plain("unknown.no-partition")),
    lastCommitAt: commits.length > 0 ? commits.reduce((a, b) => Math.max(a, b)) : null,
  };
}
