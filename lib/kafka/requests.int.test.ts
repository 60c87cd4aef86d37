/**
 * Every request in every version that is known here and that the broker speaks: all must tell the same as the newest, but for
 * what a version leaves out. One broker of today speaks most of what brokers spoke since 2.1.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { Connections, parseAddress } from "./connections";
import type { RequestKind } from "./request";
import {
  API_VERSIONS,
  DESCRIBE_CONFIGS,
  DESCRIBE_GROUPS,
  FETCH,
  FIND_COORDINATOR,
  LIST_GROUPS,
  LIST_OFFSETS,
  METADATA,
  OFFSET_FETCH,
} from "./requests";
import { TestCluster, testSettings, uniqueName } from "./test-cluster";
import { readMetadata } from "./metadata";

const bootstrap = process.env.TIDEMARK_TEST_BROKERS ?? "";
const seed = parseAddress(bootstrap.split(",")[0]!);
const cluster = new TestCluster(bootstrap);
const connections = new Connections(testSettings(bootstrap));
const group = uniqueName("versions");
let topic = "";
/** Who leads the topic's partitions, and who coordinates the group. */
let leader = seed;
let coordinator = seed;
let coordinatorId = -1;
let stop: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  await cluster.open();
  topic = await cluster.createTopic([7]);
  const consumer = cluster.kafka.consumer({ groupId: group });
  stop = () => consumer.disconnect();
  await consumer.connect();
  await consumer.subscribe({ topic });
  const joined = new Promise((resolve) => consumer.on("consumer.group_join", resolve));
  await consumer.run({ autoCommit: false, eachMessage: () => Promise.resolve() });
  await joined;
  await consumer.commitOffsets([{ topic, partition: 0, offset: "5", metadata: "of mine" }]);
  const { brokers, topics } = await readMetadata(connections, bootstrap.split(","), [], [topic]);
  const find = (id: number) => brokers.find((broker) => broker.id === id)!;
  leader = find(topics[0]!.partitions[0]!.leader);
  const [found] = await connections.callForGroups(seed, FIND_COORDINATOR, [group]);
  coordinatorId = found!.coordinator;
  coordinator = find(coordinatorId);
});

afterAll(async () => {
  await stop();
  await connections.close();
  await cluster.close();
});

/** The request's answers by version, in every version that the broker speaks, newest first. */
async function inAll<Arguments extends unknown[], Response>(
  address: typeof seed,
  { name, versions }: RequestKind<Arguments, Response>,
  ...args: Arguments
): Promise<Map<number, Response>> {
  const { supported: spoken } = await connections.call(address, API_VERSIONS);
  const range = spoken.get(versions[0]!.key)!;
  const both = versions.filter(({ version }) => version >= range.minVersion && version <= range.maxVersion);
  expect(both.length).toBeGreaterThan(0);
  const answers = new Map<number, Response>();
  for (const api of both) answers.set(api.version, await connections.call(address, { name, versions: [api] }, ...args));
  return answers;
}

/** Expects of each version what `expected` says of it. */
function expectEach<Response>(answers: ReadonlyMap<number, Response>, expected: (version: number) => unknown) {
  for (const [version, answer] of answers) expect({ version, answer }).toEqual({ version, answer: expected(version) });
}

test("ApiVersions", async () => {
  const answers = await inAll(seed, API_VERSIONS);
  const [newest] = answers.values();
  expect(newest!.supported.size).toBeGreaterThan(30);
  expectEach(answers, () => newest);
});

test("Metadata: topic ids since version 10, the cluster's id since 2", async () => {
  const answers = await inAll(seed, METADATA, [topic]);
  // Brokers come in any order, and any of them may be named for the controller.
  for (const answer of answers.values()) {
    answer.brokers.sort((a, b) => a.id - b.id);
    expect(answer.brokers.map(({ id }) => id)).toContain(answer.controllerId);
    answer.controllerId = null;
  }
  const [newest] = answers.values();
  expect(newest).toMatchObject({ topics: [{ topic, errorCode: 0, internal: false }] });
  expect(newest!.topics[0]!.partitions).toHaveLength(1);
  expect(newest!.clusterId).toMatch(/^[\w-]{22}$/);
  expect(newest!.brokers.map(({ id }) => id)).toContain(newest!.topics[0]!.partitions[0]!.leader);
  expectEach(answers, (version) => ({
    ...newest,
    clusterId: version >= 2 ? newest!.clusterId : null,
    topics: newest!.topics.map((each) => ({ ...each, topicId: version >= 10 ? each.topicId : null })),
  }));
  for (const answer of (await inAll(seed, METADATA, [])).values()) expect(answer.topics).toEqual([]);
  for (const answer of (await inAll(seed, METADATA, null)).values())
    expect(answer.topics.map((each) => each.topic)).toContain(topic);
});

