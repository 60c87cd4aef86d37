/**
 * Polls one cluster: groups and their members, then committed offsets, and the log end offsets after these, so that lag
 * is never negative. The number of requests grows with the brokers and with the groups divided by the batch size,
 * never with topics or partitions.
 */
import type { Broker, CollectionProblem, Poll, TopicOffsets } from "@/lib/core/words/collection";
import { messageOf } from "@/lib/core/words/sentences/english";
import { plain, say, type Reason } from "@/lib/core/words/sentences/facts";
import { ReasonError } from "@/lib/core/words/sentences/reason-error";
import type { Millis } from "@/lib/core/words/terms";
import { readCommitted } from "./committed-offsets";
import { ClusterIdentity } from "./cluster-identity";
import { Connections } from "./connections";
import { Coordinators } from "./coordinators";
import { ClusterError } from "./errors";
import { GroupMemory } from "./group-memory";
import { listGroups } from "./groups";
import { LogStarts } from "./log-starts";
import { LOG_END, readLogOffsets, type OffsetsByTopic } from "./log-offsets";
import { MarkerTails } from "./marker-tails";
import { readMembers } from "./members";
import { readMetadata } from "./metadata";
import type { TopicMetadata } from "./metadata-codec";
import { createScope } from "./name-filter";
import { OpenTransactions } from "./open-transactions";
import { summarise, type Unread } from "./problem-summary";
import { RealPartitions } from "./real-partitions";
import type { ClusterSettings } from "./settings";
import { readShareOffsets } from "./share-offsets";
import { SlowGroups } from "./slow-groups";
import { TopicPolicies } from "./topic-policies";
import { SubscriptionMemory } from "./subscription-memory";
import { throttleProblem } from "./throttle";
import { UnlistedGroups } from "./unlisted-groups";

const LOG_OFFSETS: Unread = { what: "log offsets", facts: "log offsets", of: "partition" };

export interface AdminSource {
  /** One moment of the cluster. Rejects with a `ClusterError` when no broker answers; anything less is a problem inside. */
  poll(now: () => Millis): Promise<Poll>;
  close(): Promise<void>;
}

/** A poller for one cluster; connects on the first poll. */
export function createAdminSource(
  name: string,
  settings: ClusterSettings,
  unlisted = new UnlistedGroups(),
  identity = new ClusterIdentity(settings.clusterId),
): AdminSource {
  const connections = new Connections(settings, identity);
  const coordinators = new Coordinators(connections);
  const memory = new GroupMemory();
  const subscriptions = new SubscriptionMemory();
  const logStarts = new LogStarts();
  const transactions = new OpenTransactions();
  const policies = new TopicPolicies();
  const markerTails = new MarkerTails();
  const slow = new SlowGroups(
    (requestTimeoutMs) => new Connections({ ...settings, requestTimeoutMs }, identity),
    settings,
  );
  const real = new RealPartitions();
  const scope = createScope(settings);
  let brokers: Broker[] = [];

  async function poll(now: () => Millis): Promise<Poll> {
    const startedAt = now();
    const requestsBefore = connections.requests + slow.requests;
    const throttledBefore = connections.throttledMs;
    const timed = stopwatch();

    const metadata = await timed("metadata", readMetadata(connections, settings.brokers, brokers)).catch((error) => {
      throw new ClusterError(name, settings.brokers, error);
    });
    // What is known of the cluster may have come after its connections were opened.
    try {
      identity.check(settings.brokers.join(", "), metadata.clusterId);
    } catch (error) {
      throw new ClusterError(name, settings.brokers, error);
    }
    brokers = metadata.brokers;
    real.begin(metadata.topics);
    const hidden = new Set(metadata.topics.flatMap((t) => (scope.topic(t.topic, t.internal) ? [] : [t.topic])));
    const topics = metadata.topics.filter(({ topic }) => !hidden.has(topic));

    coordinators.begin(brokers, metadata.topics);
    const list = await timed("groups", listGroups(connections, brokers, coordinators));
    let hiddenGroups = 0;
    for (const group of list.groups.keys()) {
      if (scope.hidesInternal(group)) hiddenGroups++;
      if (!scope.group(group)) list.groups.delete(group);
    }
    unlisted.carry(list.groups, brokers, coordinators);
    const missing = memory.reconcile(list, brokers, metadata.topics);
    const asking = { connections, coordinators, real };
    await timed("groups", unlisted.find(list.groups, memory.gone, asking));
    const groups = [...list.groups.values()];

    // What moves least is read first: a commit is on the screen the sooner, the less is read after the offsets.
    const members = await timed("members", readMembers(connections, coordinators, groups));
    real.boundMembers(members.groups);
    const starts = await timed("logOffsets", logStarts.read(connections, brokers, topics, now()));
    // Share groups have no committed offsets: their progress is kept per record, and asked for by a request of its own.
    const committing = groups.filter(({ type }) => type !== "share");
    const read = await timed(
      "committed",
      readCommitted(connections, brokers, committing, { coordinators, slow, real }),
    );
    const subscribed = [...read.committed, ...subscriptions.missing(read)];
    const committed = subscribed.filter(({ topic }) => !hidden.has(topic) && scope.topic(topic));
    const shared = await timed("committed", readShareOffsets(connections, coordinators, groups, real));
    const sharedCommitted = shared.committed.filter(({ topic }) => !hidden.has(topic) && scope.topic(topic));
    const unread = new Map([...read.unread, ...shared.unread]);
    unlisted.settle(new Set([...read.committed, ...shared.committed].map(({ group }) => group)), unread);
    const ends = await timed("logOffsets", readLogOffsets(connections, brokers, topics, LOG_END));
    if (list.missing.size === brokers.length && !anyKnown(ends))
      throw new ClusterError(name, settings.brokers, unreadable(brokers, list.problems));
    const at = now();
    const open = await timed("logOffsets", transactions.read(connections, brokers, topics, ends, at));
    const consumed = new Set([...committed, ...sharedCommitted].map(({ topic }) => topic));
    const compacted = await timed("logOffsets", policies.compacted(connections, brokers, consumed, at));
    const marked = await timed("logOffsets", markerTails.mark(connections, brokers, topics, ends, committed));

    return {
      startedAt,
      at,
      finishedAt: now(),
      clusterId: metadata.clusterId,
      controllerId: metadata.controllerId,
      brokers,
      topics: topics.map((topic) => ({
        ...joinTopic(topic, ends, starts, at),
        lastStable: open.lastStable.get(topic.topic) ?? null,
        compacted: compacted.has(topic.topic),
      })),
      groups: members.groups,
      hiddenGroups,
      committed: [...marked, ...sharedCommitted],
      unread,
      openTransactions: open.open,
      problems: [
        ...identity.problems(),
        ...visibility(metadata.topics),
        ...connections.problems(at),
        ...list.problems,
        ...missing,
        ...read.problems,
        ...shared.problems,
        ...open.problems,
        ...summarise(LOG_OFFSETS, unreadPartitions(ends)),
        ...members.problems,
        ...real.problems(),
        ...throttleProblem(connections.throttledMs - throttledBefore),
      ],
      phases: timed.phases,
      cpu: timed.cpu,
      requests: connections.requests + slow.requests - requestsBefore,
    };
  }

  return { poll, close: async () => void (await Promise.all([connections.close(), slow.close()])) };
}

