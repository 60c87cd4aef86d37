import { expect, it } from "vitest";
import type { HistoryTick } from "@/lib/history/model";
import { ContinuedTicks } from "./continued-ticks";

const SECOND = 1_000;
const HOUR = 3_600_000;
const T = 1_800_000_000_000;

/** A log that grows by 10 a tick, a group that keeps up but for 1 a tick, one that stands still, and an unread partition. */
const recorded = (index: number, at = T + index * 10 * SECOND): HistoryTick => ({
  cluster: "c",
  at,
  intervalMs: 10 * SECOND,
  topics: [
    {
      ...{ topic: "orders", topicId: "id", leaderless: [1] },
      logEnd: [BigInt(100 + 10 * index), null],
      logStart: [5n, null],
    },
  ],
  subscriptions: [
    { group: "slow", topic: "orders", committed: [BigInt(90 + 9 * index), null], commitAt: [at - 1, null], members: 2 },
    { group: "stuck", topic: "orders", committed: [50n, null], commitAt: [T - HOUR, null], members: null },
  ],
});

function learned(count: number): ContinuedTicks {
  const continued = new ContinuedTicks();
  for (let index = 0; index < count; index++) continued.learn(recorded(index));
  return continued;
}

it("goes on in the next pass where the last one ended, in the same directions", () => {
  const continued = learned(360);
  expect(continued.periodMs).toBe(HOUR);
  const start = T + 24 * HOUR;
  expect(continued.shift(recorded(3), 0, start)).toEqual({
    ...recorded(3, start + 30 * SECOND),
    subscriptions: recorded(3, start + 30 * SECOND).subscriptions.map((one) =>
      one.group === "stuck" ? { ...one, commitAt: [start - HOUR, null] } : one,
    ),
  });
  const later = continued.shift(recorded(0), 2, start);
  expect(later.at).toBe(start + 2 * HOUR);
  expect(later.topics[0]).toMatchObject({ logEnd: [100n + 2n * 3600n, null], logStart: [5n, null], leaderless: [1] });
  expect(later.subscriptions).toMatchObject([
    { committed: [90n + 2n * 3240n, null], commitAt: [start + 2 * HOUR - 1, null], members: 2 },
    { committed: [50n, null], commitAt: [start - HOUR, null], members: null },
  ]);
});

it("writes less than an hour once in each hour, with the growth of a whole one", () => {
  const continued = learned(61);
  expect([continued.recordedMs, continued.periodMs]).toEqual([610 * SECOND, HOUR]);
  expect(continued.shift(recorded(0), 1, T).topics[0]?.logEnd[0]).toBe(100n + 3600n);
});

it("takes an offset neither back nor beyond the log", () => {
  const continued = new ContinuedTicks();
  const [first, last] = [recorded(0), recorded(360)];
  first.subscriptions[0]!.committed[0] = 95n;
  last.subscriptions[0]!.committed[0] = 20n;
  first.subscriptions[1]!.committed[0] = 0n;
  last.subscriptions[1]!.committed[0] = 3700n;
  for (const tick of [first, last]) continued.learn(tick);
  const [back, caughtUp] = continued.shift(first, 10, T).subscriptions;
  expect(back?.committed[0]).toBe(95n);
  expect(caughtUp?.committed[0]).toBe(0n + 10n * BigInt((3600 * 3610) / 3600));
});

it("asks for more than one tick", () => {
  expect(() => learned(1).periodMs).toThrow(/holds a single tick\. Export some minutes/);
});
