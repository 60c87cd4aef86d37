/**
 * From one poll and the windows to the picture of a cluster: verdicts, lag, and per group what a person wants to know
 * first. The loop over partitions is the dearest part of a cycle: it makes no objects for a partition that is well.
 */
import type { Committed, GroupState, OpenTransaction, Poll, TopicOffsets } from "../words/collection";
import { AssembledGroup } from "./group-snapshot";
import { atOnce } from "../in-turns";
import { doneBeyond, lagAt, plainLag } from "../numbers/lag";
import { groundOf, verdictOf, verdictUnread, type Ground } from "../judge/next-verdict";
import { OffsetSum } from "../numbers/sums";
import { measureLog } from "../numbers/log-measures";
import { beyondEnd, findingOf, lagOf, transactionKey, type Subscription } from "../judge/subscription";
import { rankOf, rollUp, rollUpWell, type RolledUp, type RollUpEntry } from "./rollup";
import { isNoCommit, noCommit } from "../judge/rules/no-data";
import type { Reason } from "../words/sentences/facts";
import type { EvaluationSettings, GroupSettings } from "../words/settings";
import type { GroupSnapshot, PartitionTally, TopicSnapshot } from "./snapshot";
import type { Trend, TrendChoice } from "./trend";
import type { Place } from "./worst";
import type { Finding, Verdict } from "../judge/verdict";
import type { VerdictStore } from "../judge/verdict-store";
import { worstOfWell } from "./worst-of-well";
import type { WindowStore } from "../windows/window-store";

/** Key of a group-partition; the separator cannot stand in Kafka names. */
export const verdictKey = (group: string, topic: string, partition: number) => `${group}\0${topic}\0${partition}`;

/** A group's status, for `since`, and the partition that was to be looked at first, which stays while none is clearly worse. */
export type GroupBefore = Pick<GroupSnapshot, "status" | "since"> & Partial<Pick<GroupSnapshot, "worst">>;

export interface AssembleInput {
  cluster: string;
  poll: Poll;
  windows: WindowStore;
  /** Settings for a group on a topic. */
  settingsOf: (group: string, topic: string) => GroupSettings;
  /** Verdicts of the cycle before, empty at first; brought up to date. */
  verdicts: VerdictStore;
  /** Of the cycle before, by group name, what this one follows: copies, for a snapshot may hold on to its input. */
  before: ReadonlyMap<string, GroupBefore>;
  /** What goes in place of a verdict: of a moment of the past, what was reported then. */
  asReported?: (group: string, topic: string, partition: number, verdict: Verdict) => Verdict;
  /** The same of what a group's partitions add up to. */
  statusAsReported?: (group: string, rolled: RolledUp) => RolledUp;
  /** Groups that people set aside; none where absent. */
  isSetAside?: (group: string) => boolean;
  /** Takes in what a group has to draw; answers what works out its trend when somebody asks. */
  trendOf: (group: string, choice: TrendChoice) => () => Trend;
}

/** Snapshots of all groups. */
export const assembleGroups = (input: AssembleInput): GroupSnapshot[] => atOnce(assembling(input));

/** As `assembleGroups`, with a yield after each group: of a large cluster they take longer than a page should wait. */
export function* assembling(input: AssembleInput): Generator<undefined, GroupSnapshot[]> {
  const { poll, verdicts } = input;
  const topics = new Map(poll.topics.map((topic) => [topic.topic, topic]));
  const committed = new Map<string, Committed[]>();
  for (const entry of poll.committed) {
    const list = committed.get(entry.group);
    if (list) list.push(entry);
    else committed.set(entry.group, [entry]);
  }
  const transactions = new Map(poll.openTransactions.map((open) => [transactionKey(open.topic, open.partition), open]));
  const names = new Map<string, string[]>();
  const nothing = noCommit(poll.at);
  const groups: GroupSnapshot[] = [];
  for (const state of poll.groups) {
    const subscriptions = subscriptionsOf(
      input,
      state,
      committed.get(state.group) ?? [],
      topics,
      transactions,
      nothing,
    );
    names.set(
      state.group,
      subscriptions.map(({ topic }) => topic),
    );
    groups.push(assembleGroup(input, state, subscriptions, nothing));
    yield;
  }
  verdicts.keepOnly(names);
  return groups;
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
    measure: (partition) =>
      measureLog(
        windows.logReadings(topic.topic, partition),
        windows.logsOf(topic.topic)?.startsOf(partition) ?? [],
        at,
      ),
  }));
}

