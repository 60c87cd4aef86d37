/**
 * Sixty groups with ordinary names on three brokers, of every kind that Kafka has, with members and without: each number
 * is the one that Kafka's own tools print, and nobody is unknown.
 */
import { Consumer as ProtocolConsumer } from "@platformatic/kafka";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { GroupSnapshot } from "@/lib/core/picture/snapshot";
import { TestCluster } from "@/lib/kafka/test-cluster";
import { TestMembers } from "@/lib/kafka/test-members";
import {
  countMembers,
  describeAllGroups,
  describeShareGroups,
  describeStreamsGroups,
  type OracleRow,
} from "@/lib/lab/oracle";
import { Watch } from "./test-watch";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const bootstrap = process.env.TIDEMARK_TEST_BROKERS ?? "";
const tools = { javaPath: process.env.TIDEMARK_TEST_JAVA ?? "", jarsDir: process.env.TIDEMARK_TEST_JARS ?? "" };

const TEAMS = ["order", "payment", "inventory", "shipping", "billing", "fraud", "search", "mail", "price", "cart"];
const named = (role: string, from: number, to: number) => TEAMS.slice(from, to).map((team) => `${team}-${role}`);
/** By type, those with a member and those without. */
const GROUPS = {
  classic: {
    staffed: named("worker", 0, 5),
    empty: [...named("worker", 5, 10), ...named("report", 0, 10), ...named("view", 0, 10)],
  },
  consumer: { staffed: named("sync", 0, 5), empty: named("sync", 5, 10) },
  share: { staffed: named("queue", 0, 5), empty: named("queue", 5, 10) },
  streams: { staffed: named("join", 0, 5), empty: named("join", 5, 10) },
};
const ALL = Object.values(GROUPS).flatMap(({ staffed, empty }) => [...staffed, ...empty]);
const STAFFED = Object.values(GROUPS).flatMap(({ staffed }) => staffed);

/** By partition. */
const RECORDS = [10, 11, 12, 13, 14];
const PARTITIONS = [...RECORDS.keys()];

const cluster = new TestCluster(bootstrap);
const members = new TestMembers(bootstrap);
const leave: (() => Promise<unknown>)[] = [];
let wide: string;
let narrow: string;
let watch: Watch;

/** Each group somewhere else: at the end, on the way, at the start; on some partitions only. */
const placeOf = (group: string, partition: number) => (ALL.indexOf(group) + partition * 3) % 11;
const isCommitted = (group: string, partition: number) => (ALL.indexOf(group) + partition) % 4 !== 0;

async function commitPlaces(group: string): Promise<void> {
  for (const partition of PARTITIONS.filter((each) => isCommitted(group, each)))
    await cluster.commit(group, wide, partition, placeOf(group, partition));
}

async function joinClassic(group: string): Promise<void> {
  const consumer = cluster.kafka.consumer({ groupId: group, allowAutoTopicCreation: false });
  leave.push(() => consumer.disconnect());
  await consumer.connect();
  await consumer.subscribe({ topics: [wide, narrow] });
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({ autoCommit: false, eachMessage: async () => undefined });
  await joined;
}

/** Joins, commits as a member does, and answers what leaves again. */
async function joinConsumer(group: string): Promise<() => Promise<unknown>> {
  const consumer = new ProtocolConsumer({
    ...{ clientId: group, bootstrapBrokers: bootstrap.split(","), groupId: group, groupProtocol: "consumer" as const },
  });
  const stream = await consumer.consume({ topics: [wide], mode: "latest", autocommit: false });
  // Nobody reads it: what it complains of when it is cut off while it looks for its first offsets is nobody's business.
  stream.on("error", () => undefined);
  const offsets = PARTITIONS.filter((partition) => isCommitted(group, partition)).map((partition) => ({
    topic: wide,
    partition,
    offset: BigInt(placeOf(group, partition)),
    leaderEpoch: -1,
  }));
  await consumer.commit({ offsets });
  return async () => {
    await stream.close();
    await consumer.close(true);
  };
}

