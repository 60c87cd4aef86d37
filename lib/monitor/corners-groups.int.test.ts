/** Corners of consumer groups, each against a real broker; docs/numbers.md says what is shown in them and why. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Consumer as ProtocolConsumer, offsetDeleteV0 } from "@platformatic/kafka";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as getDetail } from "@/app/api/v1/clusters/[cluster]/groups/[group]/route";
import { groupDetail } from "@/lib/api/contract";
import { toSegment } from "@/lib/core/words/path-segment";
import { known, unknown } from "@/lib/core/words/known";
import { Connections } from "@/lib/kafka/connections";
import { readMetadata } from "@/lib/kafka/metadata";
import { TestCluster, uniqueName } from "@/lib/kafka/test-cluster";
import { startChild, stopChild } from "@/lib/lab/child";
import type { Runtime } from "./runtime";
import { Watch } from "./test-watch";
import { plain } from "@/lib/core/words/sentences/facts";
import { english } from "@/lib/core/words/sentences/english";

const bootstrap = process.env.TIDEMARK_TEST_BROKERS ?? "";
const tools = { javaPath: process.env.TIDEMARK_TEST_JAVA ?? "", jarsDir: process.env.TIDEMARK_TEST_JARS ?? "" };
const cluster = new TestCluster(bootstrap);
const seeds = bootstrap.split(",");
const connections = new Connections({ brokers: seeds });
const leave: (() => Promise<unknown>)[] = [];
let watch: Watch;

async function another(...options: Parameters<typeof Watch.start>): Promise<Watch> {
  const started = await Watch.start(...options);
  leave.push(() => started.stop());
  return started;
}

beforeAll(async () => {
  await cluster.open();
  watch = await Watch.start();
});

afterAll(async () => {
  for (const step of leave) await step();
  await watch.stop();
  await connections.close();
  await cluster.close();
});

const isKnown = (value: bigint) => (found: { lag: { known: boolean; value?: bigint } }) =>
  found.lag.known && found.lag.value === value;
const noOffset = unknown(plain("unknown.no-commit"));

/** A kafkajs consumer that has joined, and owns partitions; commits only when told. */
async function enter(group: string, topic: string) {
  const consumer = cluster.kafka.consumer({ groupId: group, allowAutoTopicCreation: false, maxWaitTimeInMs: 200 });
  leave.push(() => consumer.disconnect());
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({ autoCommit: false, eachMessage: async () => undefined });
  await joined;
  return consumer;
}

/** Deletes one committed offset, as expiry does. Only the group's coordinator does it. */
async function deleteOffset(group: string, name: string, partitionIndex: number): Promise<void> {
  const { brokers } = await readMetadata(connections, seeds, [], []);
  const request = { name: "OffsetDelete", versions: [offsetDeleteV0.api] };
  const codes: (number | undefined)[] = [];
  for (const broker of brokers) {
    const asked = connections.call(broker, request, group, [{ name, partitions: [{ partitionIndex }] }]);
    codes.push((await asked.catch(() => null))?.topics[0]?.partitions[0]?.errorCode);
  }
  expect(codes).toContain(0);
}

test.concurrent("group deleted: gone at once, told once, and one of the same name is a new one", async ({ expect }) => {
  const topic = await cluster.createTopic([50]);
  const group = uniqueName("deleted");
  await cluster.commit(group, topic, 0, 40);
  await watch.partition(group, topic, 0, isKnown(10n));
  await cluster.admin.deleteGroups([group]);
  await watch.until(({ groups }) => !groups.some((found) => found.group === group));
  const deletions = () => watch.events.filter((event) => event.kind === "group-deleted" && event.group === group);
  await expect.poll(() => deletions().length).toBe(1);
});

test.concurrent(
  "group deleted, without the stream to tell: gone after a few lists, and a new one starts anew",
  async () => {
    const topic = await cluster.createTopic([50]);
    const group = uniqueName("deleted");
    await cluster.commit(group, topic, 0, 40);
    const own = await another({ settings: { stream: false } });
    await own.partition(group, topic, 0, isKnown(10n));
    await cluster.admin.deleteGroups([group]);
    await own.until(({ groups }) => !groups.some((found) => found.group === group));
    await cluster.commit(group, topic, 0, 3);
    await own.partition(group, topic, 0, isKnown(47n));
    // Long enough for a step back by 37 records to be told, were it one.
    own.skip(15_000);
    await own.next();
    expect((await own.partition(group, topic, 0)).finding?.rule).not.toBe("rewind");
  },
);