function subscriptionsOf(
  { windows, poll }: AssembleInput,
  state: GroupState,
  committed: Committed[],
  topics: ReadonlyMap<string, TopicOffsets>,
  transactions: ReadonlyMap<string, OpenTransaction>,
  uncommitted: Finding,
): Subscription[] {
  const owners = ownersOf(state, topics);
  const read = new Map(committed.map((entry) => [entry.topic, entry]));
  return [...new Set([...read.keys(), ...owners.keys()])].sort().map((topic) => {
    const logs = topics.get(topic);
    const own = owners.get(topic) ?? [];
    const entry = read.get(topic);
    // A partition that is owned exists, even where the topic cannot be seen and nothing is committed.
    const count = Math.max(logs?.logEnd.length ?? 0, entry?.offsets.length ?? 0, own.length);
    const at = { windows, transactions, now: poll.at, unread: poll.unread.get(state.group) ?? null };
    return {
      state,
      topic,
      count,
      logs,
      committed: entry,
      owners: own,
      verdicts: [],
      skipped: null,
      uncommitted,
      ...at,
    };
  });
}

/** What one pass over a group's partitions adds up. */
class Sums {
  readonly lag = new OffsetSum();
  unknown = 0;
  worst: { subscription: Subscription; partition: number; lag: bigint } | null = null;
  /** The first on which nothing is committed. */
  uncommitted: { topic: string; partition: number } | null = null;
  readonly statuses: PartitionTally["statuses"] = {};
  /** True while nothing is wrong anywhere, but that nothing may be committed. */
  well = true;
  steady = true;
}

function assembleGroup(
  input: AssembleInput,
  state: GroupState,
  subscriptions: Subscription[],
  nothing: Finding,
): GroupSnapshot {
  const now = input.poll.at;
  const sums = new Sums();
  let partitions = 0;
  for (const subscription of subscriptions) {
    const list = input.verdicts.ofTopic(state.group, subscription.topic);
    if (list.length !== subscription.count) list.length = subscription.count;
    const settings = input.settingsOf(state.group, subscription.topic);
    const ground = groundOf(settings, input.verdicts, subscription, nothing);
    for (let partition = 0; partition < subscription.count; partition++)
      judgePartition(ground, partition, list, sums, input.asReported);
    // A copy: verdicts are replaced in the next cycle, and this one's snapshot must not change by that.
    subscription.verdicts = list.slice();
    partitions += subscription.count;
  }
  const lag = { value: sums.unknown < partitions ? sums.lag.value : null, unknown: sums.unknown };
  const before = input.before.get(state.group);
  const worst = sums.worst && worstOfWell(sums.worst, before?.worst ?? null, subscriptions);
  const judged =
    sums.well && worst && lag.value !== null
      ? rollUpWell({
          ...{ partitions, lag },
          worst: sums.uncommitted ?? worst,
          findings: () => (sums.uncommitted ? findingsOf(subscriptions) : []),
        })
      : rollUp(entriesOf(input, subscriptions), now, lackOf(input, state), before?.worst);
  const rolled = input.statusAsReported?.(state.group, judged) ?? judged;
  // A clock that was set back must not leave a beginning in the future.
  const since = before && before.status === rolled.status ? Math.min(before.since, now) : now;
  const trend = input.trendOf(state.group, trendChoice(input, subscriptions, rolled.worst, sums));
  const { statuses, steady } = sums;
  const { cluster } = input;
  const muted = rolled.muted || input.isSetAside?.(state.group) === true;
  return new AssembledGroup({ cluster, state, rolled, muted, since, lag, subscriptions, statuses, steady, trend });
}

/** The partition to draw: the one to look at first, unless nothing is committed there; then there is no line. */
function trendChoice(
  { windows }: AssembleInput,
  subscriptions: readonly Subscription[],
  first: Place | null,
  { worst }: Sums,
): TrendChoice {
  const of = ({ topic }: Place) => subscriptions.find((subscription) => subscription.topic === topic);
  const committedOf = (place: Place) => of(place)?.committed?.offsets[place.partition] ?? null;
  const lagging = worst && { topic: worst.subscription.topic, partition: worst.partition };
  const chosen = first !== null && committedOf(first) !== null ? first : lagging;
  const rank = ({ verdicts }: Subscription, partition: number) => {
    const verdict = verdicts[partition];
    return verdict ? rankOf(verdict) : 0;
  };
  return {
    worst: chosen,
    rank: chosen ? rank(of(chosen)!, chosen.partition) : 0,
    read: (place) => {
      const subscription = of(place);
      if (!subscription || place.partition >= subscription.count) return null;
      const { logs, committed } = subscription;
      const logEnd = logs?.logEnd[place.partition] ?? null;
      const lag = lagAt(logs, committed, place.partition);
      const read = { logEnd, committed: logEnd === null || lag === null ? null : logEnd - lag };
      return { ...read, rank: rank(subscription, place.partition) };
    },
    past: ({ topic, partition }) => windows.window(subscriptions[0]!.state.group, topic, partition),
  };
}

