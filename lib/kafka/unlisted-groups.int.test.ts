/** Groups that the cluster leaves out of its list, as managed services do with idle ones, against a real Kafka. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { OffsetSource, Poll } from "@/lib/core/words/collection";
import { Connections } from "./connections";
import { createClusterSource } from "./source";
import { pollUntil, TestCluster, testSettings, uniqueName } from "./test-cluster";

const cluster = new TestCluster(process.env.TIDEMARK_TEST_BROKERS ?? "");
const sources: OffsetSource[] = [];
/** Groups that are left out of every list of groups from now on. */
const hidden = new Set<string>();

beforeAll(async () => {
  await cluster.open();
  const call = Connections.prototype.call;
  vi.spyOn(Connections.prototype, "call").mockImplementation(async function (this: Connections, broker, kind, ...args) {
    const answer = (await call.call(this, broker, kind, ...args)) as { groups: { group: string }[] };
    if (kind.name !== "ListGroups") return answer;
    return { ...answer, groups: answer.groups.filter(({ group }) => !hidden.has(group)) };
  });
});

beforeEach(() => hidden.clear());

afterAll(async () => {
  vi.restoreAllMocks();
  for (const source of sources) await source.close();
  await cluster.close();
});

function open(changes: Parameters<typeof testSettings>[1] = {}): OffsetSource {
  const source = createClusterSource("test", testSettings(cluster.bootstrap, { stream: false, ...changes }));
  sources.push(source);
  return source;
}

/** A group with one committed offset and no members. */
async function idleGroup(stem: string): Promise<{ group: string; topic: string }> {
  const topic = await cluster.createTopic([5]);
  const group = uniqueName(stem);
  await cluster.commit(group, topic, 0, 3);
  return { group, topic };
}

const find = (poll: Poll, group: string) => ({
  state: poll.groups.find((found) => found.group === group)?.state,
  offsets: poll.committed.find((entry) => entry.group === group)?.offsets,
});
const IDLE = { state: "Empty", offsets: [3n] };
const GONE = { state: undefined, offsets: undefined };

test("a group that was listed once stays until its offsets are deleted", async () => {
  const { group } = await idleGroup("idle");
  const source = open();
  expect(find(await source.poll(Date.now), group)).toEqual(IDLE);
  hidden.add(group);
  for (let turn = 0; turn < 3; turn++) expect(find(await source.poll(Date.now), group)).toEqual(IDLE);
  await cluster.admin.deleteGroups([group]);
  const poll = await pollUntil(source, (last) => !last.groups.some((found) => found.group === group));
  expect(find(poll, group)).toEqual(GONE);
  expect(find(await source.poll(Date.now), group)).toEqual(GONE);
});

test("a group that was never listed is found by its name in history and in the settings, others are not", async () => {
  const { group } = await idleGroup("never-listed");
  hidden.add(group);
  const expecting = open();
  expect(find(await expecting.poll(Date.now), group)).toEqual(GONE);
  expecting.expectGroups?.([group, uniqueName("nobody")]);
  const poll = await expecting.poll(Date.now);
  expect(find(poll, group)).toEqual(IDLE);
  expect(poll.groups.some((found) => found.group.startsWith("nobody"))).toBe(false);
  const named = open({ groups: { include: [`^${group}$`, ".*"] } });
  expect(find(await named.poll(Date.now), group)).toEqual(IDLE);
});

test("a group that was never listed is found when it commits", async () => {
  const { group, topic } = await idleGroup("commits");
  hidden.add(group);
  const source = open({ stream: true });
  await source.startStream(
    () => undefined,
    () => undefined,
  );
  await cluster.commit(group, topic, 0, 4);
  const poll = await pollUntil(source, (last) => find(last, group).offsets !== undefined);
  expect(find(poll, group)).toEqual({ state: "Empty", offsets: [4n] });
});
