/** The poller against a real Kafka, with Kafka's own tool as the measure. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Consumer as ProtocolConsumer } from "@platformatic/kafka";
import type { Consumer } from "kafkajs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Poll } from "@/lib/core/words/collection";
import { startChild, stopChild } from "@/lib/lab/child";
import { describeAllGroups, type OracleRow } from "@/lib/lab/oracle";
import { findFreePort } from "@/lib/lab/port";
import { clusterSettings } from "./settings";
import { createClusterSource } from "./source";
import { pollUntil, TestCluster, testSettings, uniqueName } from "./test-cluster";

/** The broker that all integration tests share, and Kafka's own tools. */
const bootstrap = process.env.TIDEMARK_TEST_BROKERS ?? "";
const tools = { javaPath: process.env.TIDEMARK_TEST_JAVA ?? "", jarsDir: process.env.TIDEMARK_TEST_JARS ?? "" };
const cluster = new TestCluster(bootstrap);
const source = createClusterSource("test", testSettings(bootstrap));
const leave: (() => Promise<unknown>)[] = [];

beforeAll(() => cluster.open());

afterAll(async () => {
  for (const step of leave) await step();
  await source.close();
  await cluster.close();
});

/** What a poll says of one group, in the tool's shape; partitions without a commit are left out. */
function rowsOf(poll: Poll, group: string): OracleRow[] {
  const topics = new Map(poll.topics.map((topic) => [topic.topic, topic]));
  return poll.committed
    .filter((entry) => entry.group === group)
    .flatMap(({ topic, offsets }) =>
      offsets.flatMap((committed, partition) => {
        const logEnd = topics.get(topic)?.logEnd[partition] ?? null;
        if (committed === null) return [];
        return [{ group, topic, partition, committed, logEnd, lag: logEnd === null ? null : logEnd - committed }];
      }),
    );
}

const sorted = (rows: OracleRow[]) =>
  [...rows].sort(
    (a, b) => a.group.localeCompare(b.group) || a.topic.localeCompare(b.topic) || a.partition - b.partition,
  );

const groupOf = (poll: Poll, group: string) => poll.groups.find((state) => state.group === group);

/** A kafkajs consumer that has joined, and owns partitions. */
async function enter(group: string, topic: string): Promise<Consumer> {
  const consumer = cluster.kafka.consumer({ groupId: group, allowAutoTopicCreation: false, maxWaitTimeInMs: 200 });
  leave.push(() => consumer.disconnect());
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({ autoCommit: false, eachMessage: async () => undefined });
  await joined;
  return consumer;
}

describe("offsets", () => {
  test("equal those of Kafka's own tool, for groups of all kinds of names", async () => {
    const stem = uniqueName("names");
    const groups = [stem, `${stem} with spaces`, `${stem}/slash:colon`, `${stem} Füße 読者 🌊`, `${stem}'"\\%?#&`];
    const big = await cluster.createTopic([7, 0, 30, 4]);
    const small = await cluster.createTopic([3]);
    for (const [index, group] of groups.entries()) {
      await cluster.commit(group, big, 0, index);
      await cluster.commit(group, big, 2, 30 - index);
      await cluster.commit(group, small, 0, 3);
    }
    const poll = await source.poll(Date.now);
    const byTool = (await describeAllGroups({ ...tools, bootstrap })).filter((row) => groups.includes(row.group));
    expect(byTool).toHaveLength(groups.length * 3);
    expect(sorted(groups.flatMap((group) => rowsOf(poll, group)))).toEqual(sorted(byTool));
    expect(poll.problems.filter(({ message }) => message.includes(stem))).toEqual([]);
  });

  test("below the log start are told as they are, with the log start beside them", async () => {
    const topic = await cluster.createTopic([20]);
    const group = uniqueName("below");
    await cluster.commit(group, topic, 0, 5);
    // The client deletes records only of topics whose leaders it has met.
    await cluster.admin.fetchTopicOffsets(topic);
    await cluster.admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: "12" }] });
    const fresh = createClusterSource("fresh", testSettings(cluster.bootstrap));
    const poll = await fresh.poll(Date.now);
    await fresh.close();
    expect(rowsOf(poll, group)).toMatchObject([{ committed: 5n, logEnd: 20n }]);
    expect(poll.topics.find((entry) => entry.topic === topic)?.logStart).toEqual([12n]);
  });

  test("of a topic that was deleted and created anew belong to a new topic", async () => {
    const topic = await cluster.createTopic([9, 0]);
    const find = (poll: Poll) => poll.topics.find((entry) => entry.topic === topic);
    const before = find(await source.poll(Date.now));
    expect(before).toMatchObject({ logEnd: [9n, 0n], logStart: [0n, 0n] });
    await cluster.admin.deleteTopics({ topics: [topic] });
    expect(find(await pollUntil(source, (poll) => !find(poll)))).toBeUndefined();
    await cluster.createTopic([2, 1], topic);
    const after = find(await pollUntil(source, (poll) => find(poll)?.logEnd[1] === 1n));
    expect(after).toMatchObject({ logEnd: [2n, 1n], logStart: [0n, 0n] });
    expect(after?.topicId).toMatch(/^[0-9a-f-]{36}$/);
    expect(after?.topicId).not.toBe(before?.topicId);
  });
});

