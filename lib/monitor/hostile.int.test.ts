/** What anybody may write who may join a group or write to `__consumer_offsets`: nothing of it stops, blinds or slows the watch. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { joinGroupV9, syncGroupV5 } from "@platformatic/kafka";
import { CompressionTypes, Kafka, logLevel } from "kafkajs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Connections } from "@/lib/kafka/connections";
import { readMetadata } from "@/lib/kafka/metadata";
import { offsetsPartition } from "@/lib/kafka/offsets-partition";
import { TestCluster, uniqueName } from "@/lib/kafka/test-cluster";
import { startBrokers, type Brokers } from "@/lib/lab/broker";
import { Watch } from "./test-watch";

const tools = { javaPath: process.env.TIDEMARK_TEST_JAVA ?? "", jarsDir: process.env.TIDEMARK_TEST_JARS ?? "" };
const dir = mkdtempSync(join(tmpdir(), "tidemark-hostile-"));
/** Tools of the cluster's administrator go by this name; only these may write to internal topics. */
const ADMINISTRATOR = "__admin_client";
const GREATEST = 2_147_483_647;

let brokers: Brokers;
let cluster: TestCluster;
let connections: Connections;
let watch: Watch;
let topic: string;
const group = uniqueName("honest");

beforeAll(async () => {
  brokers = await startBrokers({ ...tools, dir, brokers: 1, basePort: 21_450 });
  cluster = new TestCluster(brokers.bootstrap);
  await cluster.open();
  connections = new Connections({ brokers: [brokers.bootstrap] });
  topic = await cluster.createTopic([5, 5, 5]);
  await cluster.commit(group, topic, 0, 1);
  watch = await Watch.start({ bootstrap: brokers.bootstrap });
  await watch.group(group);
}, 120_000);

