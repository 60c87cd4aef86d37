import { listOffsetsV9 } from "@platformatic/kafka";
import { expect, it } from "vitest";
import { decodeListOffsets, encodeListOffsets } from "./list-offsets-codec";

const many = Array.from({ length: 300 }, (_, partition) => partition);

it.each([
  ["no topic", []],
  ["names of any length and characters", [{ name: "ü".repeat(100), partitions: [0] }]],
  [
    "many partitions",
    [
      { name: "orders", partitions: many },
      { name: "payments", partitions: [7, 3] },
    ],
  ],
])("writes %s as the client library does", (_, topics) => {
  const asked = topics.map(({ name, partitions }) => ({
    name,
    partitions: partitions.map((partitionIndex) => ({ partitionIndex, currentLeaderEpoch: -1, timestamp: -2n })),
  }));
  expect(encodeListOffsets(9, topics, -2n, 1).buffer).toEqual(listOffsetsV9.createRequest(-1, 1, asked).buffer);
});

it("reads offsets above 2^53 and errors, and refuses what is cut off", () => {
  const body = Buffer.concat([
    Buffer.from([0, 0, 0, 0, 2, 7]),
    Buffer.from("orders"),
    Buffer.from([3, 0, 0, 0, 0, 0, 0]),
    Buffer.from(
      "ffffffffffffffff0020000000000001000000050000000001000600000000000000000000000000000000000000050000",
      "hex",
    ),
    Buffer.from([0]),
  ]);
  expect(decodeListOffsets(body, 9)).toEqual({
    topics: [
      {
        name: "orders",
        partitions: [
          { partitionIndex: 0, errorCode: 0, offset: 2n ** 53n + 1n },
          { partitionIndex: 1, errorCode: 6, offset: 0n },
        ],
      },
    ],
  });
  expect(() => decodeListOffsets(body.subarray(0, 30), 9)).toThrow(RangeError);
});
