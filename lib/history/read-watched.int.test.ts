/** Since when a cluster is watched without a gap, from open ticks, blocks and rollups of a real Postgres. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { DAY_MS, dayOf, HOUR_MS } from "./partitions";
import { newCluster, openTestHistory, tickOf, type TestHistory } from "./test-history";

let test: TestHistory;
beforeAll(async () => {
  test = await openTestHistory();
});
afterAll(() => test.close());

const MINUTE = 60_000;
/** Noon of yesterday: an hour that closes while the test runs would be another one. */
const NOON = dayOf(Date.now()) - DAY_MS / 2;
const REACH_MS = DAY_MS;

it("is the first tick after the last gap, wherever it is stored, and no further back than is looked", async () => {
  const cluster = newCluster();
  const offsets = { logEnd: [9n], committed: [9n], intervalMs: MINUTE };
  const stretches = [0, 3 * HOUR_MS].map((from) => NOON + from);
  for (const from of stretches)
    for (let minute = 0; minute <= 90; minute++)
      await test.history.writeTick(tickOf(cluster, from + minute * MINUTE, offsets));
  const ask = async (at: number, reachMs = REACH_MS) =>
    ((await test.history.readWatchedFrom({ cluster, at: NOON + at, reachMs })) ?? NaN) - NOON;
  const answers = async () => [
    await ask(0),
    await ask(90 * MINUTE),
    await ask(3 * HOUR_MS),
    await ask(4 * HOUR_MS),
    await ask(4 * HOUR_MS, 30 * MINUTE),
    await ask(-MINUTE),
  ];
  const expected = [0, 0, 3 * HOUR_MS, 3 * HOUR_MS, 3.5 * HOUR_MS, NaN];
  const last = async (at: number) =>
    ((await test.history.readLastTickAt({ cluster, at: NOON + at, reachMs: 2 * MINUTE })) ?? NaN) - NOON;
  const moments = async () => [
    await last(MINUTE / 2),
    await last(91 * MINUTE),
    await last(93 * MINUTE),
    await last(-1),
  ];
  expect(await answers()).toEqual(expected);
  expect(await moments()).toEqual([0, 90 * MINUTE, NaN, NaN]);
  // Two hours are closed by then, and the last one stays open.
  await test.keepHouse(NOON + 4.5 * HOUR_MS);
  expect(await test.query(`SELECT 1 FROM "ClusterBlock"`)).not.toHaveLength(0);
  expect(await answers()).toEqual(expected);
  expect(await moments()).toEqual([0, 90 * MINUTE, NaN, NaN]);
  expect(await test.history.readWatchedFrom({ cluster: "none", at: NOON, reachMs: REACH_MS })).toBeNull();
});
