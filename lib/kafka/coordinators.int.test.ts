/** Groups are read at their coordinators, whatever the metadata or a list say of who that is. Needs several brokers. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Broker } from "@/lib/core/words/collection";
import { readCommitted } from "./committed-offsets";
import { Connections } from "./connections";
import { Coordinators, type ListedGroup } from "./coordinators";
import { listGroups } from "./groups";
import { readMembers } from "./members";
import { readMetadata } from "./metadata";
import { OFFSETS_TOPIC } from "./offsets-partition";
import { RealPartitions } from "./real-partitions";
import { SlowGroups } from "./slow-groups";
import { TestCluster, testSettings, uniqueName } from "./test-cluster";

const bootstrap = process.env.TIDEMARK_TEST_BROKERS ?? "";
const settings = testSettings(bootstrap);

describe.skipIf(!bootstrap.includes(","))("on several brokers", () => {
  const cluster = new TestCluster(bootstrap);
  const connections = new Connections(settings);
  const slow = new SlowGroups((requestTimeoutMs) => new Connections({ ...settings, requestTimeoutMs }), settings);
  const groups = Array.from({ length: 12 }, () => uniqueName("placed"));
  let topic = "";
  let brokers: Broker[] = [];
  /** What the cluster says, but for who leads the partitions of `__consumer_offsets`: always the next broker. */
  let lying: Awaited<ReturnType<typeof readMetadata>>["topics"] = [];
  const next = (id: number) => brokers[(brokers.findIndex((broker) => broker.id === id) + 1) % brokers.length]!.id;

  beforeAll(async () => {
    await cluster.open();
    topic = await cluster.createTopic([3]);
    for (const group of groups) await cluster.commit(group, topic, 0, 2);
    const metadata = await readMetadata(connections, bootstrap.split(","), []);
    brokers = metadata.brokers;
    lying = metadata.topics.map((each) => {
      const partitions = each.partitions.map((partition) => ({ ...partition, leader: next(partition.leader) }));
      return each.topic === OFFSETS_TOPIC ? { ...each, partitions } : each;
    });
  });

  afterAll(async () => {
    await slow.close();
    await connections.close();
    await cluster.close();
  });

  /** A poll's list with metadata that lie, and how many requests it took. */
  async function listAgain(coordinators: Coordinators) {
    coordinators.begin(brokers, lying);
    const before = connections.requests;
    const list = await listGroups(connections, brokers, coordinators);
    const listed = groups.map((group) => list.groups.get(group)!);
    return { listed, requests: connections.requests - before };
  }

  const expectRead = async (listed: ListedGroup[], coordinators: Coordinators) => {
    const real = new RealPartitions();
    const read = await readCommitted(connections, brokers, listed, { coordinators, slow, real });
    expect([...read.failed]).toEqual([]);
    expect(read.committed).toHaveLength(groups.length);
    for (const entry of read.committed) expect(entry).toMatchObject({ topic, offsets: [2n] });
  };

  test("a broker that lists a group is asked rather than the one that the metadata name, and FindCoordinator once", async () => {
    const coordinators = new Coordinators(connections);
    const first = await listAgain(coordinators);
    expect(first.listed.every((group) => group !== undefined)).toBe(true);
    const again = await listAgain(coordinators);
    expect(again.listed).toEqual(first.listed);
    expect(first.requests).toBeGreaterThan(brokers.length);
    expect(again.requests).toBe(brokers.length);
    await expectRead(first.listed, coordinators);
  });

  test("who is asked for offsets or members and refuses is followed by who does not", async () => {
    const coordinators = new Coordinators(connections);
    const { listed } = await listAgain(coordinators);
    const misplaced = listed.map((group) => ({ ...group, state: null, coordinator: next(group.coordinator) }));
    const unaware = new Coordinators(connections);
    unaware.begin(brokers, lying);
    await expectRead(misplaced, unaware);
    const members = await readMembers(connections, unaware, misplaced);
    expect([...members.failed]).toEqual([]);
    expect(members.groups.map(({ state }) => state)).toEqual(groups.map(() => "Empty"));
    expect(members.groups.map(({ coordinator }) => coordinator)).toEqual(listed.map(({ coordinator }) => coordinator));
  });
});