test.concurrent("a committed offset that was removed or has expired is unknown, and no longer judged", async () => {
  const topic = await cluster.createTopic([10, 10]);
  const group = uniqueName("expired");
  await cluster.commit(group, topic, 0, 2);
  await cluster.commit(group, topic, 1, 10);
  const own = await another({ settings: { stream: false } });
  await own.partition(group, topic, 0, isKnown(8n));
  for (let turn = 0; turn < 4; turn++) {
    own.skip(20_000);
    await own.next();
  }
  const stood = await own.partition(group, topic, 0, ({ status }) => status === "STOPPED");
  expect(stood.finding?.evidence).toContain("8 records waiting; the group has no members");
  await deleteOffset(group, topic, 0);
  const gone = await own.partition(group, topic, 0, ({ status }) => status === "UNKNOWN");
  expect(gone).toMatchObject({ committed: noOffset, lag: noOffset, timeLag: noOffset, lastCommitAt: null });
  expect(await own.group(group)).toMatchObject({ status: "OK", lag: { value: 0n, unknown: 1 } });
});

test.concurrent(
  "a group that stopped reading one of its topics: the lag stays in sight, and it is said why",
  async () => {
    const [left, read] = [await cluster.createTopic([10]), await cluster.createTopic([5])];
    const group = uniqueName("left");
    await cluster.commit(group, left, 0, 2);
    await enter(group, read);
    const found = await watch.partition(group, left, 0, ({ notes }) => notes.length > 0);
    expect(found).toMatchObject({ lag: known(8n), owner: null });
    expect(found.notes.map(english)).toEqual([expect.stringContaining("Nobody reads this partition")]);
    const own = await watch.partition(group, read, 0, ({ owner }) => owner !== null);
    // Its member has only just come, and has committed nothing there yet: that is another note.
    expect(own.notes.map(english)).not.toContainEqual(expect.stringContaining("Nobody reads this partition"));
  },
);

test.concurrent("a group without members stays in sight, with its lag, and is judged", async () => {
  const topic = await cluster.createTopic([10]);
  const group = uniqueName("empty");
  await cluster.commit(group, topic, 0, 4);
  const own = await another();
  expect(await own.group(group)).toMatchObject({ state: "Empty", members: known([]), lag: { value: 6n, unknown: 0 } });
  for (let turn = 0; turn < 4; turn++) {
    own.skip(20_000);
    await own.next();
  }
  expect(await own.group(group, ({ status }) => status === "ERROR")).toMatchObject({ case: "stalled-consumer" });
});

test.concurrent("a group that only assigns: its lag follows its commits, and it ends when it is deleted", async () => {
  const topic = await cluster.createTopic([10]);
  const group = uniqueName("assigned");
  for (const offset of [2, 6, 10]) {
    await cluster.commit(group, topic, 0, offset);
    expect(await watch.partition(group, topic, 0, isKnown(10n - BigInt(offset)))).toMatchObject({ status: "OK" });
  }
  expect(await watch.group(group)).toMatchObject({ type: "classic", state: "Empty", members: known([]) });
  await cluster.admin.deleteGroups([group]);
  await watch.until(({ groups }) => !groups.some((found) => found.group === group));
});

test.concurrent("a KIP-848 group shows state, members, assignor, epoch and owners like a classic one", async () => {
  const topic = await cluster.createTopic([5, 5]);
  const group = uniqueName("kip-848");
  const consumer = new ProtocolConsumer({
    clientId: "protocol",
    bootstrapBrokers: seeds,
    groupId: group,
    groupProtocol: "consumer",
  });
  leave.push(async () => consumer.close(true));
  const stream = await consumer.consume({ topics: [topic], mode: "earliest", autocommit: false });
  for await (const message of stream) {
    await message.commit();
    break;
  }
  const owned = await watch.group(group, ({ subscriptions }) => {
    const partitions = subscriptions[0]?.partitions ?? [];
    return partitions.length === 2 && partitions.every(({ owner }) => owner !== null) && partitions.some(isKnown(4n));
  });
  const members = owned.members.known ? owned.members.value : [];
  expect(owned).toMatchObject({ type: "consumer", state: "Stable", assignor: "uniform" });
  expect(owned.generation).toBeGreaterThan(0);
  expect(members.map(({ clientId }) => clientId)).toEqual(["protocol"]);
  expect(owned.subscriptions[0]!.partitions.map(({ owner }) => owner)).toEqual(Array(2).fill(members[0]!.memberId));
});