test.each([
  ["log end", -1n, 7n],
  ["log start", -2n, 0n],
])("ListOffsets: the %s", async (_, position, offset) => {
  const answers = await inAll(leader, LIST_OFFSETS, [{ name: topic, partitions: [0] }], position, 1);
  const partitions = [{ partitionIndex: 0, errorCode: 0, offset }];
  expectEach(answers, () => ({ topics: [{ name: topic, partitions }] }));
});

test("ListGroups: states since version 4, types since 5", async () => {
  for (const [version, { errorCode, groups }] of await inAll(coordinator, LIST_GROUPS)) {
    expect(errorCode).toBe(0);
    expect(groups.find((entry) => entry.group === group)).toEqual({
      ...{ group, protocolType: "consumer" },
      state: version >= 4 ? "Stable" : "",
      type: version >= 5 ? "classic" : "",
    });
  }
});

test("FindCoordinator: many groups since version 4", async () => {
  for (const [version, answers] of await inAll(seed, FIND_COORDINATOR, [group, "nobody"]))
    expect(answers).toEqual([
      { groupId: version >= 4 ? group : "", errorCode: 0, coordinator: coordinatorId },
      ...(version >= 4 ? [expect.objectContaining({ groupId: "nobody", errorCode: 0 })] : []),
    ]);
});

test("OffsetFetch: many groups since version 8", async () => {
  for (const [version, answers] of await inAll(coordinator, OFFSET_FETCH, [group])) {
    const topics = [{ name: topic, committed: [5n], failed: [] }];
    expect(answers).toEqual([{ groupId: version >= 8 ? group : "", errorCode: 0, topics }]);
  }
});

test("a broker that takes one group at a time is asked for each", async () => {
  const { supported: spoken } = await connections.call(seed, API_VERSIONS);
  const old = (kind: typeof OFFSET_FETCH) => ({ ...kind, versions: kind.versions.filter((api) => api.version < 8) });
  expect(spoken.get(9)!.minVersion).toBeLessThan(8);
  const answers = await connections.callForGroups(coordinator, old(OFFSET_FETCH), [group, uniqueName("nobody")]);
  expect(answers.map(({ groupId }) => groupId)[0]).toBe(group);
  expect(answers[0]!.topics).toEqual([{ name: topic, committed: [5n], failed: [] }]);
  expect(answers).toHaveLength(2);
});

test("DescribeGroups: static members since version 4", async () => {
  const answers = await inAll(coordinator, DESCRIBE_GROUPS, [group]);
  const [newest] = answers.values();
  expect(newest).toMatchObject([{ group, errorCode: 0, state: "Stable", assignor: "RoundRobinAssigner" }]);
  expect(newest![0]!.members).toMatchObject([
    { clientId: "test", host: expect.stringContaining("127.0.0.1") as string },
  ]);
  expect(newest![0]!.members[0]!.assignment.toString()).toContain(topic);
  expectEach(answers, () => newest);
});

test("DescribeConfigs", async () => {
  const answers = await inAll(seed, DESCRIBE_CONFIGS, [topic, "__consumer_offsets"], "cleanup.policy");
  for (const answer of answers.values())
    expect(answer.sort((a, b) => (a.topic < b.topic ? -1 : 1))).toEqual([
      { topic: "__consumer_offsets", errorCode: 0, value: "compact" },
      { topic, errorCode: 0, value: "delete" },
    ]);
});

test("Fetch", async () => {
  const request = { topic, positions: new Map([[0, 0n]]), maxWaitMs: 100, minBytes: 1, maxBytes: 65_536 };
  const answers = await inAll(leader, FETCH, request);
  const [newest] = answers.values();
  expect(newest).toMatchObject({ errorCode: 0, partitions: [{ partition: 0, errorCode: 0, aborted: [] }] });
  expect(newest!.partitions[0]!.records.toString("latin1")).toContain("record 6");
  expectEach(answers, () => newest);
});
