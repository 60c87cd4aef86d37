/**
 * Snapshots for tests, made as a monitor makes them: what a poll would have read goes through the real windows and the real
 * assembly. They are frozen, so that a reader or a later cycle that changes one is found out.
 */
import { known, type Known } from "../words/known";
import type { Committed, GroupState, Member, Poll, StreamHealth, TopicOffsets } from "../words/collection";
import { DEFAULT_EVALUATION, type GroupSettings } from "../words/settings";
import type { Millis } from "../words/terms";
import { sumKnown } from "../numbers/sums";
import { recordsBetween } from "../numbers/lag";
import { isUncommitted } from "../judge/rules/no-data";
import { VerdictStore } from "../judge/verdict-store";
import { WindowStore } from "../windows/window-store";
import { assembleGroups, assembleTopics, type GroupBefore } from "./assemble";
import type {
  Backlog,
  ClusterSnapshot,
  GroupSnapshot,
  PartitionSnapshot,
  PartitionTally,
  TopicStanding,
} from "./snapshot";
import { followMissing, type Before } from "./missing-brokers";
import { TrendStore } from "./trend";

/** One partition's log. */
export interface GivenLog {
  /** From its beginning where absent. */
  start?: bigint | null;
  end: bigint | null;
  /** Broker 1 where absent, and nobody else; -1: none. */
  leader?: number;
  replicas?: number[];
  inSync?: number[];
}

/** A group; what is absent is of an everyday one: classic, stable, without members. */
export interface GivenGroup extends Partial<Omit<GroupState, "group">> {
  group: string;
  /** Committed offsets by topic and partition. */
  committed?: Record<string, (bigint | null)[]>;
}

/** What a poll reads: the logs by topic, and groups on them. All else that a poll tells may be given as it is. */
export interface GivenPoll extends Partial<Omit<Poll, "topics" | "groups">> {
  logs?: Record<string, GivenLog[]>;
  topics?: TopicOffsets[];
  on?: GivenGroup[];
  groups?: GroupState[];
}

const NO_BACKLOG: Backlog = { waiting: 0, oldest: null, bytes: 0, dropped: 0, failing: false };

const RUNNING: StreamHealth = { state: "running", reason: null, since: 0, records: 0, skipped: 0 };

/** A member that owns these partitions of topics. */
export const memberOf = (memberId: string, owned: Record<string, number[]> = {}, host = "/127.0.0.1"): Member => ({
  ...{ memberId, instanceId: null, clientId: memberId, host },
  assignment: known(Object.entries(owned).map(([topic, partitions]) => ({ topic, partitions }))),
});

/** The logs of a topic as a poll reads them. */
export function topicOf(topic: string, logs: readonly GivenLog[], at: Millis): TopicOffsets {
  return {
    ...{ topic, topicId: topic, internal: false, at, problems: {}, lastStable: null, compacted: false },
    logStart: logs.map(({ start = 0n, end }) => (end === null ? null : start)),
    logEnd: logs.map(({ end }) => end),
    leader: logs.map(({ leader = 1 }) => leader),
    replicas: logs.map(({ replicas = [1] }) => replicas),
    inSyncReplicas: logs.map(({ inSync, replicas = [1] }) => inSync ?? replicas),
  };
}

/** A poll in which all was read that is given, and nothing else is there. */
export function pollOf({ at = 0, logs = {}, on = [], ...given }: GivenPoll = {}): Poll {
  return {
    ...{ startedAt: at, at, finishedAt: at, clusterId: "id", controllerId: 1, brokers: [], problems: [] },
    ...{ hiddenGroups: 0, unread: new Map(), openTransactions: [], phases: {}, cpu: {}, requests: 0 },
    topics: Object.entries(logs).map(([topic, of]) => topicOf(topic, of, at)),
    groups: on.map(({ committed: _, ...state }) => ({
      ...{ type: "classic", state: "Stable", assignor: "range", generation: 1, coordinator: 1, members: known([]) },
      ...state,
    })),
    committed: on.flatMap(({ group, committed = {} }) =>
      Object.entries(committed).map(([topic, offsets]): Committed => ({ group, topic, offsets })),
    ),
    ...given,
  };
}

export interface TestClusterOptions {
  cluster?: string;
  windowMs?: Millis;
  settingsOf?: (group: string, topic: string) => GroupSettings;
  isSetAside?: (group: string) => boolean;
  /** What a process goes on from after a restart. */
  known?: Recalled;
}

interface Recalled {
  windows: WindowStore;
  trends: TrendStore;
  verdicts: VerdictStore;
  groups: Map<string, Pick<GroupSnapshot, "status" | "since">>;
}

/** A cluster that is watched cycle by cycle. */
export class TestCluster {
  readonly windows: WindowStore;
  private readonly verdicts: VerdictStore;
  private readonly trends: TrendStore;
  private before: Map<string, GroupBefore>;
  private earlier: Before = { at: null, brokers: [], missingBrokers: [] };

  constructor(private readonly options: TestClusterOptions = {}) {
    const { known: recalled, windowMs = DEFAULT_EVALUATION.windowMs } = options;
    this.windows = recalled?.windows ?? new WindowStore(windowMs);
    this.verdicts = recalled?.verdicts ?? new VerdictStore();
    this.trends = recalled?.trends ?? new TrendStore();
    this.before = recalled?.groups ?? new Map<string, GroupBefore>();
  }