describe("groups", () => {
  test("of the classic protocol have members with their partitions, also before the first commit", async () => {
    const topic = await cluster.createTopic([0, 0, 0]);
    const group = uniqueName("classic");
    const consumer = await enter(group, topic);
    const poll = await pollUntil(source, (poll) => groupOf(poll, group)?.state === "Stable");
    expect(groupOf(poll, group)).toMatchObject({
      type: "classic",
      state: "Stable",
      assignor: "RoundRobinAssigner",
      members: {
        known: true,
        value: [
          {
            clientId: "test",
            host: "127.0.0.1",
            assignment: { known: true, value: [{ topic, partitions: [0, 1, 2] }] },
          },
        ],
      },
    });
    expect(rowsOf(poll, group)).toEqual([]);
    await consumer.disconnect();
    const after = await pollUntil(source, (poll) => groupOf(poll, group)?.state !== "Stable");
    // Without members and offsets there is nothing to keep, so either is true for a moment.
    expect(["Empty", undefined]).toContain(groupOf(after, group)?.state ?? undefined);
  });

  test("that only assign and commit are there, empty", async () => {
    const topic = await cluster.createTopic([4]);
    const group = uniqueName("assigned");
    await cluster.commit(group, topic, 0, 4);
    const poll = await source.poll(Date.now);
    expect(groupOf(poll, group)).toMatchObject({ state: "Empty", members: { known: true, value: [] } });
    expect(rowsOf(poll, group)).toMatchObject([{ committed: 4n, lag: 0n }]);
  });

  test("of KIP-848 have members, epoch and the broker's assignor", async () => {
    const topic = await cluster.createTopic([5, 5]);
    const group = uniqueName("kip-848");
    const consumer = new ProtocolConsumer({
      clientId: "protocol",
      bootstrapBrokers: cluster.bootstrap.split(","),
      groupId: group,
      groupProtocol: "consumer",
    });
    leave.push(async () => consumer.close(true));
    const stream = await consumer.consume({ topics: [topic], mode: "earliest", autocommit: false });
    for await (const message of stream) {
      await message.commit();
      break;
    }
    const poll = await pollUntil(source, (poll) => rowsOf(poll, group).length > 0);
    const state = groupOf(poll, group);
    expect(state).toMatchObject({
      type: "consumer",
      state: "Stable",
      assignor: "uniform",
      members: {
        known: true,
        value: [{ clientId: "protocol", assignment: { known: true, value: [{ topic, partitions: [0, 1] }] } }],
      },
    });
    expect(state?.generation).toBeGreaterThan(0);
    expect(rowsOf(poll, group)).toMatchObject([{ committed: 1n, logEnd: 5n, lag: 4n }]);
  });

  test("of share consumers (KIP-932) are known as such, with members and no offsets of their own", async () => {
    const topic = await cluster.createTopic([1, 1]);
    const group = uniqueName("share");
    const dir = mkdtempSync(join(tmpdir(), "tidemark-share-"));
    const main = "org.apache.kafka.tools.consumer.ConsoleShareConsumer";
    const consumer = await startChild({
      name: "share consumer",
      command: tools.javaPath,
      args: [
        "-cp",
        join(tools.jarsDir, "*"),
        main,
        "--bootstrap-server",
        bootstrap,
        "--topic",
        topic,
        "--group",
        group,
      ],
      logFile: join(dir, "consumer.log"),
    });
    const owns = (poll: Poll) => {
      const members = groupOf(poll, group)?.members;
      return (
        members?.known === true &&
        members.value.some(({ assignment }) => assignment.known && assignment.value.length > 0)
      );
    };
    const poll = await pollUntil(source, owns);
    await stopChild(consumer, 5_000);
    rmSync(dir, { recursive: true, force: true });
    expect(groupOf(poll, group)).toMatchObject({
      type: "share",
      state: "Stable",
      members: { known: true, value: [{ assignment: { known: true, value: [{ topic, partitions: [0, 1] }] } }] },
    });
    expect(rowsOf(poll, group)).toEqual([]);
  });

  test("that are deleted disappear", async () => {
    const topic = await cluster.createTopic([1]);
    const group = uniqueName("deleted");
    await cluster.commit(group, topic, 0, 1);
    expect(groupOf(await source.poll(Date.now), group)).toBeDefined();
    await cluster.admin.deleteGroups([group]);
    const poll = await source.poll(Date.now);
    expect(groupOf(poll, group)).toBeUndefined();
    expect(poll.problems.filter(({ what }) => what === "groups")).toEqual([]);
  });
});

