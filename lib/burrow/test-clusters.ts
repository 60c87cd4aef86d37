/** Clusters made by hand for tests: log ends and commits go through the real windows. */
import { recordsBetween } from "@/lib/core/numbers/lag";
import { noCommit } from "@/lib/core/judge/rules/no-data";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import type { ClusterSnapshot, GroupSnapshot, PartitionSnapshot } from "@/lib/core/picture/snapshot";
import { known, unknown } from "@/lib/core/words/known";
import { WindowStore } from "@/lib/core/windows/window-store";
import type { WatchedCluster } from "./cluster";
import { plain } from "@/lib/core/words/sentences/facts";

/** When every first commit was made; its group commits every 10 s after it. */
export const FIRST = 1_795_457_260_000;
/** The moment of the snapshots. */
const NOW = 1_795_457_360_000;
const nothing = unknown(plain("unknown.not-measured"));

export interface Given {
  group: string;
  topic?: string;
  partition?: number;
  /** One commit every 10 s from FIRST on. */
  commits: bigint[];
  owner?: { host: string; clientId: string };
}

function partitionOf(
  { topic = "testtopic", partition = 0, owner, commits }: Given,
  ends: Record<string, (bigint | null)[]>,
): PartitionSnapshot {
  const [end, committed] = [ends[topic]?.[partition] ?? null, commits.at(-1)];
  const lag = end === null || committed === undefined ? nothing : known(recordsBetween(committed, end));
  const offsets = { committed: nothing, logEnd: nothing, logStart: nothing, lag, lost: nothing };
  const rates = { timeLag: nothing, produceRate: nothing, consumeRate: nothing, catchUp: nothing };
  const brokers = { leader: 1, replicas: [1], inSyncReplicas: [1] };
  // The statuses are Tidemark's own and must not be what is answered.
  const status = { status: "OFFLINE", consumerStatus: "UNKNOWN", since: NOW } as const;
  return {
    topic,
    partition,
    ...status,
    finding: committed === undefined ? noCommit(NOW) : null,
    ...offsets,
    ...rates,
    ...brokers,
    lastCommitAt: null,
    owner: owner ? "m" : null,
  };
}

function groupOf(cluster: string, name: string, all: Given[], ends: Record<string, (bigint | null)[]>): GroupSnapshot {
  const members = all.flatMap(({ owner }) =>
    owner ? [{ memberId: "m", instanceId: null, ...owner, assignment: nothing }] : [],
  );
  const topics = [...new Set(all.map(({ topic = "testtopic" }) => topic))];
  return {
    ...{ cluster, group: name, type: "classic", state: "Stable", assignor: null, generation: 1, coordinator: 1 },
    ...{ members: known(members), status: "UNKNOWN", since: NOW, case: null, why: "", findings: [], worst: null },
    ...{
      lag: { value: 0n, unknown: 0 },
      timeLag: nothing,
      produceRate: nothing,
      consumeRate: nothing,
      catchUp: nothing,
    },
    subscriptions: topics.map((topic) => ({
      topic,
      partitions: all
        .filter((given) => (given.topic ?? "testtopic") === topic)
        .map((given) => partitionOf(given, ends)),
    })),
    trend: { at: [], logEnd: [], committed: [] },
  };
}

/** A cluster of these topics and groups.
 *
 * @param topics log end offsets by partition, read once before all commits; null: never answered
 */
export function clusterOf(name: string, topics: Record<string, (bigint | null)[]>, given: Given[]): WatchedCluster {
  const store = new WindowStore(DEFAULT_EVALUATION.windowMs);
  for (const [topic, logEnd] of Object.entries(topics)) {
    const arrays = { logEnd, logStart: logEnd.map(() => 0n), leader: logEnd.map(() => 1) };
    store.addTopic({ topic, topicId: null, at: FIRST - 1000, ...arrays });
  }
  for (const { group, topic = "testtopic", partition = 0, commits } of given)
    commits.forEach((offset, i) => store.addCommit({ group, topic, partition, offset, at: FIRST + i * 10_000 }));
  const groups = [...new Set(given.map(({ group }) => group))];
  const snapshot: ClusterSnapshot = {
    ...{ cluster: name, at: NOW, health: { reachable: true, since: FIRST, reason: null }, intervalMs: 10_000 },
    ...{ clusterId: null, controllerId: 1, problems: [], cycle: null },
    brokers: [{ id: 1, host: "kafka01.example.com", port: 9092, rack: null }],
    stream: { state: "running", reason: null, since: FIRST, records: 0, skipped: 0 },
    topics: Object.entries(topics).map(([topic, ends]) => ({
      ...{ topic, topicId: null, internal: false, partitions: ends.length, offline: [] },
    })),
    groups: groups.map((group) =>
      groupOf(
        name,
        group,
        given.filter((one) => one.group === group),
        topics,
      ),
    ),
  };
  return {
    snapshot,
    windowOf: (group, topic, partition) => store.window(group, topic, partition),
    settingsOf: () => DEFAULT_EVALUATION,
  };
}
