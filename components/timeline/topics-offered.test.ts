import { expect, it } from "vitest";
import { topicsOffered } from "./topics-offered";

const topic = (name: string, groupCount: number, cluster = "a", internal = false) => ({
  ...{ topic: name, groupCount, cluster, internal },
});
const topics = [
  ...[topic("idle", 0), topic("orders", 1), topic("payments", 2), topic("orders", 2, "b")],
  ...[topic("__consumer_offsets", 0, "a", true), topic("__transaction_state", 1, "a", true)],
];

it("offers each topic once, the most read first, and Kafka's own only where a group reads them", () => {
  expect(topicsOffered(topics, null, null)).toEqual([
    ["orders", 3],
    ["payments", 2],
    ["__transaction_state", 1],
    ["idle", 0],
  ]);
});

it("offers what one cluster has, and the chosen one even if it is gone", () => {
  expect(topicsOffered(topics, "b", "orders")).toEqual([["orders", 2]]);
  expect(topicsOffered(topics, "b", "deleted")).toEqual([
    ["orders", 2],
    ["deleted", 0],
  ]);
});
