/**
 * One group with so many committed offsets that its answer does not come in time, on a link that is slow for all: the
 * others are read in time and whole, and so are the logs.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { offsetCommitV9 } from "@platformatic/kafka";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OffsetSource, Poll } from "@/lib/core/words/collection";
import { JVM_OPTIONS, serverProperties } from "@/lib/lab/broker-config";
import { startChild, stopChild, type Child } from "@/lib/lab/child";
import { findFreePort } from "@/lib/lab/port";
import { formatStorage } from "@/lib/lab/storage";
import { Connections } from "./connections";
import { createClusterSource } from "./source";
import { pollUntil, TestCluster, testSettings } from "./test-cluster";
import { SlowLink } from "./test-slow-link";

const OFFSET_COMMIT = { name: "OffsetCommit", versions: [offsetCommitV9.api] };
/** Much longer than the answer takes that comes late, but in time. */
const REQUEST_TIMEOUT_MS = 5_000;
const PARTITIONS = 500;
/** A committed offset may carry 4 kB of the client's own: this is what makes the answer huge. */
const NOTE = "x".repeat(4_000);
const HUGE_BYTES = PARTITIONS * NOTE.length;
const SMALL = Array.from({ length: 30 }, (_, index) => `small-${index}`);
const HUGE = "huge";

const dir = mkdtempSync(join(tmpdir(), "tidemark-huge-"));
let broker: Child;
let cluster: TestCluster;
let link: SlowLink;
let source: OffsetSource;
let watch: () => OffsetSource;
let topic: string;

beforeAll(async () => {
  const tools = { javaPath: process.env.TIDEMARK_TEST_JAVA ?? "", jarsDir: process.env.TIDEMARK_TEST_JARS ?? "" };
  const ports: number[] = [];
  for (let turn = 0; turn < 4; turn++) ports.push(await findFreePort(21_590, ports));
  const [port = 0, inner = 0, slow = 0, controller = 0] = ports;
  const properties = serverProperties({ id: 1, port, dataDir: join(dir, "data") }, controller)
    .replace(/^(listeners=PLAINTEXT:\S+?),/m, `$1,SLOW://127.0.0.1:${inner},`)
    .replace(/^(advertised\.listeners=.*)$/m, `$1,SLOW://127.0.0.1:${slow}`)
    .replace(/^(listener\.security\.protocol\.map=.*)$/m, "$1,SLOW:PLAINTEXT");
  const configFile = join(dir, "server.properties");
  writeFileSync(configFile, `${properties}inter.broker.listener.name=PLAINTEXT\n`);
  await formatStorage(tools, configFile, join(dir, "data"), randomBytes(16).toString("base64url").replace(/^-/, "A"));
  const args = [...JVM_OPTIONS, "-cp", join(tools.jarsDir, "*"), "kafka.Kafka", configFile];
  broker = await startChild({ name: "broker", command: tools.javaPath, args, logFile: join(dir, "broker.log") });
  cluster = new TestCluster(`127.0.0.1:${port}`);
  await cluster.open();
  link = new SlowLink(inner);
  await link.listen(slow);
  topic = await cluster.createTopic(Array.from({ length: PARTITIONS }, (_, partition) => (partition === 0 ? 3 : 0)));
  for (const group of SMALL) await cluster.commit(group, topic, 0, 1);
  await commitAll(port);
  watch = () => createClusterSource("far", testSettings(`127.0.0.1:${slow}`, { requestTimeoutMs: REQUEST_TIMEOUT_MS }));
  source = watch();
  // A broker knows its new partitions a moment after it has told of them.
  await pollUntil(source, ({ problems }) => problems.length === 0);
});

afterAll(async () => {
  await source?.close();
  await link?.close();
  await cluster?.close();
  if (broker) await stopChild(broker, 15_000);
  rmSync(dir, { recursive: true, force: true });
});

