/** A stored moment in the form of a poll, with as much of it as is stored: the rest is unknown, or empty. */
import type { Committed, GroupState, Poll, TopicOffsets } from "../words/collection";
import { unknown } from "../words/known";
import { plain } from "../words/sentences/facts";
import type { StoredLogs, StoredTick } from "./stored-tick";

/** A subscription that was not read at the moment: so many partitions, whose offsets are unknown. */
interface UnreadSubscription {
  group: string;
  topic: string;
  count: number;
}

const NOT_STORED = plain("unknown.not-then");
const UNSTORED = unknown(NOT_STORED);

/** Who leads is not stored, but whether anybody does. */
export const leadersOf = ({ logEnd, leaderless }: Pick<StoredLogs, "logEnd" | "leaderless">): number[] => {
  const none = new Set(leaderless);
  return logEnd.map((_, partition) => (none.has(partition) ? -1 : 0));
};

export function pollThen({ at, topics, subscriptions }: StoredTick, unread: readonly UnreadSubscription[]): Poll {
  const read: Committed[] = [
    ...subscriptions.map(({ group, topic, committed }) => ({ group, topic, offsets: committed })),
    ...unread.map(({ group, topic, count }) => ({ group, topic, offsets: Array.from({ length: count }, () => null) })),
  ];
  return {
    ...{ startedAt: at, at, finishedAt: at, clusterId: null, controllerId: null, brokers: [], hiddenGroups: 0 },
    ...{ openTransactions: [], problems: [], phases: {}, cpu: {}, requests: 0 },
    unread: new Map(unread.map(({ group }) => [group, NOT_STORED])),
    topics: topics.map((logs) => logsThen(logs, at)),
    groups: [...new Set(read.map(({ group }) => group))].map(groupThen),
    committed: read,
  };
}

const groupThen = (group: string): GroupState => ({
  ...{ group, type: "unknown", state: null, assignor: null, generation: null, coordinator: null },
  members: UNSTORED,
});

function logsThen(logs: StoredLogs, at: number): TopicOffsets {
  const { topic, topicId, logStart, logEnd } = logs;
  const lacks = logEnd.flatMap((end, partition) => (end === null ? [[partition, plain("unknown.log-end-then")]] : []));
  return {
    ...{ topic, topicId, at, logStart, logEnd, internal: false, lastStable: null, compacted: false },
    leader: leadersOf(logs),
    replicas: logEnd.map(() => []),
    inSyncReplicas: logEnd.map(() => []),
    problems: Object.fromEntries(lacks) as TopicOffsets["problems"],
  };
}