/** Judges one partition and adds it to the sums. */
function judgePartition(
  ground: Ground,
  partition: number,
  verdicts: (Verdict | undefined)[],
  sums: Sums,
  asReported: AssembleInput["asReported"],
): void {
  const { subscription, settings } = ground;
  const { logs, committed: entry } = subscription;
  const committed = entry?.offsets[partition] ?? null;
  const logEnd = logs?.logEnd[partition] ?? null;
  const logStart = logs?.logStart[partition] ?? null;
  const markers = entry?.markers?.[partition] ?? 0n;
  const brokerLag = entry?.lags?.[partition] ?? null;
  const lag = plainLag(committed, logStart, logEnd, markers, brokerLag);
  if (lag === null) sums.unknown++;
  else if (lag > 0n) sums.lag.add(lag);
  if (sums.worst === null || (lag ?? -1n) > sums.worst.lag) sums.worst = { subscription, partition, lag: lag ?? -1n };
  if (committed !== null && logStart !== null && committed < logStart) sums.steady = false;
  const beyond = lag === 0n && brokerLag === null && committed! > logEnd!;
  if (beyond || ground.beyond !== undefined) followBeyond(ground, partition, beyond, sums);
  const earlier = verdicts[partition];
  const before = earlier?.partitionStatus;
  const allowed = allowing(doneBeyond(committed, logEnd, markers, brokerLag), settings);
  const judged =
    lag === null
      ? verdictUnread(ground, partition, committed, earlier, allowed)
      : verdictOf(ground, partition, committed, earlier, allowed);
  const verdict = asReported ? asReported(subscription.state.group, subscription.topic, partition, judged) : judged;
  verdicts[partition] = verdict;
  const status = verdict.partitionStatus;
  sums.statuses[status] = (sums.statuses[status] ?? 0) + 1;
  const well = verdict.consumerStatus === "OK" && status === "OK" && verdict.finding === null;
  if (!well && committed === null && isNoCommit(verdict.finding))
    sums.uncommitted ??= { topic: subscription.topic, partition };
  else if (!well) sums.well = false;
  // Others that lack a lag are well only by what was read before.
  if (settings.mute || (well && lag === null)) sums.well = false;
  const steady = earlier ? before === status : status === "OK" || status === "UNKNOWN";
  if (!steady) sums.steady = false;
}

/** Remembers where the log ended when a committed offset was first found beyond it, and tells once the log has passed it. */
function followBeyond(
  { subscription, store, beyond: earlier }: Ground,
  partition: number,
  beyond: boolean,
  sums: Sums,
): void {
  const known = earlier?.get(partition);
  const committed = subscription.committed?.offsets[partition] ?? null;
  const logEnd = subscription.logs?.logEnd[partition] ?? null;
  if (beyond) sums.well = false;
  if (committed === null || logEnd === null || beyond === Boolean(known)) return;
  sums.steady = false;
  if (beyond) store.keepBeyond(subscription, partition, { from: logEnd, offset: committed });
  else {
    earlier!.delete(partition);
    // A group that was set back, or began anew, skips nothing.
    if (committed >= known!.offset) subscription.skipped = new Map(subscription.skipped).set(partition, known!);
  }
}

/** Why partitions of a group may not be known at all; null where all are. */
function lackOf({ poll }: AssembleInput, { group, members }: GroupState): Reason | null {
  return poll.unread.get(group) ?? (members.known ? null : members.reason);
}

/** All findings, in the order of topics and partitions. */
const findingsOf = (subscriptions: readonly Subscription[]): GroupSnapshot["findings"] =>
  subscriptions.flatMap((subscription) =>
    subscription.verdicts.flatMap((_, partition) => {
      const finding = findingOf(subscription, partition);
      return finding ? [{ topic: subscription.topic, partition, finding }] : [];
    }),
  );

/** All partitions of a group as the roll-up weighs them. */
function entriesOf(input: AssembleInput, subscriptions: readonly Subscription[]): RollUpEntry[] {
  return subscriptions.flatMap((subscription) => {
    const { state, topic, count, verdicts } = subscription;
    const muted = input.settingsOf(state.group, topic).mute;
    return Array.from({ length: count }, (_, partition) => {
      const beyond = beyondEnd(subscription, partition);
      return {
        topic,
        partition,
        verdict: verdicts[partition]!,
        lag: lagOf(subscription, partition).lag,
        beyond,
        muted,
      };
    });
  });
}

/** Settings under which so many offsets that are done with are no lag. */
function allowing(done: bigint, settings: EvaluationSettings): EvaluationSettings {
  return done === 0n ? settings : { ...settings, floorRecords: Math.max(settings.floorRecords, Number(done)) };
}

/** Owner's member id by topic and partition. */
function ownersOf(state: GroupState, topics: ReadonlyMap<string, TopicOffsets>): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  if (!state.members.known) return owners;
  for (const member of state.members.value) {
    if (!member.assignment.known) continue;
    for (const { topic, partitions } of member.assignment.value) {
      const byPartition = owners.get(topic) ?? [];
      const limit = topics.get(topic)?.logEnd.length ?? Infinity;
      for (const partition of partitions) if (partition < limit) byPartition[partition] = member.memberId;
      owners.set(topic, byPartition);
    }
  }
  return owners;
}
