/**
 * From one poll and the windows to the picture of a cluster: lag, rates, verdicts, and per group what a person
 * wants to know first. Pure: the same inputs give the same snapshot.
 */
import type { Committed, GroupState, OpenTransaction, Poll, TopicOffsets } from "./collection";
import { judge } from "./evaluate";
import { catchUp } from "./forecast";
import { computeLag, sumLags } from "./lag";
import { measureLog } from "./log-measures";
import { measurePartition } from "./measures";
import { consumeRate, produceRate } from "./rates";
import { notesOf } from "./notes";
import { rollUp } from "./rollup";
import type { EvaluationSettings, GroupSettings } from "./settings";
import type { GroupSnapshot, PartitionSnapshot, SubscriptionSnapshot, TopicSnapshot } from "./snapshot";
import { timeLag } from "./time-lag";
import { known, unknown, type Known, type Millis } from "./terms";
import type { Trend } from "./trend";
import type { Verdict } from "./verdict";
import type { WindowStore } from "./window-store";

/** Key of a group-partition in the map of verdicts; the separator cannot stand in Kafka names. */
export const verdictKey = (group: string, topic: string, partition: number) => `${group}\0${topic}\0${partition}`;

export interface AssembleInput {
  cluster: string;
  poll: Poll;
  windows: WindowStore;
  /** Settings for a group on a topic. */
  settingsOf: (group: string, topic: string) => GroupSettings;
  /** Verdicts of the cycle before, by `verdictKey`; empty at first. */
  verdicts: ReadonlyMap<string, Verdict>;
  /** Statuses of the cycle before, by group name, for `since`. */
  before: ReadonlyMap<string, Pick<GroupSnapshot, "status" | "since">>;
  trendOf: (group: string, subscriptions: SubscriptionSnapshot[]) => Trend;
}

/** Snapshots of all groups, and the verdicts to feed into the next cycle. */
export function assembleGroups(input: AssembleInput): { groups: GroupSnapshot[]; verdicts: Map<string, Verdict> } {
  const verdicts = new Map<string, Verdict>();
  const topics = new Map(input.poll.topics.map((topic) => [topic.topic, topic]));
  const committed = groupBy(input.poll.committed, (entry) => entry.group);
  const transactions = new Map(input.poll.openTransactions?.map((open) => [`${open.topic}\0${open.partition}`, open]));
  const groups = input.poll.groups.map((state) =>
    assembleGroup(input, state, committed.get(state.group) ?? [], { topics, transactions }, verdicts),
  );
  return { groups, verdicts };
}

/** Topics with what was read of their logs; how these move is worked out when somebody asks. */
export function assembleTopics({ topics, at }: Poll, windows: WindowStore): TopicSnapshot[] {
  return topics.map((topic) => ({
    topic: topic.topic,
    topicId: topic.topicId,
    internal: topic.internal,
    partitions: topic.leader.length,
    offline: topic.leader.flatMap((leader, partition) => (leader === -1 ? [partition] : [])),
    offsets: topic,
    measure: (partition) => measureLog(windows.window("", topic.topic, partition), at),
  }));
}

