import { describe, expect, it } from "vitest";
import type { Broker } from "@/lib/core/words/collection";
import { GroupMemory } from "./group-memory";
import type { GroupList } from "./groups";
import type { TopicMetadata } from "./metadata-codec";

const broker = (id: number): Broker => ({ id, host: `kafka-${id}`, port: 9092, rack: null });
const BOTH = [broker(1), broker(2)];

const list = (coordinator: number | null, missing: number[] = []): GroupList => {
  const group = { group: "billing", type: "classic" as const, state: "Stable", coordinator: coordinator ?? 0 };
  return { groups: new Map(coordinator === null ? [] : [["billing", group]]), missing: new Set(missing), problems: [] };
};

/** The topic of committed offsets with one partition, led by `leader`. */
const offsetsTopic = (leader: number): TopicMetadata[] => [
  {
    errorCode: 0,
    topic: "__consumer_offsets",
    topicId: null,
    internal: true,
    partitions: [{ leader, replicas: [], inSyncReplicas: [], offlineReplicas: [] }],
  },
];

/** A memory that saw the group at broker 1. */
function seenAtFirst(): GroupMemory {
  const memory = new GroupMemory();
  expect(memory.reconcile(list(1), BOTH, offsetsTopic(1))).toEqual([]);
  return memory;
}

describe("a group that is missing from the list", () => {
  it("was deleted when everybody answered and nobody moved", () => {
    expect(seenAtFirst().reconcile(list(null), BOTH, offsetsTopic(1))).toEqual([]);
  });

  it.each([
    ["could not list its groups", BOTH, 1, [1], "its coordinator, broker 1, could not list its groups"],
    ["is away", [broker(2)], 1, [], "its coordinator, broker 1, is unreachable"],
    ["is moving", BOTH, 2, [], "its coordinator is moving to broker 2"],
  ])("is unknown when its coordinator %s", (_, brokers, leader, missing, reason) => {
    expect(seenAtFirst().reconcile(list(null, missing), brokers, offsetsTopic(leader))).toMatchObject([
      { what: "groups", subject: "billing", message: `The state of group "billing" could not be read: ${reason}.` },
    ]);
  });

  it("is unknown when the broker that listed it cannot, though the metadata names another one", () => {
    const memory = new GroupMemory();
    memory.reconcile(list(2), BOTH, offsetsTopic(1));
    expect(memory.reconcile(list(null, [2]), BOTH, offsetsTopic(1))).toMatchObject([
      { message: expect.stringContaining("its coordinator, broker 2, could not list its groups") as string },
    ]);
  });

  it("is unknown when nobody leads its partition, which is said also of groups never seen", () => {
    const problems = seenAtFirst().reconcile(list(null), [broker(2)], offsetsTopic(-1));
    expect(problems.map(({ what }) => what)).toEqual(["groups", "groups"]);
    const fresh = new GroupMemory().reconcile(list(null), [broker(2)], offsetsTopic(-1));
    expect(fresh).toMatchObject([
      { subject: "__consumer_offsets", message: expect.stringMatching(/^1 of 1 /) as string },
    ]);
  });

  it("has one list's time to appear at its new coordinator", () => {
    const memory = seenAtFirst();
    expect(memory.reconcile(list(null), BOTH, offsetsTopic(2))).toHaveLength(1);
    expect(memory.reconcile(list(null), BOTH, offsetsTopic(2))).toEqual([]);
  });
});