  /** The snapshot after one more poll. `meanwhile` runs between the reading and the judgement, where a stream tells of commits. */
  take(poll: Poll, meanwhile = () => {}): ClusterSnapshot {
    const { cluster = "lab", settingsOf = () => DEFAULT_EVALUATION, isSetAside } = this.options;
    const { windows, verdicts, before } = this;
    windows.addPoll(poll);
    meanwhile();
    const trendOf = this.trends.taking(poll.at);
    const groups = assembleGroups({ cluster, poll, windows, settingsOf, verdicts, before, trendOf, isSetAside });
    this.before = new Map(groups.map(({ group, status, since, worst }) => [group, { status, since, worst }]));
    const { at, clusterId, controllerId, brokers, problems, hiddenGroups, openTransactions } = poll;
    const topics = assembleTopics(poll, windows);
    const missingBrokers = followMissing(this.earlier, { at, brokers, topics });
    this.earlier = { at, brokers, missingBrokers };
    return frozen({
      ...{ cluster, at, clusterId, controllerId, brokers, problems, hiddenGroups, openTransactions, groups },
      ...{ health: { reachable: true, since: 0, reason: null, said: null }, intervalMs: 5000, stream: RUNNING },
      reach: { bootstrap: ["kafka-1:9092"], secured: false },
      ...{ cycle: null, backlog: NO_BACKLOG, topics, missingBrokers },
    });
  }

  /** The snapshot after one more poll that reads this. */
  cycle(given: GivenPoll): ClusterSnapshot {
    return this.take(pollOf(given));
  }
}

/** The snapshot of a cluster that was read once. */
export const snapshotOf = (given: GivenPoll = {}, cluster?: string): ClusterSnapshot =>
  new TestCluster({ cluster }).cycle(given);

/** A group of a cluster that was read once. */
export const groupOf = (given: GivenGroup, rest: Omit<GivenPoll, "on"> = {}): GroupSnapshot =>
  snapshotOf({ ...rest, on: [given] }).groups[0]!;

/** An assembled group of which a test makes up some things. Those do not follow from one another. */
export const madeUp = (group: GroupSnapshot, over: Partial<GroupSnapshot>): GroupSnapshot =>
  Object.create(group, Object.getOwnPropertyDescriptors(over)) as GroupSnapshot;

/** An assembled group with made-up partitions of one topic; its counts and sums follow from these. */
export function withPartitions(
  group: GroupSnapshot,
  partitions: PartitionSnapshot[],
  over: Partial<GroupSnapshot> = {},
): GroupSnapshot {
  const topic = partitions[0]!.topic;
  return madeUp(group, {
    subscriptions: [{ topic, partitions }],
    tally: () => tallyOf(topic, partitions),
    standings: () => [standingOf(topic, partitions)],
    steady: false,
    ...over,
  });
}

function tallyOf(topic: string, partitions: readonly PartitionSnapshot[]): PartitionTally {
  const statuses: PartitionTally["statuses"] = {};
  for (const { status } of partitions) statuses[status] = (statuses[status] ?? 0) + 1;
  const commits = partitions.flatMap(({ lastCommitAt }) => lastCommitAt ?? []);
  const lastCommitAt = commits.length > 0 ? Math.max(...commits) : null;
  return { topics: [topic], partitions: partitions.length, statuses, lastCommitAt };
}

function standingOf(topic: string, partitions: readonly PartitionSnapshot[]): TopicStanding {
  const valueOf = (of: Known<bigint>) => (of.known ? of.value : null);
  const sumOf = (value: (of: PartitionSnapshot) => bigint | null) => sumKnown(partitions.map(value)).value;
  return {
    topic,
    lags: partitions.map(({ lag }) => valueOf(lag)),
    committed: sumOf(({ committed }) => valueOf(committed)),
    lost: sumOf(({ lost }) => valueOf(lost)),
    uncommitted: sumOf(({ committed, finding, logStart, logEnd }) => {
      if (!logStart.known || !logEnd.known || !(committed.known || isUncommitted(finding))) return null;
      return committed.known ? 0n : recordsBetween(logStart.value, logEnd.value);
    }),
    beyondEnd: sumOf(({ beyondEnd, lag }) => beyondEnd ?? (lag.known ? 0n : null)),
    lostAt: partitions.find(({ lost }) => lost.known && lost.value > 0n)?.partition ?? null,
  };
}

/** What a group works out when it is asked, and holds from then on: it must be able to. */
const ITS_OWN: readonly string[] = ["facts", "rates", "drawn", "pictures"];

/**
 * A snapshot that nobody can change any more: everything in it, and in the polled arrays that it is made of. What a group keeps
 * to itself to work out views goes on.
 */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (plain) Object.freeze(value);
  for (const [key, one] of Object.entries(value)) {
    if (ITS_OWN.includes(key) && !plain) continue;
    frozen(one);
    if (!plain) Object.defineProperty(value, key, { writable: false, configurable: false });
  }
  return value;
}