function assembleGroup(
  input: AssembleInput,
  state: GroupState,
  committed: Committed[],
  { topics, transactions }: { topics: Map<string, TopicOffsets>; transactions: Map<string, OpenTransaction> },
  verdicts: Map<string, Verdict>,
): GroupSnapshot {
  const now = input.poll.at;
  const owners = ownersOf(state);
  const read = new Map(committed.map((entry) => [entry.topic, entry]));
  const names = [...new Set([...read.keys(), ...owners.keys()])].sort();
  const subscriptions = names.map((name) => {
    const topic = topics.get(name);
    // A partition that is owned exists, even where the topic cannot be seen and nothing is committed.
    const counts = [topic?.logEnd.length, read.get(name)?.offsets.length, owners.get(name)?.length];
    const count = Math.max(...counts.map((length) => length ?? 0));
    const partitions = Array.from({ length: count }, (_, partition) => {
      const transaction = transactions.get(`${name}\0${partition}`);
      const at = { name, topic, partition, entry: read.get(name), transaction };
      const snapshot = assemblePartition(input, state, at, owners.get(name)?.[partition] ?? null);
      verdicts.set(verdictKey(state.group, name, partition), snapshot.verdict);
      return snapshot;
    });
    return { topic: name, partitions };
  });
  const flat = subscriptions.flatMap((subscription) => subscription.partitions);
  const rolled = rollUp(
    flat.map(({ topic, partition, verdict, lag }) => {
      const muted = input.settingsOf(state.group, topic).mute;
      return { topic, partition, verdict, lag, muted };
    }),
    now,
  );
  const before = input.before.get(state.group);
  const visible = subscriptions.map((subscription) => ({
    topic: subscription.topic,
    partitions: subscription.partitions.map(({ verdict: _verdict, ...partition }) => partition),
  }));
  return {
    cluster: input.cluster,
    group: state.group,
    type: state.type,
    state: state.state,
    assignor: state.assignor,
    generation: state.generation,
    coordinator: state.coordinator,
    members: state.members,
    ...rolled,
    // A clock that was set back must not leave a beginning in the future.
    since: before && before.status === rolled.status ? Math.min(before.since, now) : now,
    lag: sumLags(flat.map((partition) => partition.lag)),
    timeLag: oldest(flat),
    produceRate: total(flat.map((partition) => partition.produceRate)),
    consumeRate: total(flat.map((partition) => partition.consumeRate)),
    catchUp: slowest(flat),
    subscriptions: visible,
    measure: measuring(input.windows, state.group, now),
    trend: input.trendOf(state.group, visible),
  };
}

/**
 * Measures partitions of a group when somebody asks. Made apart from the assembly: a function made there would hold on to
 * the cycle before, that one to its own before, and so on for ever.
 */
function measuring(windows: WindowStore, group: string, now: Millis): NonNullable<GroupSnapshot["measure"]> {
  const { bucketMs } = windows;
  return (partition) =>
    measurePartition(partition, windows.window(group, partition.topic, partition.partition), { now, bucketMs });
}

function assemblePartition(
  input: AssembleInput,
  state: GroupState,
  where: {
    name: string;
    topic: TopicOffsets | undefined;
    partition: number;
    entry: Committed | undefined;
    transaction: OpenTransaction | undefined;
  },
  owner: string | null,
): PartitionSnapshot & { verdict: Verdict } {
  const { name, topic, partition, entry, transaction } = where;
  const now = input.poll.at;
  const committed = entry?.offsets[partition] ?? null;
  const markers = entry?.markers?.[partition] ?? 0n;
  const window = input.windows.window(state.group, name, partition);
  const logStart = topic?.logStart[partition] ?? null;
  const logEnd = topic?.logEnd[partition] ?? null;
  const leader = topic?.leader[partition] ?? null;
  const why =
    topic?.problems[partition] ?? (topic ? "could not be read" : "the topic is not in the cluster's metadata");
  const told = entry?.lags?.[partition] ?? null;
  const { lag, lost } = computeLag({ committed, logStart, logEnd, hasLeader: leader !== -1, markers, told, why });
  const done = markers > 0n ? markers : doneBeyond(committed, logEnd, told);
  const lastStable = topic?.lastStable?.[partition] ?? null;
  const compacted = topic?.compacted ?? false;
  const offsets = { committed, logStart, logEnd, lastStable, markers };
  const notes = notesOf({ state, ...offsets, lag, lost, compacted, owner, transaction, now });
  const produced = produceRate(window, now);
  const consumed = consumeRate(window, now);
  const earlier = input.verdicts.get(verdictKey(state.group, name, partition));
  // Nothing is carried over from a topic that is gone, or from a time that the clock has been set back to before.
  const stale = input.windows.renewedTopics().has(name) || (earlier?.at ?? now) > now;
  const before = stale ? null : (earlier ?? null);
  const verdict = judge(window, now, allowing(done, input.settingsOf(state.group, name)), before);
  return {
    topic: name,
    partition,
    status: verdict.partitionStatus,
    consumerStatus: verdict.consumerStatus,
    since: verdict.since,
    finding: verdict.finding,
    committed: committed === null ? unknown("no committed offset") : known(committed),
    logEnd: logEnd === null ? unknown(`log end offset: ${why}`) : known(logEnd),
    logStart: logStart === null ? unknown(`log start offset: ${why}`) : known(logStart),
    lag,
    timeLag: committed === null ? unknown("no committed offset") : timeLag(window, committed + done, now),
    produceRate: produced,
    consumeRate: consumed,
    catchUp: catchUp(lag, produced, consumed),
    lastCommitAt: input.windows.lastCommitAt(state.group, name, partition),
    lost,
    leader: leader === -1 ? null : leader,
    replicas: topic?.replicas[partition] ?? [],
    inSyncReplicas: topic?.inSyncReplicas[partition] ?? [],
    owner,
    ...(lastStable !== null ? { lastStable } : {}),
    ...(notes ? { notes } : {}),
    verdict,
  };
}