/** The huge group commits on every partition, each time with its note. */
async function commitAll(port: number): Promise<void> {
  const connections = new Connections({ brokers: [] });
  // What one request commits is one batch of records, which may hold 1 MB.
  for (let from = 0; from < PARTITIONS; from += 100) {
    const partitions = Array.from({ length: 100 }, (_, index) => ({
      partitionIndex: from + index,
      ...{ committedOffset: 0n, committedLeaderEpoch: -1, committedMetadata: NOTE },
    }));
    const topics = [{ name: topic, partitions }];
    const answer = await connections.call({ host: "127.0.0.1", port }, OFFSET_COMMIT, HUGE, -1, "", null, topics);
    expect(new Set(answer.topics[0]?.partitions.map(({ errorCode }) => errorCode))).toEqual(new Set([0]));
  }
  await connections.close();
}

const offsetsOf = (poll: Poll, group: string) => poll.committed.find((entry) => entry.group === group)?.offsets;

/** Bytes a second at which the huge group's answer takes so long. */
const rateFor = (seconds: number) => HUGE_BYTES / seconds;

/** Polls; everything but the huge group's offsets must be there. */
async function pollTheOthers(): Promise<Poll> {
  const poll = await source.poll(Date.now);
  expect(SMALL.map((group) => offsetsOf(poll, group)?.[0])).toEqual(SMALL.map(() => 1n));
  const ends = poll.topics.find((entry) => entry.topic === topic)?.logEnd;
  expect(ends).toEqual(Array.from({ length: PARTITIONS }, (_, partition) => (partition === 0 ? 3n : 0n)));
  expect(poll.groups.map(({ group }) => group)).toEqual(expect.arrayContaining([...SMALL, HUGE]));
  return poll;
}

const isHugeKnown = (poll: Poll) =>
  !poll.unread.has(HUGE) && offsetsOf(poll, HUGE)?.every((offset) => offset !== null) === true;

/** Such a poll ended while the huge group's answer was on its way: it did not wait for it, however long either took. */
const isHugeLate = (poll: Poll) => poll.unread.get(HUGE)?.key === "coordinator.late";

test("on a fast link all groups are read together", async () => {
  const poll = await pollTheOthers();
  expect(isHugeKnown(poll)).toBe(true);
  expect(poll.problems).toEqual([]);
});

test("an answer that comes late, but in time, holds up one poll", async () => {
  link.rate = rateFor(1.5);
  expect(isHugeKnown(await pollTheOthers())).toBe(true);
  for (const _ of [2, 3, 4]) await pollTheOthers();
  expect(isHugeLate(await pollUntil(source, isHugeLate))).toBe(true);
});

test("an answer that does not come in time is awaited beside the polls, and known late", async () => {
  link.rate = rateFor(8);
  expect(isHugeLate(await pollUntil(source, isHugeLate))).toBe(true);
  let late: Poll | null = null;
  while (!late) {
    const poll = await pollTheOthers();
    if (isHugeKnown(poll)) late = poll;
  }
  expect(late.problems).toEqual([]);
});

test("a group that is met at the start is found among the others of its batch", async () => {
  await source.close();
  source = watch();
  // The first poll waits for the batch, and for its parts; what is still with the huge group then is known next.
  const first = await source.poll(Date.now);
  expect(first.topics.find((entry) => entry.topic === topic)?.logEnd).not.toContain(null);
  expect(first.problems).toMatchObject([
    { what: "committed offsets", message: expect.stringContaining(HUGE) as string },
  ]);
  expect(first.unread.size).toBeLessThan(5);
  await pollTheOthers();
  for (const _ of [3, 4, 5]) await pollTheOthers();
  expect(isHugeLate(await pollUntil(source, isHugeLate))).toBe(true);
});

test("an answer that never comes is a problem that names the group", async () => {
  link.rate = rateFor(45);
  // The answer under way is as slow as the ones to come.
  await pollUntil(source, isHugeLate);
  for (const _ of [1, 2, 3]) {
    const { problems } = await pollTheOthers();
    expect(problems).toMatchObject([{ what: "committed offsets", subject: HUGE }]);
    expect(problems[0]?.message).toMatch(
      /^The committed offsets of group "huge" could not be read: its answer is late/,
    );
  }
});

test("it is back among the others as soon as it answers quickly", async () => {
  link.rate = Number.POSITIVE_INFINITY;
  const poll = await pollUntil(source, isHugeKnown);
  expect(poll.problems).toEqual([]);
  await pollTheOthers();
});
