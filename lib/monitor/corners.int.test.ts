/** Corners of offsets and topics, each against a real broker; docs/numbers.md says what is shown in them and why. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { GroupSnapshot } from "@/lib/core/picture/snapshot";
import { known, unknown } from "@/lib/core/words/known";
import { TestCluster, uniqueName } from "@/lib/kafka/test-cluster";
import { partitionOf, Watch } from "./test-watch";
import { english } from "@/lib/core/words/sentences/english";
import { plain } from "@/lib/core/words/sentences/facts";

const cluster = new TestCluster(process.env.TIDEMARK_TEST_BROKERS ?? "");
let watch: Watch;
/** Watches with a clock or settings of their own; stopped at the end. */
const others: Watch[] = [];
const clients: TestCluster[] = [cluster];

async function another(...options: Parameters<typeof Watch.start>): Promise<Watch> {
  const started = await Watch.start(...options);
  others.push(started);
  return started;
}

/** Clients of a test's own: kafkajs asks for every topic it has met, and fails once one of them is deleted. */
async function apart(): Promise<TestCluster> {
  const own = new TestCluster(cluster.bootstrap);
  await own.open();
  clients.push(own);
  return own;
}

beforeAll(async () => {
  await cluster.open();
  watch = await Watch.start();
});

afterAll(async () => {
  await Promise.all([watch, ...others].map((each) => each.stop()));
  await Promise.all(clients.map((each) => each.close()));
});

const isKnown = (value: bigint) => (found: { lag: { known: boolean; value?: bigint } }) =>
  found.lag.known && found.lag.value === value;
const noOffset = unknown(plain("unknown.no-commit"));

test.concurrent("no committed offset: unknown, neither 0 nor the whole log", async () => {
  const topic = await cluster.createTopic([3, 2]);
  const group = uniqueName("none");
  await cluster.commit(group, topic, 0, 1);
  const found = await watch.group(group, (candidate) => candidate.lag.value === 2n);
  expect(found.lag).toEqual({ value: 2n, unknown: 1 });
  const [, bare] = found.subscriptions[0]!.partitions;
  expect(bare).toMatchObject({
    status: "UNKNOWN",
    ...{ committed: noOffset, lag: noOffset, timeLag: noOffset, lost: noOffset },
    logEnd: known(2n),
  });
});

test.concurrent(
  "committed below the log start: lag counts from the log start, the rest is lost and told",
  async ({ expect }) => {
    const topic = await cluster.createTopic([20]);
    const group = uniqueName("below");
    await cluster.commit(group, topic, 0, 5);
    const own = await another();
    expect(await own.partition(group, topic, 0)).toMatchObject({ lag: known(15n), lost: known(0n) });
    // The client deletes records only of topics whose leaders it has met.
    await cluster.admin.fetchTopicOffsets(topic);
    await cluster.admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: "12" }] });
    // Log starts are read every half minute.
    own.skip(31_000);
    const found = await own.partition(group, topic, 0, isKnown(8n));
    expect(found).toMatchObject({ lost: known(7n), committed: known(5n), logStart: known(12n) });
    expect(found.notes.map(english)).toEqual([
      expect.stringContaining("Retention deleted 7 records before the group read them"),
    ]);
    await expect
      .poll(() => own.events.filter((event) => event.kind === "lag-lost" && event.group === group))
      .toMatchObject([{ topic, partition: 0, before: "0", after: "7" }]);
    // After a restart it is known, and no news.
    await own.stop();
    const again = await another({ name: own.name });
    expect((await again.partition(group, topic, 0)).lost).toEqual(known(7n));
    await again.stop();
    expect(again.events.filter((event) => event.group === group && event.kind === "lag-lost")).toEqual([]);
  },
);

test.concurrent("committed beyond the log end: no lag, never a negative one, and it is said", async () => {
  const topic = await cluster.createTopic([10]);
  const group = uniqueName("beyond");
  await cluster.commit(group, topic, 0, 50);
  const found = await watch.partition(group, topic, 0);
  expect(found).toMatchObject({ status: "OK", lag: known(0n), timeLag: known(0), lost: known(0n) });
  expect(found.notes.map(english)).toEqual([expect.stringContaining("is 40 records past the log end offset 10")]);
});

test.concurrent("topic deleted while its group lives: nothing but unknown numbers, then nothing", async () => {
  const cluster = await apart();
  const [topic, kept] = [await cluster.createTopic([9]), await cluster.createTopic([4])];
  const group = uniqueName("orphan");
  await cluster.commit(group, topic, 0, 5);
  await cluster.commit(group, kept, 0, 4);
  await watch.partition(group, topic, 0, isKnown(4n));
  // The picture may be of the moment between the two commits.
  await watch.partition(group, kept, 0, isKnown(0n));
  const seen: GroupSnapshot[] = [];
  await cluster.admin.deleteTopics({ topics: [topic] });
  await watch.group(group, (found) => {
    seen.push(found);
    return found.subscriptions.length === 1;
  });
  const left = await watch.group(group);
  expect(left.subscriptions.map((entry) => entry.topic)).toEqual([kept]);
  expect(left).toMatchObject({ status: "OK", lag: { value: 0n, unknown: 0 } });
  const lags = seen.flatMap((found) => partitionOf(found, topic, 0)?.lag ?? []);
  expect(lags.filter((lag) => lag.known && lag.value !== 4n)).toEqual([]);
});