/** These groups take offsets while nobody is in them, once they are there. */
async function settle(group: string, type: "share" | "streams"): Promise<void> {
  const join = type === "share" ? members.joinShare : members.joinStreams;
  const left = await join(group, [wide]);
  await left();
  const places = PARTITIONS.map((partition) => BigInt(placeOf(group, partition)));
  if (type === "share") await members.setShareStarts(group, wide, places);
  else await commitPlaces(group);
  if (GROUPS[type].staffed.includes(group)) await join(group, [wide]);
}

beforeAll(async () => {
  await cluster.open();
  [wide, narrow] = [await cluster.createTopic(RECORDS), await cluster.createTopic([4])];
  const { classic, consumer, share, streams } = GROUPS;
  await Promise.all([...classic.staffed, ...classic.empty].map(commitPlaces));
  // Some read another topic, too.
  for (const group of classic.empty.slice(0, 10)) await cluster.commit(group, narrow, 0, 2);
  await Promise.all(classic.staffed.map(joinClassic));
  for (const group of consumer.empty) await (await joinConsumer(group))();
  for (const group of consumer.staffed) leave.push(await joinConsumer(group));
  await Promise.all([...share.staffed, ...share.empty].map((group) => settle(group, "share")));
  await Promise.all([...streams.staffed, ...streams.empty].map((group) => settle(group, "streams")));
  watch = await Watch.start();
});

afterAll(async () => {
  await watch?.stop();
  await Promise.all(leave.map((step) => step()));
  await members.close();
  await cluster.admin.deleteGroups(ALL).catch(() => undefined);
  await cluster.close();
});

const byPlace = (a: OracleRow, b: OracleRow) =>
  `${a.group} ${a.topic} ${a.partition}`.localeCompare(`${b.group} ${b.topic} ${b.partition}`);
const ofThese = (rows: OracleRow[]) =>
  rows.filter(({ group, committed }) => ALL.includes(group) && committed !== null).sort(byPlace);

/** A group's committed partitions in the oracle's shape; of share groups the tool tells no log end. */
const rowsOf = ({ group, type, subscriptions }: GroupSnapshot): OracleRow[] =>
  subscriptions.flatMap(({ partitions }) =>
    partitions.map(({ topic, partition, committed, logEnd, lag }) => ({
      ...{ group, topic, partition },
      committed: committed.known ? committed.value : null,
      logEnd: logEnd.known && type !== "share" ? logEnd.value : null,
      lag: lag.known ? lag.value : null,
    })),
  );

/** What was committed for Streams groups without members, of which `kafka-streams-groups` tells no offsets. */
const unknownToTool = (): OracleRow[] =>
  GROUPS.streams.empty.flatMap((group) =>
    PARTITIONS.filter((partition) => isCommitted(group, partition)).map((partition) => {
      const [committed, logEnd] = [BigInt(placeOf(group, partition)), BigInt(RECORDS[partition]!)];
      return { group, topic: wide, partition, committed, logEnd, lag: logEnd - committed };
    }),
  );

test("every committed offset, log end and lag is the tool's, and no group is unknown", async () => {
  expect(new Set(ALL).size).toBe(60);
  const wellKnown = (groups: readonly GroupSnapshot[]) =>
    groups.filter(({ group, status }) => ALL.includes(group) && status !== "UNKNOWN").length === ALL.length;
  const { groups } = await watch.until((snapshot) => wellKnown(snapshot.groups));
  const ours = groups.filter(({ group }) => ALL.includes(group));
  const options = { ...tools, bootstrap };
  const [consumers, shares, streams, counts] = await Promise.all([
    describeAllGroups(options),
    describeShareGroups(options),
    describeStreamsGroups(options),
    countMembers(options),
  ]);
  expect(ofThese(ours.flatMap(rowsOf))).toEqual(ofThese([...consumers, ...shares, ...streams, ...unknownToTool()]));
  for (const { group, type, members: found } of ours) {
    const { staffed, empty } = GROUPS[type as keyof typeof GROUPS];
    expect([...staffed, ...empty]).toContain(group);
    const count =
      type === "classic" || type === "consumer" ? (counts.get(group) ?? 0) : Number(STAFFED.includes(group));
    expect(count, group).toBe(Number(STAFFED.includes(group)));
    if (found.known) expect(found.value.length, group).toBe(count);
    else expect(type, group).toBe("streams");
  }
});
