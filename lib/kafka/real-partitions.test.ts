import { describe, expect, it } from "vitest";
import type { GroupState } from "@/lib/core/words/collection";
import { known } from "@/lib/core/words/known";
import type { TopicMetadata } from "./metadata-codec";
import { RealPartitions } from "./real-partitions";

const partition = { leader: 1, replicas: [1], inSyncReplicas: [1], offlineReplicas: [] };
const orders: TopicMetadata = {
  ...{ errorCode: 0, topic: "orders", topicId: null, internal: false },
  partitions: [partition, partition, partition],
};

const group = (assignment: { topic: string; partitions: number[] }[]): GroupState => ({
  ...{ group: "evil", type: "classic", state: "Stable", assignor: "range", generation: 1, coordinator: 1 },
  members: known([{ memberId: "m", instanceId: null, clientId: "c", host: "h", assignment: known(assignment) }]),
});

const assigned = ({ members }: GroupState) =>
  members.known && members.value[0]!.assignment.known ? members.value[0]!.assignment.value : null;

describe("partitions that members claim", () => {
  it("are those that the topic has; others are told once two polls name them", () => {
    const real = new RealPartitions();
    const poll = () => {
      real.begin([orders]);
      const state = group([{ topic: "orders", partitions: [-7, 0, 2, 3, 2_147_483_647] }]);
      real.boundMembers([state]);
      return state;
    };
    expect(assigned(poll())).toEqual([{ topic: "orders", partitions: [0, 2] }]);
    expect(real.problems()).toEqual([]);
    poll();
    const message = 'Group "evil" refers to partition -7 of topic "orders", which has 3: ignored.';
    expect(real.problems()).toMatchObject([{ what: "partitions", subject: "evil orders--7", message }]);
    real.begin([orders]);
    expect(real.problems()).toEqual([]);
  });

  it("of a topic that cannot be seen have room by how many are named", () => {
    const real = new RealPartitions();
    real.begin([orders]);
    const owned = Array.from({ length: 100 }, (_, index) => 1000 + index);
    const state = group([{ topic: "hidden", partitions: [...owned, 2_147_483_647] }]);
    real.boundMembers([state]);
    expect(assigned(state)).toEqual([{ topic: "hidden", partitions: owned }]);
    expect(real.limit("hidden", 101)).toBe(64 + 16 * 101);
  });
});
