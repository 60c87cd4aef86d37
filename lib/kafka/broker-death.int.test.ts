/** Three brokers of which one hangs, is killed, and comes back: what stands on the others stays visible all the time. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { OffsetSource, Poll, StreamEvent, StreamHealth, TopicOffsets } from "@/lib/core/words/collection";
import { english } from "@/lib/core/words/sentences/english";
import { say } from "@/lib/core/words/sentences/facts";
import { startBrokers, type Brokers } from "@/lib/lab/broker";
import { Connections } from "./connections";
import { readMetadata } from "./metadata";
import { createClusterSource } from "./source";
import { pollUntil, TestCluster, testSettings, uniqueName } from "./test-cluster";
import { PATIENCE_MS } from "./test-patience";

// Brokers start and move partitions in seconds, but in a minute on a machine that is busy.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 180_000 });

const dir = mkdtempSync(join(tmpdir(), "tidemark-broker-death-"));
const topic = uniqueName("spread");
const replicated = uniqueName("replicated");
/** A group that broker 1 coordinates, and some that are broker 2's at first. */
let group: string;
let moving: string[];
const REQUEST_TIMEOUT_MS = 1_000;
let brokers: Brokers;
let cluster: TestCluster;
let source: OffsetSource;
/** Partitions by the broker that leads them at the start. */
let onFirst: number[];
let onSecond: number[];
const events: StreamEvent[] = [];
let health: StreamHealth | null = null;
let arrived: () => void = () => undefined;

beforeAll(async () => {
  const tools = { javaPath: process.env.TIDEMARK_TEST_JAVA ?? "", jarsDir: process.env.TIDEMARK_TEST_JARS ?? "" };
  brokers = await startBrokers({ ...tools, dir, brokers: 3, basePort: 21_390 });
  cluster = new TestCluster(brokers.bootstrap);
  await cluster.open();
  await cluster.createTopic([1, 1, 1, 1], topic, [[1], [2], [1], [2]]);
  await cluster.createTopic([3, 3, 3], replicated);
  group = (await cluster.groupsOn(1, 1))[0]!;
  moving = await cluster.groupsOn(2, 5);
  for (const partition of [0, 1, 2, 3]) await cluster.commit(group, topic, partition, 1);
  for (const name of moving) for (const partition of [0, 1, 2]) await cluster.commit(name, replicated, partition, 2);
  source = createClusterSource("three", testSettings(brokers.bootstrap, { requestTimeoutMs: REQUEST_TIMEOUT_MS }));
  await source.startStream(
    (batch) => {
      events.push(...batch);
      arrived();
    },
    (next) => {
      health = next;
      arrived();
    },
  );
  const whole = await pollUntil(source, (poll) => topicOf(poll).leader.every((leader) => leader > 0));
  onFirst = partitionsOf(whole, 1);
  onSecond = partitionsOf(whole, 2);
});

afterAll(async () => {
  await source?.close();
  await cluster?.close();
  await brokers?.stop();
  rmSync(dir, { recursive: true, force: true });
});

function topicOf(poll: Poll): TopicOffsets {
  const found = poll.topics.find((entry) => entry.topic === topic);
  if (!found) throw new Error(`the topic is missing from the poll: ${JSON.stringify(poll.problems)}`);
  return found;
}

const partitionsOf = (poll: Poll, leader: number) =>
  topicOf(poll).leader.flatMap((id, partition) => (id === leader ? [partition] : []));

/** Adds a record to each of the first broker's partitions and polls: they must show it, whatever the other one does. */
async function expectFreshNumbers(count: number): Promise<Poll> {
  for (const partition of onFirst) await cluster.produce(topic, partition, 1);
  const poll = await source.poll(Date.now);
  for (const partition of onFirst) expect(topicOf(poll).logEnd[partition]).toBe(BigInt(count));
  expect(poll.committed.find((entry) => entry.group === group)?.offsets).toEqual([1n, 1n, 1n, 1n]);
  return poll;
}

const offsetsOf = (poll: Poll, name: string) => poll.committed.find((entry) => entry.group === name)?.offsets;

/** Whether a poll knows all that is kept in three replicas: the log ends, and the offsets of the groups that moved. */
function knowsReplicated(poll: Poll): boolean {
  const log = poll.topics.find((entry) => entry.topic === replicated)!;
  const commits = moving.flatMap((name) => offsetsOf(poll, name) ?? [null]);
  return log.logEnd.every((offset) => offset === 3n) && commits.every((offset) => offset === 2n);
}