/** How many offsets from `committed` on are done with although nothing says so: a share group's start offset comes late. */
function doneBeyond(committed: bigint | null, logEnd: bigint | null, told: bigint | null): bigint {
  if (committed === null || logEnd === null || told === null) return 0n;
  const done = logEnd - committed - told;
  return done > 0n ? done : 0n;
}

/** Settings under which so many offsets that are done with are no lag. */
function allowing(done: bigint, settings: EvaluationSettings): EvaluationSettings {
  const floorRecords = Math.max(settings.floorRecords, Number(done));
  return done === 0n ? settings : { ...settings, floorRecords };
}

/** Owner's member id by topic and partition. */
function ownersOf(state: GroupState): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  if (!state.members.known) return owners;
  for (const member of state.members.value) {
    if (!member.assignment.known) continue;
    for (const { topic, partitions } of member.assignment.value) {
      const byPartition = owners.get(topic) ?? [];
      for (const partition of partitions) byPartition[partition] = member.memberId;
      owners.set(topic, byPartition);
    }
  }
  return owners;
}

/** Age of the oldest record that waits. A lagging partition of unknown age may be older than all that are known. */
export function oldest(partitions: PartitionSnapshot[]): Known<number> {
  const open = partitions.find(({ lag, timeLag }) => lag.known && lag.value > 0n && !timeLag.known);
  return open ? open.timeLag : greatest(partitions.map((partition) => partition.timeLag));
}

/** The slowest partition decides; one that never catches up makes the group's answer "never". */
export function slowest(partitions: PartitionSnapshot[]): Known<number> {
  const lagging = partitions.filter((partition) => partition.lag.known && partition.lag.value > 0n);
  if (lagging.length === 0) return partitions.some((p) => p.lag.known) ? known(0) : unknown("no lag is known");
  const open = lagging.find((partition) => !partition.catchUp.known);
  return open ? open.catchUp : greatest(lagging.map((partition) => partition.catchUp));
}

function greatest(values: Known<number>[]): Known<number> {
  const numbers = values.flatMap((value) => (value.known ? [value.value] : []));
  if (numbers.length > 0) return known(Math.max(...numbers));
  return values.find((value) => !value.known) ?? unknown("no partition is known");
}

/** The sum of what is known. */
export function total(values: Known<number>[]): Known<number> {
  const numbers = values.flatMap((value) => (value.known ? [value.value] : []));
  if (numbers.length > 0) return known(numbers.reduce((sum, value) => sum + value, 0));
  return values.find((value) => !value.known) ?? unknown("no partition is known");
}

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list) list.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
