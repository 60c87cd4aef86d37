/** All groups and a topic at a past moment, from a real Postgres. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problem } from "@/lib/api/contract";
import { groupsMomentAnswer, topicMomentAnswer, topicsMomentAnswer } from "@/lib/api/moment-contract";
import { groupMomentAnswer } from "@/lib/api/past-contract";
import type { SetAside } from "@/lib/core/words/set-aside";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import { DAY_MS, dayOf, HOUR_MS } from "@/lib/history/partitions";
import { newCluster, openTestHistory, SECOND, T, tickOf, type TestHistory } from "@/lib/history/test-history";
import { serveGroupMoment } from "./group-moment";
import { serveGroupsMoment } from "./groups-moment";
import { serveTopicMoment } from "./topic-moment";
import { serveTopicsMoment } from "./topics-moment";

let test: TestHistory;
beforeAll(async () => {
  test = await openTestHistory();
});
afterAll(() => test.close());

const MINUTE = 60 * SECOND;
const START = T - 30 * MINUTE;
const END = START + 20 * MINUTE;
const GONE_AT = START + 10 * MINUTE;
const CAME_AT = START + 15 * MINUTE;

type Sources = Parameters<typeof serveGroupsMoment>[0];

function sourcesOf(clusters: readonly string[], entries: readonly SetAside[] = [], history = test.history): Sources {
  const config = { intervalMs: 5000, evaluation: { defaults: DEFAULT_EVALUATION, overrides: [] } };
  const hub = {
    clusters: () => clusters.map((cluster) => ({ cluster })),
    cluster: (name: string) =>
      clusters.includes(name) ? { topics: [{ topic: "__transaction_state", internal: true }] } : undefined,
  };
  return { history, config, monitors: [], hub, setAside: { all: () => entries } } as unknown as Sources;
}

const groupsAt = async (cluster: string, at: number, entries: readonly SetAside[] = []) =>
  groupsMomentAnswer.parse(await (await serveGroupsMoment(sourcesOf([cluster], entries), { at })).json());
const topicsAt = async (clusters: readonly string[], at: number) =>
  topicsMomentAnswer.parse(await (await serveTopicsMoment(sourcesOf(clusters), { at })).json());
const PAGE = { limit: 100, cursor: 0, q: "" };
const topicAt = async (cluster: string, at: number, page = PAGE) =>
  topicMomentAnswer.parse(
    await (await serveTopicMoment(sourcesOf([cluster]), { cluster, topic: "orders" }, { at, ...page })).json(),
  );

/**
 * Twenty minutes of 10 records/s on two partitions, of which 50 and 20 wait for "billing". "early" is deleted after ten minutes, "late"
 * comes after fifteen.
 */
async function storePast(start = START): Promise<string> {
  const cluster = newCluster();
  const [goneAt, cameAt] = [GONE_AT - START + start, CAME_AT - START + start];
  for (let at = start; at <= END - START + start; at += 5 * SECOND) {
    const end = BigInt((at - start) / 100) + 1000n;
    const tick = tickOf(cluster, at, { logEnd: [end, end], committed: [end - 50n, end - 20n], members: 2 });
    const other = { topic: "orders", committed: [end, end], commitAt: [at - SECOND, at - SECOND], members: 1 };
    if (at < goneAt) tick.subscriptions.push({ ...other, group: "early" });
    if (at >= cameAt) tick.subscriptions.push({ ...other, group: "late" });
    await test.history.writeTick(tick);
  }
  const of = { cluster, topic: null, partition: null, message: "it was so" };
  await test.history.writeEvents([
    { ...of, group: "billing", kind: "status", before: "OK", after: "WARNING", at: start + 12 * MINUTE },
    { ...of, group: "early", kind: "group-deleted", before: null, after: null, at: goneAt },
  ]);
  return cluster;
}

