/** What becomes of answers for single partitions. */
import { expect, test } from "vitest";
import type { Broker } from "@/lib/core/words/collection";
import { plain } from "@/lib/core/words/sentences/facts";
import type { Connections } from "./connections";
import { LOG_END, readLogOffsets } from "./log-offsets";

const NOT_LEADER = 6;
const BROKER: Broker = { id: 1, host: "kafka-1", port: 9092, rack: null };

test("a leader that has moved since the metadata were read makes its partitions unknown, and no other", async () => {
  const partition = { leader: 1, replicas: [1], inSyncReplicas: [1], offlineReplicas: [] };
  const topics = [
    { errorCode: 0, topic: "orders", topicId: null, internal: false, partitions: [partition, partition] },
  ];
  const answer = [
    { partitionIndex: 0, errorCode: NOT_LEADER, offset: -1n },
    { partitionIndex: 1, errorCode: 0, offset: 7n },
  ];
  const connections = { call: () => Promise.resolve({ topics: [{ name: "orders", partitions: answer }] }) };
  const read = await readLogOffsets(connections as unknown as Connections, [BROKER], topics, LOG_END);
  expect(read.get("orders")).toEqual([{ problem: plain("kafka.leader-moving") }, { offset: 7n }]);
});

test("an answer about partitions that nobody asked for changes nothing, whatever their numbers", async () => {
  const partition = { leader: 1, replicas: [1], inSyncReplicas: [1], offlineReplicas: [] };
  const topics = [{ errorCode: 0, topic: "orders", topicId: null, internal: false, partitions: [partition] }];
  const answer = [0, 1, -1, 2_147_483_647].map((partitionIndex) => ({ partitionIndex, errorCode: 0, offset: 7n }));
  const connections = { call: () => Promise.resolve({ topics: [{ name: "orders", partitions: answer }] }) };
  const read = await readLogOffsets(connections as unknown as Connections, [BROKER], topics, LOG_END);
  expect(read.get("orders")).toHaveLength(1);
  expect(Object.keys(read.get("orders")!)).toEqual(["0"]);
});