const LEFT_OUT = plain("kafka.left-out");
const OFFSET_UNKNOWN = plain("kafka.offset-unknown");

/** One topic's metadata and offsets as the core wants them: one slot per partition, null and a reason where unknown. */
function joinTopic(
  topic: TopicMetadata,
  ends: OffsetsByTopic,
  starts: OffsetsByTopic,
  at: Millis,
): Omit<TopicOffsets, "lastStable" | "compacted"> {
  const problems: Record<number, Reason> = {};
  const offsetsOf = (offsets: OffsetsByTopic) =>
    topic.partitions.map((_, partition) => {
      const entry = offsets.get(topic.topic)?.[partition] ?? { problem: LEFT_OUT };
      if ("offset" in entry && entry.offset >= 0n) return entry.offset;
      problems[partition] ??= "problem" in entry ? entry.problem : OFFSET_UNKNOWN;
      return null;
    });
  return {
    topic: topic.topic,
    topicId: topic.topicId,
    internal: topic.internal,
    at,
    logEnd: offsetsOf(ends),
    logStart: offsetsOf(starts),
    leader: topic.partitions.map(({ leader }) => leader),
    replicas: topic.partitions.map(({ replicas }) => replicas),
    inSyncReplicas: topic.partitions.map(({ inSyncReplicas }) => inSyncReplicas),
    problems,
  };
}

const anyKnown = (offsets: OffsetsByTopic) =>
  [...offsets.values()].some((partitions) => partitions.some((entry) => entry && "offset" in entry));

/** When one address answers and no broker can be reached by its own: a wrong advertised.listeners, most of the time. */
function unreadable(brokers: readonly Broker[], problems: readonly CollectionProblem[]): Error {
  const names = brokers.map(({ host, port }) => `${host}:${port}`).join(", ") || "nothing";
  return new ReasonError(say("network.unadvertised", { names, first: problems[0]?.said ?? null }));
}

/** Brokers leave out what a user may not see, and say nothing: a cluster without any topic is suspicious. */
function visibility(topics: readonly TopicMetadata[]): CollectionProblem[] {
  if (topics.length > 0) return [];
  const rights = (["topic", "group"] as const).map((resourceType) => ({
    ...{ operation: "Describe" as const, resourceType, name: "*" },
  }));
  return [{ what: "log offsets", subject: null, ...messageOf(say("problem.no-topic", {})), rights }];
}

/** Partitions whose log end offset is not known, with the reason. */
function* unreadPartitions(ends: OffsetsByTopic): Generator<[string, Reason]> {
  for (const [topic, partitions] of ends)
    for (const [partition, entry] of partitions.entries())
      if (entry && "problem" in entry) yield [`${topic}-${partition}`, entry.problem];
}

type Stopwatch = (<T>(phase: string, work: Promise<T>) => Promise<T>) &
  Record<"phases" | "cpu", Record<string, number>>;

/** Awaits work and adds its wall time, and the CPU time that the process used meanwhile, to the phase's; both in ms. */
function stopwatch(): Stopwatch {
  const phases: Record<string, number> = {};
  const cpu: Record<string, number> = {};
  let last = performance.now();
  let lastCpu = process.cpuUsage();
  const timed = async <T>(phase: string, work: Promise<T>): Promise<T> => {
    const result = await work;
    const end = performance.now();
    const { user, system } = process.cpuUsage(lastCpu);
    phases[phase] = (phases[phase] ?? 0) + end - last;
    cpu[phase] = (cpu[phase] ?? 0) + (user + system) / 1000;
    last = end;
    lastCpu = process.cpuUsage();
    return result;
  };
  return Object.assign(timed, { phases, cpu });
}
