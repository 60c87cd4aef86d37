import { expect, it } from "vitest";
import { snapshotOf, type GivenLog } from "@/lib/core/picture/test-snapshot";
import { clusterSummary } from "./contract";
import { toClusterSummary } from "./wire";

const broker = (id: number) => ({ id, host: `kafka-${id}`, port: 9092, rack: null });

/** Broker 1 leads two partitions, broker 2 one and is out of sync on another; the leader of the last one is away. */
const orders: GivenLog[] = [
  { end: 9n, leader: 1, replicas: [1, 2] },
  { end: 9n, leader: 1, replicas: [1, 2], inSync: [1] },
  { end: 9n, leader: 2, replicas: [2] },
  { end: null, leader: -1, replicas: [3], inSync: [] },
];

it("tells what each broker leads, and how many of its replicas are in sync", () => {
  const { brokers } = clusterSummary.parse(
    toClusterSummary(snapshotOf({ brokers: [broker(1), broker(2)], logs: { orders } })),
  );
  expect(brokers.map(({ id, leads, replicas, inSync }) => [id, leads, replicas, inSync])).toEqual([
    [1, 2, 2, 2],
    [2, 1, 3, 2],
  ]);
});