describe("what is watched", () => {
  test("leaves out internal topics and groups, unless they are wanted", async () => {
    const topic = await cluster.createTopic([1]);
    const group = uniqueName("__internal");
    await cluster.commit(group, topic, 0, 1);
    const poll = await source.poll(Date.now);
    expect(poll.topics.some(({ internal }) => internal)).toBe(false);
    expect(groupOf(poll, group)).toBeUndefined();
    expect(poll.hiddenGroups).toBeGreaterThan(0);
    const all = createClusterSource("all", testSettings(cluster.bootstrap, { showInternal: true }));
    const whole = await all.poll(Date.now);
    await all.close();
    expect(whole.topics.map((entry) => entry.topic)).toContain("__consumer_offsets");
    expect(rowsOf(whole, group)).toMatchObject([{ committed: 1n }]);
    expect(whole.hiddenGroups).toBe(0);
  });

  test("follows include and exclude", async () => {
    const [in1, out1] = [await cluster.createTopic([1]), await cluster.createTopic([1])];
    const group = uniqueName("filter");
    for (const name of [`${group}-in`, `${group}-out`]) {
      await cluster.commit(name, in1, 0, 1);
      await cluster.commit(name, out1, 0, 1);
    }
    const settings = testSettings(cluster.bootstrap, {
      groups: { include: [`^${group}`], exclude: ["-out$"] },
      topics: { exclude: [out1] },
    });
    const filtered = createClusterSource("filtered", settings);
    const poll = await filtered.poll(Date.now);
    await filtered.close();
    expect(poll.groups.map((state) => state.group)).toEqual([`${group}-in`]);
    expect(poll.committed.map((entry) => [entry.group, entry.topic])).toEqual([[`${group}-in`, in1]]);
    expect(poll.topics.map((entry) => entry.topic)).not.toContain(out1);
  });
});

