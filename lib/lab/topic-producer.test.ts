import { expect, it } from "vitest";
import type { ProducerPlan } from "./plan";
import { rateAt } from "./topic-producer";

const plan: ProducerPlan = {
  topic: "orders",
  ratePerSecond: 24,
  partitions: [0, 1, 2],
  burst: { everyMs: 30_000, lastsMs: 4_000, times: 4 },
};

it.each([
  ["at the beginning of a burst", 60_000, 96],
  ["at its last millisecond", 63_999, 96],
  ["after it", 64_000, 24],
  ["before the next one", 89_999, 24],
])("%s the rate is what the plan says", (_when, now, rate) => {
  expect(rateAt(plan, now)).toBe(rate);
});

it("is steady without bursts", () => {
  expect(rateAt({ ...plan, burst: null }, 60_000)).toBe(24);
});
