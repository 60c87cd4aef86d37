import { describe, expect, test } from "vitest";
import { HIDES_IDLE_GROUPS, KAFKA_2_1, onlyOldVersions, PLACES_COORDINATORS_ITS_OWN_WAY } from "./disguises";
import { ANSWERS, decodeMessage, encodeMessage, type Struct } from "./message-codec";

const partition = (index: number) => ({
  ErrorCode: 0,
  PartitionIndex: index,
  LeaderId: 1,
  LeaderEpoch: 3,
  ReplicaNodes: [1, 2],
  IsrNodes: [1],
  OfflineReplicas: [],
});

const metadata: Struct = {
  ThrottleTimeMs: 0,
  Brokers: [{ NodeId: 1, Host: "kafka-1", Port: 9092, Rack: null }],
  ClusterId: "abc",
  ControllerId: 1,
  Topics: [
    {
      ErrorCode: 0,
      Name: "__consumer_offsets",
      TopicId: "00112233445566778899aabbccddeeff",
      IsInternal: true,
      Partitions: [partition(0), partition(1), partition(2)],
      TopicAuthorizedOperations: -2147483648,
    },
  ],
  ErrorCode: 0,
};

describe("an answer about metadata", () => {
  // Versions with a change of form: arrays that may be null, epochs, compact forms, topic ids, a last error code.
  test.each([1, 5, 7, 8, 9, 10, 12, 13])("in version %d is read as it was written", (version) => {
    const bytes = encodeMessage(ANSWERS.Metadata, version, metadata);
    const read = decodeMessage(ANSWERS.Metadata, version, bytes);
    expect(read).toMatchObject({ Brokers: [{ Host: "kafka-1", Port: 9092 }], ControllerId: 1 });
    expect(encodeMessage(ANSWERS.Metadata, version, read).equals(bytes)).toBe(true);
  });

  test("in version 1 has the bytes that Kafka's documentation describes", () => {
    const small: Struct = { Brokers: [{ NodeId: 7, Host: "h", Port: 1, Rack: null }], ControllerId: 7, Topics: [] };
    expect(encodeMessage(ANSWERS.Metadata, 1, small).toString("hex")).toBe(
      ["00000001", "00000007", "000168", "00000001", "ffff", "00000007", "00000000"].join(""),
    );
  });

  test("that is cut short is refused", () => {
    const bytes = encodeMessage(ANSWERS.Metadata, 12, metadata);
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeMessage(ANSWERS.Metadata, 12, bytes.subarray(0, length))).toThrow(RangeError);
  });

  test("keeps tagged fields that nobody here knows", () => {
    const plain = encodeMessage(ANSWERS.Metadata, 12, metadata);
    // At the end: no tagged fields, or one with number 7 and three bytes.
    const bytes = Buffer.concat([plain.subarray(0, -1), Buffer.from([1, 7, 3, 10, 20, 30])]);
    expect(plain.at(-1)).toBe(0);
    expect(encodeMessage(ANSWERS.Metadata, 12, decodeMessage(ANSWERS.Metadata, 12, bytes)).equals(bytes)).toBe(true);
  });
});

test("the disguises change what they are for and nothing else", () => {
  const copy = structuredClone(metadata);
  PLACES_COORDINATORS_ITS_OWN_WAY.Metadata!(copy, 12);
  expect(copy).toMatchObject({ Topics: [{ Partitions: [partition(0), partition(1)] }] });
  expect(copy.Brokers).toEqual(metadata.Brokers);

  const list: Struct = {
    Groups: [
      { GroupId: "a", GroupState: "Stable" },
      { GroupId: "b", GroupState: "Empty" },
    ],
  };
  HIDES_IDLE_GROUPS.ListGroups!(list, 5);
  expect(list.Groups).toEqual([{ GroupId: "a", GroupState: "Stable" }]);

  const versions: Struct = {
    ApiKeys: [
      { ApiKey: 9, MinVersion: 1, MaxVersion: 10 },
      { ApiKey: 69, MinVersion: 0, MaxVersion: 1 },
    ],
  };
  onlyOldVersions(KAFKA_2_1).ApiVersions!(versions, 2);
  expect(versions.ApiKeys).toEqual([{ ApiKey: 9, MinVersion: 1, MaxVersion: 5 }]);
});
