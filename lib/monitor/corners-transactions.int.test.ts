/** Corners of transactions, against a real broker: what markers and open transactions do to the numbers. */
import type { Producer } from "kafkajs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { known } from "@/lib/core/words/known";
import { TestCluster, uniqueName } from "@/lib/kafka/test-cluster";
import { Watch } from "./test-watch";
import { english } from "@/lib/core/words/sentences/english";

const cluster = new TestCluster(process.env.TIDEMARK_TEST_BROKERS ?? "");
const leave: (() => Promise<unknown>)[] = [];
let watch: Watch;

beforeAll(async () => {
  await cluster.open();
  watch = await Watch.start();
});

afterAll(async () => {
  for (const step of leave) await step();
  await watch.stop();
  await cluster.close();
});

async function transactional(transactionalId = uniqueName("tx")): Promise<Producer> {
  const options = { transactionalId, idempotent: true, maxInFlightRequests: 1, transactionTimeout: 600_000 };
  const producer = cluster.kafka.producer(options);
  await producer.connect();
  leave.push(() => producer.disconnect());
  return producer;
}

const records = (count: number) => Array.from({ length: count }, (_, n) => ({ partition: 0, value: `record ${n}` }));

test.concurrent("a commit marker at the end is no lag: nothing waits, and it is said why", async () => {
  const topic = await cluster.createTopic([0]);
  const [done, open] = [uniqueName("done"), uniqueName("open")];
  const producer = await transactional();
  const transaction = await producer.transaction();
  await transaction.send({ topic, messages: records(5) });
  await transaction.commit();
  // A consumer that has read all five records commits offset 5; the marker has taken that offset itself.
  await cluster.commit(done, topic, 0, 5);
  await cluster.commit(open, topic, 0, 4);
  const found = await watch.partition(done, topic, 0, ({ notes }) => notes.length > 0);
  expect(found).toMatchObject({ committed: known(5n), logEnd: known(6n), lag: known(0n), timeLag: known(0) });
  expect(found.notes.map(english)).toEqual([expect.stringContaining("there is only a transaction marker")]);
  // Where a record waits before the marker, lag counts to the log end, as Kafka's own tool does.
  expect(await watch.partition(open, topic, 0)).toMatchObject({ lag: known(2n) });
  // New records behind the marker are a lag again: three offsets more, and the marker before them.
  const later = await producer.transaction();
  await later.send({ topic, messages: records(2) });
  await later.commit();
  await watch.partition(done, topic, 0, ({ lag }) => lag.known && lag.value === 4n);
});

test.concurrent(
  "a log that ends in an aborted transaction: nothing waits that a consumer of committed records is given",
  async () => {
    const topic = await cluster.createTopic([0]);
    const [done, before] = [uniqueName("done"), uniqueName("before")];
    const producer = await transactional();
    const transaction = await producer.transaction();
    await transaction.send({ topic, messages: records(5) });
    await transaction.commit();
    const large = { partition: 0, value: "x".repeat(20_000) };
    const aborted = await producer.transaction();
    // More than one look takes: several batches of more than the first look reads.
    for (let batch = 0; batch < 8; batch++) await aborted.send({ topic, messages: [large, large] });
    await aborted.abort();
    await cluster.commit(done, topic, 0, 6);
    await cluster.commit(before, topic, 0, 4);
    const found = await watch.partition(done, topic, 0, ({ notes }) => notes.length > 0);
    expect(found).toMatchObject({
      status: "OK",
      committed: known(6n),
      logEnd: known(23n),
      lag: known(0n),
      timeLag: known(0),
    });
    expect(found.notes.map(english)).toEqual([expect.stringContaining("there are only aborted transactions")]);
    // One committed record waits before it: lag counts to the log end, as Kafka's own tool does.
    expect(await watch.partition(before, topic, 0)).toMatchObject({ lag: known(19n) });
  },
);

test.concurrent("a lag of one real record stays a lag of one", async () => {
  const topic = await cluster.createTopic([5]);
  const group = uniqueName("real");
  await cluster.commit(group, topic, 0, 4);
  await watch.partition(group, topic, 0);
  for (let turn = 0; turn < 4; turn++) await watch.next();
  const found = await watch.partition(group, topic, 0);
  expect(found.lag).toEqual(known(1n));
  expect(found.notes).toEqual([]);
});

test("a transaction left open is found, and named with its producer, until it ends", async ({ expect }) => {
  const topic = await cluster.createTopic([3]);
  const group = uniqueName("held");
  await cluster.commit(group, topic, 0, 3);
  const id = uniqueName("left-open");
  const producer = await transactional(id);
  const transaction = await producer.transaction();
  await transaction.send({ topic, messages: records(2) });
  await cluster.produce(topic, 0, 4);
  // All partitions are looked at every half minute; an open transaction is long after a minute.
  watch.skip(31_000);
  const early = await watch.partition(group, topic, 0, ({ lastStable }) => lastStable === 3n);
  expect(early).toMatchObject({ lag: known(6n), logEnd: known(9n) });
  expect(early.notes).toEqual([]);
  watch.skip(61_000);
  const found = await watch.until(
    ({ openTransactions }) => openTransactions.some((open) => open.topic === topic) ?? false,
  );
  const open = found.openTransactions.find((entry) => entry.topic === topic)!;
  expect(open).toMatchObject({ partition: 0, lastStable: 3n, transactionalId: id });
  expect(open.producerId).toBeGreaterThanOrEqual(0n);
  const problem = found.problems.find(({ what, subject }) => what === "open transaction" && subject === `${topic}-0`);
  const who = `an open transaction of producer id ${open.producerId} (transactional id "${id}")`;
  expect(problem?.message).toContain(`Partition 0 of ${topic}: the last stable offset is stuck at 3: ${who} blocks`);
  const held = await watch.partition(group, topic, 0, ({ notes }) => notes.length > 0);
  expect(held.notes.map(english).join()).toContain("This group is blocked right there.");
  await transaction.commit();
  await watch.until(({ openTransactions }) => !openTransactions.some((entry) => entry.topic === topic));
  expect((await watch.partition(group, topic, 0)).lastStable).toBeNull();
  const notes = () => watch.events.filter((event) => event.kind === "note" && event.topic === topic);
  await expect.poll(() => notes().map(({ message }) => message.includes("has ended"))).toEqual([false, true]);
});