afterAll(async () => {
  await watch?.stop();
  await connections?.close();
  await cluster?.close();
  await brokers?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const JOIN_GROUP = { name: "JoinGroup", versions: [joinGroupV9.api] };
const SYNC_GROUP = { name: "SyncGroup", versions: [syncGroupV5.api] };

/** Joins a group as its only member and gives itself these partitions. It stays for a minute. */
async function claim(name: string, partitions: number[]): Promise<void> {
  const [broker] = (await readMetadata(connections, [brokers.bootstrap], [], [])).brokers;
  const protocols = [{ name: "range", metadata: Buffer.alloc(6) }];
  const join = (member: string) =>
    connections.call(broker!, JOIN_GROUP, name, 60_000, 60_000, member, null, "consumer", protocols, null);
  // The first answer only gives the member its id.
  const { memberId } = await join("");
  const { generationId } = await join(memberId!);
  const names = Buffer.from(topic);
  const assignment = Buffer.alloc(16 + names.length + 4 * partitions.length);
  assignment.writeInt32BE(1, 2);
  assignment.writeInt16BE(names.length, 6);
  names.copy(assignment, 8);
  assignment.writeInt32BE(partitions.length, 8 + names.length);
  partitions.forEach((partition, index) => assignment.writeInt32BE(partition, 12 + names.length + 4 * index));
  const assignments = [{ memberId: memberId!, assignment }];
  await connections.call(broker!, SYNC_GROUP, name, generationId, memberId!, null, "consumer", "range", assignments);
}

test("a member that claims partitions which do not exist has the others, and is told", async () => {
  const evil = uniqueName("evil");
  await claim(evil, [1, GREATEST, -3]);
  let cycles = 0;
  const end = watch.hub.subscribe({
    onSnapshot: () => void cycles++,
    onEvents: () => undefined,
    onClose: () => undefined,
  });
  const snapshot = await watch.until(({ problems }) => problems.some(({ what }) => what === "partitions"));
  end();
  // It is told within what ten seconds have room for.
  expect(cycles).toBeLessThanOrEqual(20);
  const [problem] = snapshot.problems.filter(({ what }) => what === "partitions");
  expect(problem!.message).toBe(`Group "${evil}" refers to partition -3 of topic "${topic}", which has 3: ignored.`);
  const found = await watch.group(evil);
  expect(found.subscriptions.map(({ partitions }) => partitions.map(({ owner }) => owner !== null))).toEqual([
    [false, true, false],
  ]);
});

const int16 = (value: number) => Buffer.from([(value >> 8) & 0xff, value & 0xff]);
const int32 = (value: number) => Buffer.concat([int16(value >> 16), int16(value)]);
const int64 = (value: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
};
const text = (value: string) => Buffer.concat([int16(Buffer.byteLength(value)), Buffer.from(value)]);
const commitKey = (name: string, partition: number) =>
  Buffer.concat([int16(1), text(name), text(topic), int32(partition)]);
const commitValue = (offset: bigint, at = BigInt(Date.now())) =>
  Buffer.concat([int16(1), int64(offset), text(""), int64(at), int64(-1n)]);

/** Everything that cannot be read, or is of no use. */
const GARBAGE = () => [
  { key: Buffer.from("garbage"), value: Buffer.from("garbage") },
  { key: Buffer.alloc(1), value: null },
  { key: int16(99), value: Buffer.alloc(8) },
  { key: int16(-1), value: Buffer.alloc(8) },
  { key: commitKey("cut", 0).subarray(0, 9), value: commitValue(1n) },
  { key: Buffer.concat([int16(1), int16(32_000), Buffer.from("short")]), value: commitValue(1n) },
  { key: commitKey("cut", 0), value: commitValue(1n).subarray(0, 6) },
  { key: commitKey("newer", 0), value: int16(77) },
  { key: commitKey("giant", 0), value: Buffer.alloc(500_000, 1) },
  { key: commitKey("negative", -1), value: commitValue(1n) },
  { key: commitKey("negative", 0), value: commitValue(-1n) },
  { key: commitKey("negative", 0), value: commitValue(1n, -5n) },
  // A classic group of two thousand million members.
  {
    key: Buffer.concat([int16(2), text("many")]),
    value: Buffer.concat([int16(3), text("consumer"), int32(1), int16(-1), int16(-1), int64(0n), int32(GREATEST)]),
  },
];

test("records in __consumer_offsets that make no sense are counted, and the stream goes on", async () => {
  const options = { clientId: ADMINISTRATOR, brokers: [brokers.bootstrap], logLevel: logLevel.NOTHING };
  const producer = new Kafka(options).producer();
  await producer.connect();
  // A coordinator gives up the partition of its own that somebody else has written to: another one than the group's.
  const { topics } = await readMetadata(connections, [brokers.bootstrap], [], ["__consumer_offsets"]);
  const count = topics[0]!.partitions.length;
  const other = (offsetsPartition(group, count) + 1) % count;
  const send = (messages: { key: Buffer; value: Buffer | null }[], compression = CompressionTypes.None) =>
    producer.send({
      topic: "__consumer_offsets",
      compression,
      messages: messages.map((message) => ({ ...message, partition: other })),
    });
  const { stream, cycle: earlier } = await watch.next();
  const before = stream.skipped;
  const garbage = GARBAGE();
  await send(garbage);
  // Sixty kilobytes that are sixty megabytes.
  await send([{ key: commitKey("bomb", 0), value: Buffer.alloc(60_000_000) }], CompressionTypes.GZIP);
  const claims = Array.from({ length: 300 }, (_, index) => GREATEST - index);
  await send(claims.map((partition) => ({ key: commitKey("claims", partition), value: commitValue(1n) })));
  await producer.disconnect();

  const snapshot = await watch.until(({ problems }) => problems.some(({ message }) => message.includes('"claims"')));
  expect(snapshot.stream.state).toBe("running");
  expect(snapshot.groups.map((found) => found.group)).not.toContain("claims");
  const counted = await watch.until(({ stream }) => stream.skipped >= before + garbage.length + 1);
  expect(counted.stream).toMatchObject({ state: "running", skipped: before + garbage.length + 1 });
  // A commit is seen through the stream as before.
  const at = Date.now();
  await cluster.commit(group, topic, 0, 3);
  // The poll tells of the offset, and the stream, which may be later, of when it was committed.
  await watch.partition(
    group,
    topic,
    0,
    ({ committed, lastCommitAt }) =>
      committed.known && committed.value === 3n && lastCommitAt !== null && lastCommitAt >= at,
  );
  // No partition that is merely claimed is asked for, or makes the topic wider.
  const last = await watch.next();
  expect(last.cycle!.requests).toBeLessThan(earlier!.requests + 100);
  expect(last.topics.find((found) => found.topic === topic)!.partitions).toBe(3);
});
