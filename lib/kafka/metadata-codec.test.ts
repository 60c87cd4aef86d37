import { expect, it } from "vitest";
import { decodeMetadata } from "./metadata-codec";

/** A response of version 12 as it goes over the wire: one broker, one topic, of which the answer leaves partition 1 out. */
const BODY = Buffer.concat([
  Buffer.from("00000000", "hex"),
  // Broker 5 at "kafka":9092, without a rack.
  Buffer.from("0200000005066b61666b61000023840000", "hex"),
  // Cluster id "abc", controller unknown.
  Buffer.from("04616263ffffffff", "hex"),
  // Topic "orders", not internal, two partitions.
  Buffer.from("02000007", "hex"),
  Buffer.from("orders"),
  Buffer.from("0102030405060708090a0b0c0d0e0f10", "hex"),
  Buffer.from("0003", "hex"),
  // Partition 0: leader 5, replicas 5 and 6, of which 5 is in sync and 6 is away.
  Buffer.from("0000000000000000000500000001030000000500000006020000000502000000060".concat("0"), "hex"),
  // Partition 2: no leader, the same replicas, both away.
  Buffer.from("000500000002ffffffff00000001030000000500000006010300000005000000060".concat("0"), "hex"),
  Buffer.from("800000000000", "hex"),
]);

it("reads brokers, topics and partitions, and a hole for a partition that is left out", () => {
  const answer = decodeMetadata(BODY, 12);
  expect(answer).toEqual({
    clusterId: "abc",
    controllerId: null,
    brokers: [{ id: 5, host: "kafka", port: 9092, rack: null }],
    topics: [
      {
        errorCode: 0,
        topic: "orders",
        topicId: "01020304-0506-0708-090a-0b0c0d0e0f10",
        internal: false,
        partitions: [
          { leader: 5, replicas: [5, 6], inSyncReplicas: [5], offlineReplicas: [6] },
          { leader: -1, replicas: [], inSyncReplicas: [], offlineReplicas: [] },
          { leader: -1, replicas: [5, 6], inSyncReplicas: [], offlineReplicas: [5, 6] },
        ],
      },
    ],
  });
  const [first, , third] = answer.topics[0]!.partitions;
  expect(third!.replicas).toBe(first!.replicas);
  expect(third!.offlineReplicas).toBe(first!.replicas);
});

it("refuses what is cut off", () => {
  for (let end = 0; end < BODY.length; end++)
    expect(() => decodeMetadata(BODY.subarray(0, end), 12)).toThrow(RangeError);
});