describe("a cluster of the past", { timeout: 120_000 }, () => {
  it.each([
    ["before the first group was deleted", 8 * MINUTE, ["billing", "early"]],
    ["just after it", 10 * MINUTE + 5 * SECOND, ["billing"]],
    ["once the third group was there", 16 * MINUTE, ["billing", "late"]],
  ])("%s its groups were those of then", async (_, after, names) => {
    const cluster = await storePast();
    const { clusters, groups } = await groupsAt(cluster, START + after + 3000);
    expect(clusters).toEqual([{ cluster, at: START + after, offlinePartitions: 0 }]);
    expect(groups.map(({ group }) => group).sort()).toEqual(names);
    expect(groups.find(({ group }) => group === "billing")).toMatchObject({
      ...{ lag: "70", unknownPartitions: 0, topics: ["orders"], partitionCount: 2, state: null },
      ...{ memberCount: { known: true, value: 2 }, idleMembers: { known: false } },
      ...{ produceRate: { known: true, value: 20 }, lastCommitAt: START + after - SECOND },
    });
  });

  it("says of a group what its own page says of the same moment", async () => {
    const cluster = await storePast();
    for (const at of [START + 5 * MINUTE, END]) {
      const row = (await groupsAt(cluster, at)).groups.find(({ group }) => group === "billing")!;
      const { sinceAtLeast: atLeast = false, ...numbers } = row;
      const page = await serveGroupMoment(sourcesOf([cluster]), { cluster, group: "billing" }, at);
      const { group, sinceAtLeast } = groupMomentAnswer.parse(await page.json());
      expect(group).toMatchObject(numbers);
      expect(atLeast).toBe(sinceAtLeast);
    }
    expect((await groupsAt(cluster, END)).groups[0]).toMatchObject({ status: "WARNING", since: START + 12 * MINUTE });
  });

  it("answers a topic out of the same moment, page by page", async () => {
    const cluster = await storePast();
    const { at, topic } = await topicAt(cluster, START + 8 * MINUTE);
    expect(at).toBe(START + 8 * MINUTE);
    expect(topic).toMatchObject({ topic: "orders", groupCount: 2, lag: "70", retained: "11600", status: "OK" });
    expect(topic!.partitions[0]).toMatchObject({ leader: null, logEnd: { known: true, value: "5800" }, replicas: [] });
    const billing = { group: "billing", lag: "70", memberCount: { known: true, value: 2 } };
    expect(topic!.readers).toEqual(expect.arrayContaining([expect.objectContaining(billing)]));
    const second = await topicAt(cluster, START + 8 * MINUTE, { limit: 1, cursor: 1, q: "" });
    expect(second.topic).toMatchObject({ next: null, readerCount: 2 });
    expect((await topicAt(cluster, END, { ...PAGE, q: "late" })).topic!.readers).toMatchObject([{ group: "late" }]);
  });

  it("knows nothing of a moment that nobody watched", async () => {
    const cluster = await storePast();
    const nothing = { clusters: [{ cluster, at: null, offlinePartitions: null }], groups: [] };
    expect(await groupsAt(cluster, START - MINUTE)).toEqual(nothing);
    expect(await groupsAt(cluster, END + 2 * MINUTE)).toEqual(nothing);
    expect(await topicAt(cluster, START - MINUTE)).toEqual({ at: null, topic: null });
    const refused = await serveGroupsMoment(sourcesOf([cluster]), { at: END, cluster: "another" });
    expect(problem.parse(await refused.json())).toMatchObject({ status: 404, field: "cluster" });
  });

  it("says of topics what each one's own page says, and of which clusters nothing is stored", async () => {
    const cluster = await storePast();
    const at = START + 8 * MINUTE;
    const tick = tickOf(cluster, END + 5 * SECOND, { logEnd: [20_000n], committed: [1n] });
    const kafkas = { topic: "__transaction_state", topicId: "id-2", logEnd: [9n], logStart: [0n], leaderless: [0] };
    await test.history.writeTick({ ...tick, topics: [...tick.topics, kafkas] });
    const empty = newCluster();
    const { clusters, topics } = await topicsAt([empty, cluster], at);
    expect(clusters).toEqual([
      { cluster: empty, at: null, offlinePartitions: null },
      { cluster, at, offlinePartitions: 0 },
    ]);
    expect(topics).toMatchObject([{ topic: "orders", groupCount: 2, lag: "70", partitionCount: 2 }]);
    expect((await topicAt(cluster, at)).topic).toMatchObject(topics[0]!);
    // That a topic is Kafka's own is known of it today.
    const later = await topicsAt([cluster], tick.at);
    expect(later.topics.map(({ topic, internal, offline }) => [topic, internal, offline])).toEqual([
      ["orders", false, []],
      ["__transaction_state", true, [0]],
    ]);
  });

  it("lists a group that was not read at the moment, with nothing known of its offsets", async () => {
    const cluster = await storePast();
    const at = END + 5 * SECOND;
    const tick = tickOf(cluster, at, { logEnd: [20_000n, 20_000n], committed: [1n, 1n] });
    await test.history.writeTick({ ...tick, subscriptions: [] });
    const { groups } = await groupsAt(cluster, at);
    const unread = { lag: null, unknownPartitions: 2, partitionCount: 2, memberCount: { known: false } };
    expect(groups).toMatchObject([
      { group: "billing", status: "WARNING", ...unread },
      { group: "late", ...unread },
    ]);
  });

  it("reads less of what led up to it where there are very many partitions", async () => {
    const cluster = newCluster();
    const offsets = (value: bigint) => Array.from({ length: 7000 }, () => value);
    for (let at = END - MINUTE; at <= END; at += 5 * SECOND)
      await test.history.writeTick(tickOf(cluster, at, { logEnd: offsets(9n), committed: offsets(8n) }));
    expect((await groupsAt(cluster, END)).groups).toMatchObject([{ group: "billing", lag: "7000" }]);
    const page = await serveGroupMoment(sourcesOf([cluster]), { cluster, group: "billing" }, END);
    expect(groupMomentAnswer.parse(await page.json()).group).toMatchObject({ lag: "7000" });
  });

  it("counts as set aside what was so by then", async () => {
    const cluster = await storePast();
    const entry = { id: "1", cluster, pattern: "bill*", author: null, reason: null, at: START + 5 * MINUTE };
    const mutedAt = async (at: number) =>
      (await groupsAt(cluster, at, [entry])).groups.find(({ group }) => group === "billing")?.muted;
    expect([await mutedAt(START + 4 * MINUTE), await mutedAt(START + 6 * MINUTE)]).toEqual([undefined, true]);
  });

  it("is the same once its hours are closed", async () => {
    const noon = dayOf(Date.now()) - DAY_MS / 2;
    const cluster = await storePast(noon);
    const ask = async () => [await groupsAt(cluster, noon + 8 * MINUTE), await topicAt(cluster, noon + 8 * MINUTE)];
    const open = await ask();
    await test.keepHouse(noon + 3 * HOUR_MS);
    expect(await test.query(`SELECT 1 FROM "ClusterBlock"`)).not.toHaveLength(0);
    // Another history has not kept the picture.
    const { history } = test;
    const again = sourcesOf([cluster], [], Object.create(history) as typeof history);
    const groups = await (await serveGroupsMoment(again, { at: noon + 8 * MINUTE })).json();
    expect(groups).toEqual(open[0]);
  });

  it("puts a moment together once for all who ask, and sends others away while all places are taken", async () => {
    const clusters = await Promise.all([storePast(), storePast(), storePast()]);
    const sources = sourcesOf(clusters);
    const ask = async (cluster: string) => {
      const { status, headers } = await serveGroupsMoment(sources, { at: END, cluster });
      return [status, headers.get("retry-after")];
    };
    const asked = await Promise.all([...clusters, ...clusters].map(ask));
    expect(asked.slice(0, 3)).toEqual(asked.slice(3));
    expect(asked.slice(0, 3).sort()).toEqual([
      [200, null],
      [200, null],
      [503, "3"],
    ]);
  });
});
