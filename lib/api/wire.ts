/** Core values to wire shapes: bigints become decimal strings here, and nowhere else. */
import { idleMembers, measureGroup } from "@/lib/core/picture/measures";
import type { PartitionMeasures, ClusterSnapshot, GroupSnapshot, PartitionSnapshot } from "@/lib/core/picture/snapshot";
import { english } from "@/lib/core/words/sentences/english";
import type { Reason } from "@/lib/core/words/sentences/facts";
import type { Known } from "@/lib/core/words/known";
import { isSaidOk } from "@/lib/core/picture/rollup";
import type {
  ClusterSummary,
  GroupDetail,
  GroupSummary,
  KnownOffset,
  KnownWire,
  PartitionWire,
  UnknownWire,
} from "./contract";

/** What is not known: the reason in English and its facts. */
const unknownOf = (reason: Reason): UnknownWire => ({ known: false, reason: english(reason), said: reason });

/** A value as it is sent. */
export const toWire = <T>(value: Known<T>): KnownWire<T> =>
  value.known ? value : { ...value, ...unknownOf(value.reason) };

/** A known offset or count in digits; unknown with its reason. */
export const text = (value: Known<bigint>): KnownOffset =>
  value.known ? { known: true, value: String(value.value) } : unknownOf(value.reason);

/** A sum in digits; null where nothing of it is known. */
export const digits = (sum: bigint | null): string | null => (sum === null ? null : String(sum));

/** A cluster without its groups. */
export function toClusterSummary(snapshot: ClusterSnapshot): ClusterSummary {
  const { cluster, at, intervalMs, reach, clusterId, controllerId, stream, problems, cycle } = snapshot;
  const { hiddenGroups, backlog, missingBrokers } = snapshot;
  const { said, ...health } = snapshot.health;
  const topics = snapshot.topics.filter((topic) => !topic.internal);
  return {
    ...{ cluster, at, intervalMs, reach, clusterId, controllerId, stream, problems, cycle, hiddenGroups, backlog },
    missingBrokers,
    health: { ...health, ...(said && { said }) },
    brokers: brokerLoads(snapshot),
    topicCount: topics.length,
    partitionCount: topics.reduce((sum, topic) => sum + topic.partitions, 0),
    offlinePartitions: snapshot.topics.flatMap(({ topic, offline }) =>
      offline.map((partition) => ({ topic, partition })),
    ),
    groupCount: snapshot.groups.length,
    openTransactions: snapshot.openTransactions.map(({ lastStable, producerId, ...open }) => ({
      ...open,
      lastStable: String(lastStable),
      producerId: producerId === null ? null : String(producerId),
    })),
  };
}

/** Brokers with their share of the partitions. */
function brokerLoads({ brokers, topics }: ClusterSnapshot): ClusterSummary["brokers"] {
  const loads = new Map(brokers.map(({ id }) => [id, { leads: 0, replicas: 0, inSync: 0 }]));
  const count = (what: "leads" | "replicas" | "inSync", ids: readonly number[]) => {
    for (const id of ids) {
      const load = loads.get(id);
      if (load) load[what] += 1;
    }
  };
  for (const { offsets } of topics) {
    count("leads", offsets.leader);
    offsets.replicas.forEach((ids) => count("replicas", ids));
    offsets.inSyncReplicas.forEach((ids) => count("inSync", ids));
  }
  return brokers.map((broker) => ({ ...broker, ...loads.get(broker.id) }));
}

const summaries = new WeakMap<GroupSnapshot, GroupSummary>();

