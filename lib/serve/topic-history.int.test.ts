/** A topic's past, from a real Postgres. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { problem } from "@/lib/api/contract";
import { topicHistoryAnswer } from "@/lib/api/topic-contract";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import { snapshotOf } from "@/lib/core/picture/test-snapshot";
import { newCluster, openTestHistory, SECOND, T, tickOf, type TestHistory } from "@/lib/history/test-history";
import { serveTopicHistory } from "./topic-history";

let test: TestHistory;
beforeAll(async () => {
  test = await openTestHistory();
});
afterAll(() => test.close());

const ask = (cluster: string, range = { from: T, to: T + 60 * SECOND }) => {
  const on = [{ group: "billing", committed: { orders: [1n, 1n] } }];
  const snapshot = snapshotOf({ at: T, logs: { orders: [{ end: 1n }, { end: 1n }] }, on });
  const hub = { cluster: () => snapshot };
  const config = { intervalMs: 5000, evaluation: { defaults: DEFAULT_EVALUATION, overrides: [] } };
  const sources = { history: test.history, hub, config, monitors: [], setAside: { all: () => [] } };
  return serveTopicHistory(sources as unknown as Parameters<typeof serveTopicHistory>[0], {
    ...{ cluster, topic: "orders" },
    query: { ...range, points: 300 },
  });
};

it("tells the logs and the groups, a partition without a leader as it was last seen", async () => {
  const cluster = newCluster();
  for (let step = 0; step <= 4; step++) {
    const end = 100n + 50n * BigInt(step);
    const logEnd = [end, step === 2 ? null : end];
    await test.history.writeTick(tickOf(cluster, T + step * 5 * SECOND, { logEnd, committed: [end - 5n, end - 10n] }));
  }
  const body = topicHistoryAnswer.parse(await (await ask(cluster)).json());
  expect(body.logEnd).toEqual(["200", "300", "350", "500", "600"]);
  expect(body.unknown).toEqual([0, 0, 1, 0, 0]);
  expect(body.produceRate).toEqual([null, 20, 10, 10, 20]);
  expect(body.groups).toEqual([
    { group: "billing", lag: ["15", "15", null, "15", "15"], consumeRate: [null, 20, 20, 20, 20] },
  ]);
});

it("tells of the groups that were on it at the end of a past range, and of those of now in one that ends now", async () => {
  const cluster = newCluster();
  const now = Date.now();
  const write = (group: string, at: number) => {
    const tick = tickOf(cluster, at, { logEnd: [9n], committed: [9n] });
    return test.history.writeTick({ ...tick, subscriptions: tick.subscriptions.map((one) => ({ ...one, group })) });
  };
  await write("moved", T);
  await write("billing", now - SECOND);
  const named = async (to: number) =>
    topicHistoryAnswer
      .parse(await (await ask(cluster, { from: T - SECOND, to })).json())
      .groups.map(({ group }) => group);
  expect(await named(T + SECOND)).toEqual(["moved"]);
  expect(await named(now)).toEqual(["billing"]);
});

it("has nothing of a cluster that nobody knows, and refuses a range that goes back", async () => {
  const nothing = topicHistoryAnswer.parse(await (await ask(newCluster())).json());
  expect(nothing).toMatchObject({ at: [], groups: [{ group: "billing", lag: [] }], omittedGroups: 0 });
  const refused = await ask(newCluster(), { from: T, to: T });
  expect(problem.parse(await refused.json())).toMatchObject({ status: 400, field: "to" });
});
