/** Topics as `/api/v1` tells them. */
import { plain } from "@/lib/core/words/sentences/facts";
import { CONSUMER_STATUSES, worseConsumer, type PartialSum } from "@/lib/core/words/terms";
import { known, unknown, type Known } from "@/lib/core/words/known";
import { DANGERS } from "@/lib/core/picture/danger";
import { measureLoss } from "@/lib/core/picture/measures";
import type { DeletionRate } from "@/lib/core/numbers/retention";
import { recordsBetween } from "@/lib/core/numbers/lag";
import { sumKnown, sumOfSums } from "@/lib/core/numbers/sums";
import type { ClusterSnapshot, TopicSnapshot } from "@/lib/core/picture/snapshot";
import { readingTopics, totalsOf, type Reader } from "@/lib/core/picture/topic-readers";
import { namePattern } from "./name-pattern";
import type { TopicDetail, TopicPartition, TopicReader, TopicSummary } from "./topic-contract";
import { digits, text, toWire, toGroupSummary } from "./wire";

/** As much of a snapshot as topics are made from: of the past there is no more. */
export type TopicsSource = Pick<ClusterSnapshot, "cluster" | "at" | "topics" | "groups">;

/** The topics of one snapshot, and who reads them. */
export interface Topics {
  /** Worst first. */
  readers: Map<string, Reader[]>;
  summaries: TopicSummary[];
}

/** All topics of a cluster as rows, worst readers first. Yields wherever it may be interrupted. */
export function* makingTopics(snapshot: TopicsSource): Generator<undefined, Topics> {
  const readers = yield* readingTopics(snapshot);
  const summaries: TopicSummary[] = [];
  for (const topic of snapshot.topics) {
    const own = readers.get(topic.topic)?.sort(byTrouble) ?? [];
    summaries.push(toSummary(snapshot.cluster, topic, own));
    yield;
  }
  return { readers, summaries };
}

/** Some of the groups on a topic. */
export interface ReadersPage {
  limit: number;
  /** How many come before. */
  cursor: number;
  /** Only groups whose names fit the pattern. */
  q: string;
}

/** One topic with its partitions and a page of the groups on it, worst first; null where the cluster has none of that name. */
export function toTopicDetail(
  snapshot: TopicsSource,
  { readers, summaries }: Topics,
  name: string,
  { limit, cursor, q }: ReadersPage,
): TopicDetail | null {
  const index = snapshot.topics.findIndex(({ topic }) => topic === name);
  const topic = snapshot.topics[index];
  if (!topic || snapshot.at === null) return null;
  const all = readers.get(name) ?? [];
  const fits = namePattern(q);
  const chosen = q === "" ? all : all.filter(({ group }) => fits(group.group));
  const end = cursor + limit;
  return {
    ...summaries[index]!,
    at: snapshot.at,
    topicId: topic.topicId,
    readers: chosen.slice(cursor, end).map(toReader),
    readerCount: chosen.length,
    next: end < chosen.length ? String(end) : null,
    endangered: inDangerFirst(all).slice(0, MOST_ENDANGERED).map(toReader),
    partitions: Array.from({ length: topic.partitions }, (_, partition) => toTopicPartition(topic, partition)),
  };
}

/** More are counted, not named. */
const MOST_ENDANGERED = 20;
const MOST_IN_DANGER = 50;

const dangerRank = ({ danger }: Reader) => (danger ? DANGERS.indexOf(danger.kind) : DANGERS.length);

/** Those in danger, the worst kinds first. */
const inDangerFirst = (readers: readonly Reader[]): Reader[] =>
  readers.filter(({ danger }) => danger).sort((a, b) => dangerRank(a) - dangerRank(b));

/** The groups on a topic by name, worst first. */
export const readerNames = ({ readers }: Topics, topic: string): string[] =>
  (readers.get(topic) ?? []).map(({ group }) => group.group);

const digitsOf = ({ lag }: Reader) => digits(lag.value)?.length ?? 0;

/** Worst first, muted ones last; among those in trouble by the digits of their lag. Rows that change places with every record cannot be read. */
const byTrouble = (a: Reader, b: Reader) =>
  Number(a.group.muted) - Number(b.group.muted) ||
  CONSUMER_STATUSES.indexOf(b.status) - CONSUMER_STATUSES.indexOf(a.status) ||
  (a.status === "OK" ? 0 : digitsOf(b) - digitsOf(a)) ||
  (a.group.group < b.group.group ? -1 : 1);

