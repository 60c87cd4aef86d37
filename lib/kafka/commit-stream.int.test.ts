/** The commit stream against a real Kafka. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Consumer as ProtocolConsumer } from "@platformatic/kafka";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CommitEvent, StreamEvent, StreamHealth } from "@/lib/core/words/collection";
import { findFreePort } from "@/lib/lab/port";
import { createClusterSource } from "./source";
import { TestCluster, testSettings, uniqueName } from "./test-cluster";
import { PATIENCE_MS } from "./test-patience";

const bootstrap = process.env.TIDEMARK_TEST_BROKERS ?? "";
const cluster = new TestCluster(bootstrap);
const source = createClusterSource("test", testSettings(bootstrap));
let early: { group: string; topic: string };

const events: StreamEvent[] = [];
const healths: StreamHealth[] = [];
const arrived = new Set<() => void>();

beforeAll(async () => {
  await cluster.open();
  early = { group: uniqueName("early"), topic: await cluster.createTopic([5]) };
  await cluster.commit(early.group, early.topic, 0, 3);
  await source.startStream(
    (batch) => {
      for (const event of batch) events.push(event);
      for (const check of [...arrived]) check();
    },
    (health) => healths.push(health),
  );
});

afterAll(async () => {
  await source.close();
  await cluster.close();
});

/** The events of one group, as soon as they are as wanted; rejects with what came until patience ends. */
function eventsOf(group: string, wanted: (events: StreamEvent[]) => boolean): Promise<StreamEvent[]> {
  return new Promise((resolve, reject) => {
    const mine = () => events.filter((event) => event.group === group);
    const check = () => {
      if (!wanted(mine())) return;
      done();
      resolve(mine());
    };
    const timer = setTimeout(() => {
      done();
      reject(new Error(`Within ${PATIENCE_MS} ms only this came of ${group}: ${mine().map(describeEvent).join("; ")}`));
    }, PATIENCE_MS);
    const done = () => {
      clearTimeout(timer);
      arrived.delete(check);
    };
    arrived.add(check);
    check();
  });
}

const describeEvent = (event: StreamEvent) =>
  event.kind === "commit"
    ? `${event.kind} ${event.offset}`
    : event.kind === "group"
      ? `group ${event.generation}`
      : event.kind;

const commitsIn = (list: StreamEvent[]) => list.filter((event): event is CommitEvent => event.kind === "commit");

test("is up at once, and knows the commits of the last minutes", async () => {
  expect(healths.map(({ state }) => state).slice(0, 2)).toEqual(["starting", "running"]);
  const [commit] = commitsIn(await eventsOf(early.group, (list) => commitsIn(list).length > 0));
  expect(commit).toMatchObject({ topic: early.topic, partition: 0, offset: 3n });
});

test("tells every commit with the broker's time, repeats too, in order", async () => {
  const topic = await cluster.createTopic([9, 9]);
  const group = uniqueName("repeats / ü");
  const before = Date.now();
  for (const offset of [2, 4, 4, 3]) await cluster.commit(group, topic, 1, offset);
  const after = Date.now();
  const commits = commitsIn(await eventsOf(group, (list) => commitsIn(list).length === 4));
  expect(commits.map(({ offset }) => offset)).toEqual([2n, 4n, 4n, 3n]);
  expect(new Set(commits.map(({ topic, partition }) => `${topic} ${partition}`))).toEqual(new Set([`${topic} 1`]));
  for (const { at } of commits) {
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(after);
  }
});

test("tells that a group was deleted, and its offsets with it", async () => {
  const topic = await cluster.createTopic([1, 1]);
  const group = uniqueName("gone");
  await cluster.commit(group, topic, 0, 1);
  await cluster.commit(group, topic, 1, 0);
  await eventsOf(group, (list) => commitsIn(list).length === 2);
  await cluster.admin.deleteGroups([group]);
  const list = await eventsOf(group, (list) => list.filter(({ kind }) => kind === "commit-removed").length === 2);
  expect(list.flatMap((event) => (event.kind === "commit-removed" ? [event.partition] : [])).sort()).toEqual([0, 1]);
});