/** Waits until the stream has told what is wanted. */
async function untilStreamed(wanted: () => boolean): Promise<void> {
  if (wanted()) return;
  await new Promise<void>((resolve) => (arrived = () => wanted() && resolve()));
}

/** Offsets that the stream told of the group, in order. */
const streamedOf = (name: string) =>
  events.flatMap((event) => (event.kind === "commit" && event.group === name ? [Number(event.offset)] : []));

test("two brokers lead two of the four partitions each", () => {
  expect([onFirst.length, onSecond.length]).toEqual([2, 2]);
});

test("a broker that hangs delays one poll, by its timeout, and no other", async () => {
  const pid = brokers.pids()[1]!;
  const second = brokers.bootstrap.split(",")[1]!;
  // Far longer than a poll takes on any machine.
  const patience = { requestTimeoutMs: 20_000, connectionTimeoutMs: 20_000 };
  process.kill(pid, "SIGSTOP");
  try {
    await source.poll(Date.now);
    for (const turn of [2, 3, 4]) {
      // Asked before the poll, of the broker that hangs, by one that is more patient.
      const asker = new Connections({ ...patience, brokers: [second] });
      let waits = true;
      const asked = readMetadata(asker, [second], [], []).catch(() => null);
      void asked.then(() => (waits = false));
      const poll = await expectFreshNumbers(turn);
      expect(waits).toBe(true);
      await asker.close();
      for (const partition of onSecond) {
        expect(topicOf(poll).logEnd[partition]).toBeNull();
        expect(english(topicOf(poll).problems[partition]!)).toMatch(/broker 2/);
      }
      expect(poll.problems.map(({ what }) => what)).toContain("log offsets");
      expect(poll.problems.map(({ what }) => what)).toContain("groups");
    }
  } finally {
    process.kill(pid, "SIGCONT");
  }
  const back = await pollUntil(source, (poll) => poll.problems.length === 0 && knowsReplicated(poll));
  expect(back.problems).toEqual([]);
  expect(topicOf(back).problems).toEqual({});
});

test("a killed broker takes away what it alone kept, each with the reason; groups and replicated topics go on", async () => {
  await brokers.kill(2);
  await expectFreshNumbers(5);
  const poll = await pollUntil(source, (poll) => partitionsOf(poll, -1).length === 2);
  expect(partitionsOf(poll, -1)).toEqual(onSecond);
  for (const partition of onSecond) {
    expect(topicOf(poll).logEnd[partition]).toBeNull();
    expect(topicOf(poll).problems[partition]).toEqual(say("leader.offline", { brokers: [2] }));
  }
  const whole = await pollUntil(source, (poll) => poll.problems.length === 1 && knowsReplicated(poll));
  expect(knowsReplicated(whole), JSON.stringify(whole.problems)).toBe(true);
  const after = await expectFreshNumbers(6);
  expect(after.brokers.map(({ id }) => id)).toEqual([1, 3]);
  expect(after.problems.map(({ what, message }) => `${what}: ${message}`)).toEqual([
    expect.stringMatching(/^log offsets: The log offsets of 2 partitions, such as/) as string,
  ]);
  expect(health?.state).toBe("running");
});

test("everything returns with the broker", async () => {
  await brokers.start(2);
  const poll = await pollUntil(source, (poll) => topicOf(poll).logEnd.every((offset) => offset !== null));
  expect(topicOf(poll).problems).toEqual({});
  expect(partitionsOf(poll, 2)).toEqual(onSecond);
  expect(poll.problems).toEqual([]);
});

test("when every broker is gone it is said, and the stream goes on by itself afterwards", async () => {
  const ids = [1, 2, 3];
  for (const pid of brokers.pids()) process.kill(pid, "SIGKILL");
  const reason = /^__consumer_offsets cannot be read: nothing listens on 127\.0\.0\.1:\d+\. Is the broker running/;
  await untilStreamed(() => health?.state === "unavailable" && reason.test(health.reason ?? ""));
  await expect(source.poll(Date.now)).rejects.toThrow(/^Cannot read cluster "three" at .*Is the broker running/);
  await vi.waitUntil(() => brokers.state().every(({ state }) => state === "stopped"), PATIENCE_MS);
  await Promise.all(ids.map((id) => brokers.start(id)));
  await untilStreamed(() => health?.state === "running");
  await cluster.commit(group, topic, 0, 0);
  await untilStreamed(() => streamedOf(group).length === 5);
  expect(streamedOf(group)).toEqual([1, 1, 1, 1, 0]);
  const poll = await pollUntil(source, (poll) => topicOf(poll).logEnd.every((offset) => offset !== null));
  expect(topicOf(poll).problems).toEqual({});
});