test.concurrent(
  "topic recreated under its name between two cycles: a new topic, without a past",
  async ({ expect }) => {
    const cluster = await apart();
    const topic = await cluster.createTopic([40]);
    const group = uniqueName("recreated");
    await cluster.commit(group, topic, 0, 40);
    // Without the stream nobody tells that the old commits are gone.
    const own = await another({ settings: { stream: false } });
    const before = await own.partition(group, topic, 0, isKnown(0n));
    expect(before.status).toBe("OK");
    await own.pause();
    await cluster.admin.deleteTopics({ topics: [topic] });
    await expect.poll(async () => (await cluster.admin.listTopics()).includes(topic)).toBe(false);
    await cluster.createTopic([60], topic);
    await cluster.commit(group, topic, 0, 5);
    own.resume();
    const after = await own.partition(group, topic, 0, isKnown(55n));
    expect(after).toMatchObject({ committed: known(5n), lost: known(0n), produceRate: { known: false } });
    // Long enough for a step back by 35 records to be told, were it one.
    own.skip(15_000);
    await own.next();
    expect((await own.partition(group, topic, 0)).status).toBe("OK");
  },
);

test.concurrent(
  "topic recreated with fewer partitions: the ones that are gone are gone, with their lag",
  async ({ expect }) => {
    const cluster = await apart();
    const topic = await cluster.createTopic(Array<number>(12).fill(4));
    const group = uniqueName("shrunk");
    for (let partition = 0; partition < 12; partition++) await cluster.commit(group, topic, partition, 1);
    const own = await another();
    await own.group(group, ({ lag }) => lag.value === 36n && lag.unknown === 0);
    await own.pause();
    await cluster.admin.deleteTopics({ topics: [topic] });
    await expect.poll(async () => (await cluster.admin.listTopics()).includes(topic)).toBe(false);
    await cluster.createTopic([7, 7, 7], topic);
    for (const partition of [0, 1, 2]) await cluster.commit(group, topic, partition, 2);
    own.resume();
    const found = await own.group(group, ({ lag }) => lag.value === 15n);
    expect(found.lag).toEqual({ value: 15n, unknown: 0 });
    expect(found.subscriptions[0]!.partitions.map(({ lag }) => lag)).toEqual(Array(3).fill(known(5n)));
  },
);

test.concurrent("partitions added: they appear, unknown until the group commits there; the others go on", async () => {
  const topic = await cluster.createTopic([6, 6]);
  const group = uniqueName("grown");
  for (const partition of [0, 1]) await cluster.commit(group, topic, partition, 6);
  await watch.group(group, (found) => found.subscriptions[0]!.partitions.length === 2);
  await cluster.admin.createPartitions({ topicPartitions: [{ topic, count: 4 }] });
  const found = await watch.group(group, (candidate) => candidate.subscriptions[0]!.partitions.length === 4);
  expect(found.subscriptions[0]!.partitions.map(({ lag, status }) => [lag, status])).toEqual([
    [known(0n), "OK"],
    [known(0n), "OK"],
    [noOffset, "UNKNOWN"],
    [noOffset, "UNKNOWN"],
  ]);
  expect(found).toMatchObject({ status: "OK", lag: { value: 0n, unknown: 2 } });
  await cluster.commit(group, topic, 3, 0);
  expect(await watch.partition(group, topic, 3, isKnown(0n))).toMatchObject({ status: "OK" });
});

test.concurrent("two groups on one topic: each has its own numbers", async () => {
  const topic = await cluster.createTopic([10]);
  const [ahead, behind] = [uniqueName("ahead"), uniqueName("behind")];
  await cluster.commit(ahead, topic, 0, 9);
  await cluster.commit(behind, topic, 0, 2);
  expect((await watch.partition(ahead, topic, 0)).lag).toEqual(known(1n));
  expect((await watch.partition(behind, topic, 0)).lag).toEqual(known(8n));
  await cluster.commit(behind, topic, 0, 7);
  await watch.partition(behind, topic, 0, isKnown(3n));
  expect((await watch.partition(ahead, topic, 0)).lag).toEqual(known(1n));
});

test.concurrent("a committed offset above 2^53 is exact", async () => {
  const topic = await cluster.createTopic([1]);
  const group = uniqueName("large");
  await cluster.commit(group, topic, 0, 9_007_199_254_740_993n);
  expect((await watch.partition(group, topic, 0)).committed).toEqual(known(9_007_199_254_740_993n));
});

test.concurrent("a compacted topic: lag counts offsets, and it is said that fewer records may be left", async () => {
  const topic = uniqueName("compacted");
  const configEntries = [{ name: "cleanup.policy", value: "compact,delete" }];
  await cluster.admin.createTopics({ topics: [{ topic, numPartitions: 1, configEntries }], waitForLeaders: false });
  const plain = await cluster.createTopic([10]);
  const producer = cluster.kafka.producer();
  await producer.connect();
  await producer.send({ topic, messages: Array.from({ length: 10 }, (_, n) => ({ key: "same", value: `${n}` })) });
  await producer.disconnect();
  const group = uniqueName("compacted");
  for (const name of [topic, plain]) await cluster.commit(group, name, 0, 2);
  const found = await watch.partition(group, topic, 0, isKnown(8n));
  expect(found.notes.map(english)).toEqual([expect.stringContaining("At most 8 records waiting.")]);
  expect((await watch.partition(group, plain, 0)).notes).toEqual([]);
});
