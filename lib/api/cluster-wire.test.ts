import { expect, it } from "vitest";
import type { TopicOffsets } from "@/lib/core/words/collection";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { clusterSummary } from "./contract";
import { toClusterSummary } from "./wire";

const broker = (id: number) => ({ id, host: `kafka-${id}`, port: 9092, rack: null });

/** Broker 1 leads two partitions, broker 2 one and is out of sync on another; the leader of the last one is away. */
const offsets: TopicOffsets = {
  ...{ topic: "orders", topicId: null, internal: false, at: 1000, problems: {} },
  ...{ logStart: [0n, 0n, 0n, null], logEnd: [9n, 9n, 9n, null] },
  leader: [1, 1, 2, -1],
  replicas: [[1, 2], [1, 2], [2], [3]],
  inSyncReplicas: [[1, 2], [1], [2], []],
};

const snapshot: ClusterSnapshot = {
  ...{ cluster: "lab", at: 1000, health: { reachable: true, since: 0, reason: null }, intervalMs: 5000 },
  ...{ clusterId: null, controllerId: 1, brokers: [broker(1), broker(2)], problems: [], cycle: null, groups: [] },
  stream: { state: "running", reason: null, since: 0, records: 0, skipped: 0 },
  topics: [{ topic: "orders", topicId: null, internal: false, partitions: 4, offline: [3], offsets }],
};

it("tells what each broker leads, and how many of its replicas are in sync", () => {
  const { brokers } = clusterSummary.parse(toClusterSummary(snapshot));
  expect(brokers.map(({ id, leads, replicas, inSync }) => [id, leads, replicas, inSync])).toEqual([
    [1, 2, 2, 2],
    [2, 1, 3, 2],
  ]);
});

it("leaves out what nobody read", () => {
  const topics = snapshot.topics.map(({ offsets: _offsets, ...topic }) => topic);
  const { brokers } = toClusterSummary({ ...snapshot, topics });
  expect(brokers).toEqual([broker(1), broker(2)]);
});
