import { expect, it } from "vitest";
import { findPartitions, partitionAsked } from "./palette-partitions";

const groups = [
  { cluster: "eu", group: "billing", topics: ["orders", "payments"] },
  { cluster: "eu", group: "fraud-check", topics: ["payments"] },
  { cluster: "us", group: "billing", topics: ["orders"] },
];
const topics = [
  { cluster: "eu", topic: "orders", partitionCount: 12 },
  { cluster: "us", topic: "orders", partitionCount: 2 },
];
const found = (query: string, most = 9) =>
  findPartitions(groups, topics, query, most).map(({ cluster, group, topic, partition }) =>
    [cluster, group, `${topic}/${partition}`].join(" "),
  );

it.each([
  ["orders 3", { words: "orders", partition: 3 }],
  ["payments/1", { words: "payments", partition: 1 }],
  [" payments : 1 ", { words: "payments", partition: 1 }],
  ["orders", null],
  ["orders3", null],
  ["3", null],
  ["/3", null],
  ["orders 1234567", null],
])("%j asks for %j", (query, asked) => expect(partitionAsked(query)).toEqual(asked));

it("finds the partition once for each group that reads it, and none that a topic does not have", () => {
  expect(found("orders 3")).toEqual(["eu billing orders/3"]);
  expect(found("orders/1")).toEqual(["eu billing orders/1", "us billing orders/1"]);
  expect(found("orders/12")).toEqual([]);
});

it("takes words of the group's name, and topics of which nobody knows how many partitions they have", () => {
  expect(found("fraud payments 1")).toEqual(["eu fraud-check payments/1"]);
  expect(found("payments/999")).toHaveLength(2);
});

it("is bounded", () => expect(found("pay 0", 1)).toHaveLength(1));
