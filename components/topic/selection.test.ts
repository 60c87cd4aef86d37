import { describe, expect, it } from "vitest";
import type { TopicSummary } from "@/lib/api/topic-contract";
import { compile } from "@/lib/client/test-expressions";
import { filterTopics, sortTopics, type TopicFilters } from "./selection";

const topic = (name: string, more: Partial<TopicSummary> = {}): TopicSummary => ({
  ...{ cluster: "lab", topic: name, internal: false, compacted: false, partitionCount: 1, groupCount: 1 },
  ...{ offline: [], underReplicated: [], status: "OK", worst: null, lag: "0", unknownPartitions: 0 },
  ...{ produceRate: { known: true, value: 1 }, retained: "0", unknownLogs: 0, inDanger: [], dangerCount: 0 },
  ...more,
});
const ALL: TopicFilters = { q: "", cluster: null, trouble: false, internal: false };
const names = (topics: TopicSummary[]) => topics.map(({ topic }) => topic);

describe("the list of topics", () => {
  const topics = [
    topic("payments", { status: "ERROR", lag: "1000" }),
    topic("orders", { cluster: "prod", lag: "900" }),
    topic("__consumer_offsets", { internal: true, status: null, groupCount: 0 }),
    topic("old.audit", { inDanger: [{ group: "audit", partition: 0, kind: "lost" }] }),
    topic("sensors", { offline: [1], lag: "9007199254740993" }),
  ];

  it("is searched by name, as a regex too, and an unfinished one is plain text", () => {
    expect(names(filterTopics(topics, { ...ALL, q: "ORD" }))).toEqual(["orders"]);
    expect(names(filterTopics(topics, { ...ALL, q: "^(pay|sen)", compile }))).toEqual(["payments", "sensors"]);
    expect(names(filterTopics(topics, { ...ALL, q: "(", compile }))).toEqual([]);
    expect(names(filterTopics(topics, { ...ALL, q: "old.a" }))).toEqual(["old.audit"]);
  });

  it("shows Kafka's own topics, other clusters and the healthy only where asked to", () => {
    expect(names(filterTopics(topics, { ...ALL, internal: true }))).toContain("__consumer_offsets");
    expect(names(filterTopics(topics, ALL))).not.toContain("__consumer_offsets");
    expect(names(filterTopics(topics, { ...ALL, cluster: "prod" }))).toEqual(["orders"]);
    expect(names(filterTopics(topics, { ...ALL, trouble: true }))).toEqual(["payments", "old.audit", "sensors"]);
  });

  it("stands worst first, and by lag beyond 2^53", () => {
    expect(names(sortTopics(topics, "worst", false))).toEqual([
      ...["sensors", "payments", "old.audit", "orders", "__consumer_offsets"],
    ]);
    expect(names(sortTopics(topics, "lag", false)).slice(0, 3)).toEqual(["sensors", "payments", "orders"]);
    expect(names(sortTopics(topics, "topic", true))[0]).toBe("sensors");
  });
});
