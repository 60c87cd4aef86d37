import { expect, it } from "vitest";
import { TrendStore } from "./trend";

const T0 = 1_700_000_010_000;
const BUCKET_MS = 15_000;

it("counts from the first known point, exactly beyond 2^53, and leaves unknown ones unknown", () => {
  const store = new TrendStore();
  const large = 2n ** 60n;
  const sums = [null, [large + 1n, large - 2n], null, [large + 4n, large + 3n]] as const;
  sums.forEach((pair, i) =>
    store.addSums("g", T0 + i * BUCKET_MS, { logEnd: pair?.[0] ?? null, committed: pair?.[1] ?? null }),
  );
  expect(store.later("g")()).toEqual({
    at: [0, 1, 2, 3].map((i) => T0 + i * BUCKET_MS),
    logEnd: [null, 0, null, 3],
    committed: [null, -3, null, 2],
  });
});

it("keeps the first and the newest moment of each 15 s, and no more than 40", () => {
  const store = new TrendStore();
  const times = Array.from({ length: 300 }, (_, i) => T0 + i * 5_000);
  times.forEach((at, i) => store.addSums("g", at, { logEnd: BigInt(i), committed: BigInt(i) }));
  const { at, logEnd } = store.later("g")();
  expect(at).toHaveLength(40);
  expect(at.at(-1)).toBe(times.at(-1));
  expect(logEnd).toEqual(at.map((each) => (each - at[0]!) / 5_000));
  const buckets = at.map((each) => Math.floor(each / BUCKET_MS));
  for (const bucket of new Set(buckets)) expect(buckets.filter((each) => each === bucket).length).toBeLessThan(3);
});

it("is worked out when it is asked for, and groups of the same moments share their times", () => {
  const store = new TrendStore();
  const take = store.taking(T0);
  const [first, second] = ["a", "b"].map((group) => take(group, { logEnd: 1n, committed: 1n }));
  store.taking(T0 + BUCKET_MS)("a", { logEnd: 5n, committed: 1n });
  expect(first!().logEnd).toEqual([0, 4]);
  store.taking(T0 + BUCKET_MS)("b", { logEnd: 7n, committed: 1n });
  expect(second!().at).toBe(first!().at);
  store.keepOnly(new Set(["a"]));
  expect(second!()).toEqual({ at: [], logEnd: [], committed: [] });
  expect(first!().at).toHaveLength(2);
});