describe("cost", () => {
  test("grows with brokers and batches of groups, not with topics", async () => {
    const topics = Array.from({ length: 40 }, () => ({ topic: uniqueName("many"), numPartitions: 3 }));
    await cluster.admin.createTopics({ topics, waitForLeaders: false });
    const groups = Array.from({ length: 20 }, () => uniqueName("many"));
    const committed = await cluster.createTopic([0]);
    for (const group of groups) await cluster.commit(group, committed, 0, 0);
    const names = new Set(topics.map(({ topic }) => topic));
    const endsOf = ({ topics: polled }: Poll) =>
      polled.flatMap(({ topic, logEnd }) => (names.has(topic) ? logEnd : []));
    await pollUntil(source, (known) => endsOf(known).filter((end) => end !== null).length === 120);
    const poll = await source.poll(Date.now);
    const batches = Math.ceil(poll.groups.length / 100);
    // Metadata once; of each broker: groups, log ends, log starts; of each batch: commits, and members by type.
    expect(poll.requests).toBeLessThanOrEqual(1 + poll.brokers.length * (3 + 4 * batches));
    expect(Object.keys(poll.phases).sort()).toEqual(["committed", "groups", "logOffsets", "members", "metadata"]);
    // With these requests all of them are read.
    expect(endsOf(poll)).toEqual(Array.from({ length: 120 }, () => 0n));
    await cluster.admin.deleteTopics({ topics: topics.map(({ topic }) => topic) });
    await cluster.admin.deleteGroups(groups);
  });
});

/** The sentence a source's poll is rejected with. */
async function refusal(settings: Parameters<typeof testSettings>[1], brokers = cluster.bootstrap) {
  const failing = createClusterSource("harbour", testSettings(brokers, settings));
  const error = await failing.poll(Date.now).then(
    () => null,
    (reason: Error) => reason,
  );
  await failing.close();
  return { message: error?.message ?? "it did not fail" };
}

describe("a cluster that cannot be read", () => {
  test("is named, with the address, the cause and the way out", async () => {
    const port = await findFreePort(21_900);
    // What is refused is told at once: who waited for the limits would outlast the test by far.
    const limits = { requestTimeoutMs: 600_000, connectionTimeoutMs: 600_000 };
    const { message } = await refusal(limits, `127.0.0.1:${port}`);
    expect(message).toBe(
      `Cannot read cluster "harbour" at 127.0.0.1:${port}: nothing listens on 127.0.0.1:${port}. Is the broker running, and is the port right?`,
    );
  });

  test("does not hold anyone up when it takes connections and never answers", async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => sockets.add(socket));
    const port = await new Promise<number>((resolve) =>
      silent.listen(0, "127.0.0.1", () => resolve((silent.address() as { port: number }).port)),
    );
    const limits = { requestTimeoutMs: 300, connectionTimeoutMs: 300 };
    // One with more patience asked before, and still waits.
    let waits = true;
    const patient = refusal({ requestTimeoutMs: 600_000, connectionTimeoutMs: 600_000 }, `127.0.0.1:${port}`).finally(
      () => (waits = false),
    );
    const { message } = await refusal(limits, `127.0.0.1:${port}`);
    expect([message, waits]).toEqual([expect.stringContaining("no answer in time"), true]);
    for (const socket of sockets) socket.destroy();
    silent.close();
    await patient;
  });

  test("by TLS says so when the port is a plain one", async () => {
    const { message } = await refusal({ tls: true });
    expect(message).toMatch(/the TLS handshake failed\. Does the broker speak TLS on this port/);
  });

  test("by SASL says so when the port wants none", async () => {
    process.env.TIDEMARK_TEST_PASSWORD = "not to be seen";
    const sasl = { mechanism: "PLAIN" as const, username: "reader", passwordEnv: "TIDEMARK_TEST_PASSWORD" };
    const { message } = await refusal({ sasl: clusterSettings.shape.sasl.parse(sasl) });
    expect(message).toMatch(/the broker does not expect SASL on this port/);
    expect(message).not.toContain("not to be seen");
  });

  test("for want of a secret names the variable", async () => {
    const sasl = { mechanism: "PLAIN" as const, username: "reader", passwordEnv: "TIDEMARK_TEST_NO_SUCH" };
    const { message } = await refusal({ sasl: clusterSettings.shape.sasl.parse(sasl) });
    expect(message).toContain("sasl.password: the environment variable TIDEMARK_TEST_NO_SUCH is not set.");
  });
});