test("tells rebalances of a classic group, and its end", async () => {
  const topic = await cluster.createTopic([1]);
  const group = uniqueName("classic");
  const consumer = cluster.kafka.consumer({ groupId: group, maxWaitTimeInMs: 200 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({ eachMessage: async () => undefined });
  const joined = await eventsOf(group, (list) =>
    list.some((event) => event.kind === "group" && event.memberCount === 1),
  );
  expect(joined.find((event) => event.kind === "group" && event.memberCount === 1)).toMatchObject({
    type: "classic",
    deleted: false,
    generation: 1,
    assignor: "RoundRobinAssigner",
  });
  await consumer.disconnect();
  await eventsOf(group, (list) => list.some((event) => event.kind === "group" && event.memberCount === 0));
  await cluster.admin.deleteGroups([group]);
  await eventsOf(group, (list) => list.some((event) => event.kind === "group" && event.deleted));
});

test("tells epochs and commits of a KIP-848 group", async () => {
  const topic = await cluster.createTopic([3]);
  const group = uniqueName("kip-848");
  const bootstrapBrokers = cluster.bootstrap.split(",");
  const options = { clientId: "protocol", bootstrapBrokers, groupId: group, groupProtocol: "consumer" as const };
  const consumer = new ProtocolConsumer(options);
  const stream = await consumer.consume({ topics: [topic], mode: "earliest", autocommit: false });
  for await (const message of stream) {
    await message.commit();
    break;
  }
  const list = await eventsOf(group, (list) => commitsIn(list).length > 0);
  await consumer.close(true);
  expect(commitsIn(list)[0]).toMatchObject({ topic, partition: 0, offset: 1n });
  const epochs = list.flatMap((event) => (event.kind === "group" ? [event] : []));
  expect(epochs.at(-1)).toMatchObject({ type: "consumer", deleted: false });
  expect(epochs.at(-1)?.generation).toBeGreaterThan(0);
});

test("shows offsets of a transaction once it is committed, and never those of an aborted one", async () => {
  const topic = await cluster.createTopic([9]);
  const group = uniqueName("transactional");
  // A producer each: the broker still writes the end of one transaction when the same producer begins the next.
  const send = async (offset: string, end: "commit" | "abort") => {
    const transactionalId = uniqueName("tx");
    const producer = cluster.kafka.producer({ transactionalId, idempotent: true, maxInFlightRequests: 1 });
    await producer.connect();
    const transaction = await producer.transaction();
    const topics = [{ topic, partitions: [{ partition: 0, offset }] }];
    await transaction.sendOffsets({ consumerGroupId: group, topics });
    await transaction[end]();
    await producer.disconnect();
  };
  await send("1", "commit");
  await send("2", "abort");
  await send("3", "commit");
  const list = await eventsOf(group, (list) => commitsIn(list).some(({ offset }) => offset === 3n));
  expect(commitsIn(list).map(({ offset }) => offset)).toEqual([1n, 3n]);
});

test("counts what it reads", () => {
  const last = healths.at(-1);
  expect(last?.state).toBe("running");
  expect(last?.records).toBeGreaterThan(5);
  expect(last?.skipped).toBe(0);
});

test("says why when there is no cluster, and ends all the same", async () => {
  const port = await findFreePort(21_950);
  const healths: StreamHealth[] = [];
  const lost = createClusterSource("lost", testSettings(`127.0.0.1:${port}`));
  await lost.startStream(
    () => undefined,
    (health) => healths.push(health),
  );
  await lost.close();
  expect(healths.at(-1)).toMatchObject({ state: "unavailable" });
  expect(healths.at(-1)?.reason).toContain(`nothing listens on 127.0.0.1:${port}`);
});

test("can be switched off", async () => {
  const healths: StreamHealth[] = [];
  const off = createClusterSource("off", testSettings(cluster.bootstrap, { stream: false }));
  await off.startStream(
    () => undefined,
    (health) => healths.push(health),
  );
  await off.close();
  expect(healths).toMatchObject([{ state: "off" }]);
});

test("leaves nothing behind that keeps a process alive", async () => {
  // The child ends by itself or not at all: nothing in it calls process.exit.
  const script = `
    const { createClusterSource } = await import("@/lib/kafka/source");
    const { testSettings } = await import("@/lib/kafka/test-cluster");
    const source = createClusterSource("child", testSettings(process.argv[1]));
    await source.startStream(() => {}, () => {});
    const poll = await source.poll(Date.now);
    await source.close();
    console.log(poll.brokers.length);`;
  const args = ["--import", "tsx", "--input-type=module", "-e", script, cluster.bootstrap];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: process.cwd(), timeout: PATIENCE_MS });
  expect(Number(stdout)).toBeGreaterThan(0);
});
