/**
 * Polls one cluster: groups and their committed offsets first, the log end offsets after, so that lag is never
 * negative. The number of requests grows with the brokers and with the groups divided by the batch size,
 * never with topics or partitions.
 */
import type { Broker, CollectionProblem, Poll, TopicOffsets } from "@/lib/core/collection";
import type { Millis } from "@/lib/core/terms";
import { readCommitted } from "./committed-offsets";
import { Connections } from "./connections";
import { ClusterError } from "./errors";
import { GroupMemory } from "./group-memory";
import { listGroups } from "./groups";
import { LogStarts } from "./log-starts";
import { LOG_END, readLogOffsets, type OffsetsByTopic } from "./log-offsets";
import { readMembers } from "./members";
import { readMetadata, type TopicMetadata } from "./metadata";
import { compileFilter } from "./name-filter";
import type { ClusterSettings } from "./settings";

export interface AdminSource {
  /** One moment of the cluster. Rejects with a `ClusterError` when no broker answers; anything less is a problem inside. */
  poll(now: () => Millis): Promise<Poll>;
  close(): Promise<void>;
}

/** A poller for one cluster; connects on the first poll. Throws when a secret or certificate cannot be read. */
export function createAdminSource(settings: ClusterSettings): AdminSource {
  const connections = new Connections(settings);
  const memory = new GroupMemory();
  const logStarts = new LogStarts();
  const groupWanted = compileFilter(settings.groups);
  const topicWanted = compileFilter(settings.topics);
  let brokers: Broker[] = [];

  async function poll(now: () => Millis): Promise<Poll> {
    const startedAt = now();
    const requestsBefore = connections.requests;
    const timed = stopwatch(now);

    const metadata = await timed("metadata", readMetadata(connections, settings.brokers, brokers)).catch((error) => {
      throw new ClusterError(settings.brokers, error);
    });
    brokers = metadata.brokers;
    const hidden = new Set(settings.showInternal ? [] : metadata.topics.flatMap((t) => (t.internal ? [t.topic] : [])));
    const shown = (topic: string) => !hidden.has(topic) && topicWanted(topic);
    const topics = metadata.topics.filter(({ topic }) => shown(topic));

    const list = await timed("groups", listGroups(connections, brokers));
    for (const name of list.groups.keys()) if (!groupWanted(name)) list.groups.delete(name);
    const missing = memory.reconcile(list, brokers, metadata.topics);
    const groups = [...list.groups.values()];

    // Share groups have no committed offsets: their progress is kept per record, elsewhere.
    const committing = groups.filter(({ type }) => type !== "share");
    const committed = await timed("committed", readCommitted(connections, brokers, committing));
    const ends = await timed("logOffsets", readLogOffsets(connections, brokers, topics, LOG_END));
    const at = now();
    const starts = await timed("logOffsets", logStarts.read(connections, brokers, topics, at));
    const members = await timed("members", readMembers(connections, brokers, groups));

    const problems: CollectionProblem[] = [
      ...list.problems,
      ...missing.problems,
      ...committed.problems,
      ...members.problems,
    ];
    return {
      startedAt,
      at,
      finishedAt: now(),
      clusterId: metadata.clusterId,
      controllerId: metadata.controllerId,
      brokers,
      topics: topics.map((topic) => joinTopic(topic, ends, starts, at)),
      groups: [...members.groups, ...missing.away],
      committed: committed.committed.filter(({ topic }) => shown(topic)),
      problems,
      phases: timed.phases,
      requests: connections.requests - requestsBefore,
    };
  }

  return { poll, close: () => connections.close() };
}

/** One topic's metadata and offsets as the core wants them: one slot per partition, null and a reason where unknown. */
function joinTopic(topic: TopicMetadata, ends: OffsetsByTopic, starts: OffsetsByTopic, at: Millis): TopicOffsets {
  const problems: Record<number, string> = {};
  const offsetsOf = (offsets: OffsetsByTopic) =>
    topic.partitions.map((_, partition) => {
      const entry = offsets.get(topic.topic)?.[partition] ?? { problem: "the broker's answer leaves it out" };
      if ("offset" in entry && entry.offset >= 0n) return entry.offset;
      problems[partition] ??= "problem" in entry ? entry.problem : "the broker does not know the offset";
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

type Stopwatch = (<T>(phase: string, work: Promise<T>) => Promise<T>) & { phases: Record<string, number> };

/** Awaits work and adds its wall time to the phase's. */
function stopwatch(now: () => Millis): Stopwatch {
  const phases: Record<string, number> = {};
  let last = now();
  const timed = async <T>(phase: string, work: Promise<T>): Promise<T> => {
    const result = await work;
    const end = now();
    phases[phase] = (phases[phase] ?? 0) + end - last;
    last = end;
    return result;
  };
  return Object.assign(timed, { phases });
}