test.concurrent("a share group (KIP-932) is labelled, and its lag is the broker's own", async ({ expect }) => {
  const topic = await cluster.createTopic([0]);
  const group = uniqueName("share");
  const dir = mkdtempSync(join(tmpdir(), "tidemark-share-"));
  const options = ["--bootstrap-server", bootstrap, "--topic", topic, "--group", group];
  const consumer = await startChild({
    name: "share consumer",
    command: tools.javaPath,
    args: ["-cp", join(tools.jarsDir, "*"), "org.apache.kafka.tools.consumer.ConsoleShareConsumer", ...options],
    logFile: join(dir, "consumer.log"),
  });
  const joined = await watch.group(group, ({ members }) => members.known && members.value.length === 1);
  expect(joined).toMatchObject({ type: "share", state: "Stable" });
  const waiting = await watch.partition(group, topic, 0, ({ owner }) => owner !== null);
  // Before the first record is done with, the broker has no start offset, and nobody knows a lag.
  expect(waiting.lag.known).toBe(false);
  let end = 0n;
  const started = async () => {
    await cluster.produce(topic, 0, 1);
    end++;
    await watch.next();
    return (await watch.partition(group, topic, 0)).committed.known;
  };
  await expect.poll(started).toBe(true);
  // The start offset comes a batch late; the broker's own lag says that nothing waits.
  const done = await watch.partition(
    group,
    topic,
    0,
    ({ lag, logEnd }) => lag.known && lag.value === 0n && logEnd.known && logEnd.value === end,
  );
  expect(done).toMatchObject({ status: "OK", timeLag: known(0) });
  await stopChild(consumer, 5_000);
  rmSync(dir, { recursive: true, force: true });
  await cluster.produce(topic, 0, 5);
  const behind = await watch.partition(group, topic, 0, isKnown(5n));
  expect(behind).toMatchObject({ logEnd: known(end + 5n) });
});

test.concurrent(
  "names with spaces, slashes, colons, dots, escapes and other scripts, and none at all, come through the API unharmed",
  async () => {
    const topic = await cluster.createTopic([3], uniqueName("dots.and_more"));
    const stem = uniqueName("name");
    const odd = ["", ".", "..", "~", `%62${stem}`, `%2F${stem}`, `${stem}\n\u202e\u200b`];
    const names = [...odd, `${stem} a b`, `${stem}/x:y.z`, `${stem} Füße 読者 🌊`, `${stem}%2F'"\\?#&=+`];
    for (const name of names) await cluster.commit(name, topic, 0, 1);
    const slot = globalThis as typeof globalThis & { tidemarkRuntime?: Partial<Runtime> };
    for (const name of names) {
      await watch.partition(name, topic, 0, isKnown(2n));
      slot.tidemarkRuntime = { hub: watch.hub };
      const params = Promise.resolve({ cluster: watch.name, group: decodeURIComponent(toSegment(name)) });
      const answer = await getDetail(new Request("http://localhost/"), { params } as Parameters<typeof getDetail>[1]);
      delete slot.tidemarkRuntime;
      const detail = groupDetail.parse(await answer.json());
      expect(detail).toMatchObject({ group: name, topics: [topic], lag: "2" });
    }
    // Kafka's own tools describe nothing while there is a group without a name.
    await cluster.admin.deleteGroups(names);
  },
);

test("a group with 1,000 partitions: every one of them is there, and a cycle asks no more for them", async () => {
  const before = (await watch.next()).cycle!;
  // One replica each: a busy machine makes some 50 of them a second.
  const places = Array.from({ length: 1_000 }, (_, partition) => [(partition % 3) + 1]);
  const topic = await cluster.createTopic(
    places.map(() => 0),
    uniqueName("wide"),
    places,
  );
  const group = uniqueName("wide");
  await cluster.commit(group, topic, 0, 0);
  await cluster.commit(group, topic, 999, 0);
  const found = await watch.group(group, (candidate) => {
    const partitions = candidate.subscriptions[0]?.partitions ?? [];
    return partitions.length === 1_000 && partitions.every(({ logEnd }) => logEnd.known);
  });
  expect(found.lag).toEqual({ value: 0n, unknown: 998 });
  expect(found.subscriptions[0]!.partitions[999]).toMatchObject({ lag: known(0n), status: "OK" });
  const { cycle } = await watch.next();
  // Some requests are due now and then; one for each partition would be a thousand more.
  expect(cycle!.requests).toBeLessThan(before.requests + 100);
  await cluster.admin.deleteTopics({ topics: [topic] });
}, 120_000);