/** @param readers worst first */
function toSummary(cluster: string, snapshot: TopicSnapshot, readers: Reader[]): TopicSummary {
  const { topic, internal, partitions, offline, offsets, measure } = snapshot;
  const worst = readers[0];
  const endangered = inDangerFirst(readers);
  // Muted groups are no trouble, unless there are no others.
  const unmuted = readers.filter(({ group }) => !group.muted);
  const counted = unmuted.length > 0 ? unmuted : readers;
  const retained = retainedOf(snapshot);
  const lag = sumOfSums(readers.map((reader) => reader.lag));
  const rates = Array.from({ length: partitions }, (_, partition) => measure(partition).produceRate);
  return {
    ...{ cluster, topic, internal, partitionCount: partitions, offline, groupCount: readers.length },
    compacted: offsets.compacted,
    underReplicated: underReplicatedOf(snapshot),
    status: counted.length === 0 ? null : counted.map(({ status }) => status).reduce(worseConsumer),
    worst: worst ? { group: worst.group.group, why: worst.why, said: worst.said } : null,
    lag: digits(lag.value),
    unknownPartitions: lag.unknown,
    produceRate: toWire(sumOf(rates)),
    retained: digits(retained.value),
    unknownLogs: retained.unknown,
    inDanger: endangered.slice(0, MOST_IN_DANGER).map(({ group, danger }) => ({ group: group.group, ...danger! })),
    dangerCount: endangered.length,
  };
}

function retainedOf({ partitions, offsets }: TopicSnapshot): PartialSum {
  return sumKnown(
    Array.from({ length: partitions }, (_, partition) => {
      const [start, end] = [offsets.logStart[partition] ?? null, offsets.logEnd[partition] ?? null];
      return start === null || end === null ? null : recordsBetween(start, end);
    }),
  );
}

/** Partitions of which a replica is not in sync, also those without a leader: what they lack is no less lacking. */
function underReplicatedOf({ offsets }: TopicSnapshot): number[] {
  return offsets.replicas.flatMap((replicas, partition) => {
    const inSync = offsets.inSyncReplicas[partition]?.length ?? 0;
    return inSync < replicas.length ? [partition] : [];
  });
}

const NOT_MEASURED = plain("unknown.not-measured");

/** The sum of the rates that are known; where none is, the first reason. */
function sumOf(rates: Known<number>[]): Known<number> {
  const numbers = rates.flatMap((rate) => (rate.known ? [rate.value] : []));
  if (numbers.length > 0) return known(numbers.reduce((sum, value) => sum + value, 0));
  const first = rates[0];
  return unknown(first && !first.known ? first.reason : NOT_MEASURED);
}

function toReader(reader: Reader): TopicReader {
  const { group, partitions, status, why, said, worst, lag, danger } = reader;
  const { type, state, memberCount } = toGroupSummary(group);
  const { lost, timeLag, consumeRate, catchUp, lastCommitAt } = totalsOf({ partitions });
  const { retentionShare, lossIn } = measureLoss(partitions.map((one) => group.measure(one)));
  const statuses: TopicReader["partitionStatuses"] = {};
  for (const partition of partitions) statuses[partition.status] = (statuses[partition.status] ?? 0) + 1;
  return {
    ...{ group: group.group, type, state, memberCount, status, why, said, worst, danger, lastCommitAt },
    ...{ timeLag: toWire(timeLag), consumeRate: toWire(consumeRate), catchUp: toWire(catchUp) },
    ...{ partitionCount: partitions.length, partitionStatuses: statuses },
    ...{ lag: digits(lag.value), unknownPartitions: lag.unknown, lost: text(lost) },
    ...{ retentionShare: toWire(retentionShare), lossIn: toWire(lossIn) },
    ...(group.muted && { muted: true }),
  };
}

function toTopicPartition({ offsets, measure }: TopicSnapshot, partition: number): TopicPartition {
  const reason = offsets.problems[partition] ?? plain("unknown.unread");
  const offset = (value: bigint | null | undefined) => text(value == null ? unknown(reason) : known(value));
  const { produceRate, deletionRate, startMovedAt } = measure(partition);
  const leader = offsets.leader[partition]!;
  return {
    partition,
    logStart: offset(offsets.logStart[partition]),
    logEnd: offset(offsets.logEnd[partition]),
    leader: leader === -1 ? null : leader,
    replicas: [...offsets.replicas[partition]!],
    inSyncReplicas: [...offsets.inSyncReplicas[partition]!],
    produceRate: toWire(produceRate),
    deletionRate: toWire(deletionOf(deletionRate)),
    startMovedAt,
  };
}

function deletionOf(rate: Known<DeletionRate>): Known<number> {
  if (!rate.known) return unknown(rate.reason);
  const { perSecond, measured } = rate.value;
  return measured ? known(perSecond) : unknown(plain("unknown.start-moved-once"));
}