/** A group as a row; made once per snapshot, however many readers ask. */
export function toGroupSummary(group: GroupSnapshot): GroupSummary {
  const made = summaries.get(group);
  if (made) return made;
  const { topics, partitions, statuses, lastCommitAt } = group.tally();
  // Written out: this is done for every group in every cycle, and spreading is slow.
  const summary: GroupSummary = {
    cluster: group.cluster,
    group: group.group,
    type: group.type,
    state: group.state,
    assignor: group.assignor,
    generation: group.generation,
    status: group.status,
    since: group.since,
    why: group.why,
    worst: group.worst,
    trend: group.trend,
    timeLag: toWire(group.timeLag),
    produceRate: toWire(group.produceRate),
    consumeRate: toWire(group.consumeRate),
    catchUp: toWire(group.catchUp),
    lastCommitAt,
    case: group.case,
    memberCount: group.members.known
      ? { known: true, value: group.members.value.length }
      : unknownOf(group.members.reason),
    idleMembers: toWire(idleMembers(group.members)),
    topics,
    partitionCount: partitions,
    partitionStatuses: statuses,
    lag: digits(group.lag.value),
    unknownPartitions: group.lag.unknown,
  };
  // Facts that follow from the row's own numbers are left out.
  if (!isSaidOk(group.said)) summary.said = group.said;
  if (group.muted) summary.muted = true;
  summaries.set(group, summary);
  return summary;
}

const details = new WeakMap<GroupSnapshot, GroupDetail>();

/** A group with everything its page shows, made once per snapshot. `at` is the moment the snapshot stands for. */
export function toGroupDetail(group: GroupSnapshot, at: number): GroupDetail {
  const made = details.get(group) ?? makeDetail(group, at);
  details.set(group, made);
  return made;
}

function makeDetail(group: GroupSnapshot, at: number): GroupDetail {
  const measured = new Map(
    group.subscriptions.flatMap(({ partitions }) => partitions.map((one) => [one, group.measure(one)] as const)),
  );
  const { recordsLagMax, lost, ...measures } = measureGroup(group, [...measured.values()]);
  return {
    ...toGroupSummary(group),
    ...toMeasures(measures),
    skew: toWire(measures.skew),
    consumersNeeded: toWire(measures.consumersNeeded),
    recordsLagMax: text(recordsLagMax),
    lost: text(lost),
    at,
    coordinator: group.coordinator,
    members: toMembers(group.members),
    findings: group.findings,
    subscriptions: group.subscriptions.map(({ topic, partitions }) => ({
      topic,
      partitions: partitions.map((partition) => toPartition(partition, measured.get(partition)!)),
    })),
  };
}

const toMeasures = (measures: Omit<PartitionMeasures, "recordsLagMax">) => ({
  recordsLagAvg: toWire(measures.recordsLagAvg),
  commitGap: toWire(measures.commitGap),
  retentionShare: toWire(measures.retentionShare),
  lossIn: toWire(measures.lossIn),
});

const toMembers = (members: GroupSnapshot["members"]): GroupDetail["members"] =>
  members.known
    ? { known: true, value: members.value.map((one) => ({ ...one, assignment: toWire(one.assignment) })) }
    : unknownOf(members.reason);

/** Rates and times as they are sent. */
export const toRates = ({
  timeLag,
  produceRate,
  consumeRate,
  catchUp,
}: Pick<PartitionSnapshot, "timeLag" | "produceRate" | "consumeRate" | "catchUp">) => ({
  timeLag: toWire(timeLag),
  produceRate: toWire(produceRate),
  consumeRate: toWire(consumeRate),
  catchUp: toWire(catchUp),
});

function toPartition(partition: PartitionSnapshot, measures: PartitionMeasures): PartitionWire {
  const { lastStable, beyondEnd, skipped: _, notes, ...rest } = partition;
  return {
    ...rest,
    ...toMeasures(measures),
    ...toRates(partition),
    ...(notes.length > 0 && { notes: notes.map(english), notesSaid: notes }),
    recordsLag: text(partition.lag),
    recordsLagMax: text(measures.recordsLagMax),
    ...(lastStable !== null && { lastStable: String(lastStable) }),
    ...(beyondEnd !== null && { beyondEnd: String(beyondEnd) }),
    committed: text(partition.committed),
    logEnd: text(partition.logEnd),
    logStart: text(partition.logStart),
    lag: text(partition.lag),
    lost: text(partition.lost),
  };
}
