import { describe, expect, it } from "vitest";
import { TrendStore, type TrendChoice } from "./trend";
import type { Place } from "./worst";

const T0 = 1_700_000_010_000;
const BUCKET_MS = 15_000;
const MINUTE_MS = 60_000;

const place = (partition: number): Place => ({ topic: "t", partition });

/** A group's partitions, each as [log end, lag, rank]; the worst is the one to look at first. */
function choiceOf(
  read: readonly (readonly [end: bigint | null, lag: bigint, rank?: number])[],
  worst = 0,
  past: TrendChoice["past"] = () => ({ logPoints: [], commits: [] }),
): TrendChoice {
  return {
    worst: read.length > 0 ? place(worst) : null,
    rank: read[worst]?.[2] ?? 0,
    read: ({ partition }) => {
      const one = read[partition];
      if (!one) return null;
      const [logEnd, lag, rank = 0] = one;
      return { logEnd, committed: logEnd === null ? null : logEnd - lag, rank };
    },
    past,
  };
}

describe("a group's waterline", () => {
  it("counts from the first known point, exactly beyond 2^53, and leaves unknown ones unknown", () => {
    const store = new TrendStore();
    const large = 2n ** 60n;
    [[null, 0n] as const, [large + 1n, 3n] as const, [null, 0n] as const, [large + 4n, 1n] as const].forEach(
      (read, i) => store.add("g", T0 + i * BUCKET_MS, choiceOf([read])),
    );
    expect(store.later("g")()).toEqual({
      of: place(0),
      at: [0, 1, 2, 3].map((i) => T0 + i * BUCKET_MS),
      logEnd: [null, 0, null, 3],
      committed: [null, -3, null, 2],
    });
  });

  it("keeps the first and the newest moment of each 15 s, and no more than 40", () => {
    const store = new TrendStore();
    const times = Array.from({ length: 300 }, (_, i) => T0 + i * 5_000);
    times.forEach((at, i) => store.add("g", at, choiceOf([[BigInt(i), 0n]])));
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
    const [first, second] = ["a", "b"].map((group) => take(group, choiceOf([[1n, 0n]])));
    store.taking(T0 + BUCKET_MS)("a", choiceOf([[5n, 4n]]));
    expect(first!().logEnd).toEqual([0, 4]);
    store.taking(T0 + BUCKET_MS)("b", choiceOf([[7n, 6n]]));
    expect(second!().at).toBe(first!().at);
    store.keepOnly(new Set(["a"]));
    expect(second!()).toEqual({ of: null, at: [], logEnd: [], committed: [] });
    expect(first!().at).toHaveLength(2);
  });
});

describe("which partition is drawn", () => {
  const drawnAfter = (store: TrendStore, at: number, choice: TrendChoice) => {
    store.add("g", at, choice);
    return store.later("g")().of?.partition ?? null;
  };

  it("is one that is in trouble at once, with its own minutes before: a stall is a step, not a wedge", () => {
    const store = new TrendStore();
    expect(
      drawnAfter(
        store,
        T0,
        choiceOf(
          [
            [100n, 9n],
            [50n, 0n],
          ],
          0,
        ),
      ),
    ).toBe(0);
    const moments = [1, 2, 3].map((i) => T0 + i * BUCKET_MS);
    const past = () => ({
      logPoints: moments.map((at, i) => ({ at, logEnd: BigInt(50 + 10 * i), logStart: 0n, hasLeader: true })),
      commits: [{ at: moments[0]!, offset: 50n }],
    });
    const now = moments[2]!;
    expect(
      drawnAfter(
        store,
        now,
        choiceOf(
          [
            [130n, 9n],
            [70n, 20n, 35],
          ],
          1,
          past,
        ),
      ),
    ).toBe(1);
    expect(store.later("g")()).toEqual({
      ...{ of: place(1), at: moments },
      ...{ logEnd: [0, 10, 20], committed: [0, 0, 0] },
    });
  });

  it("stays among equals for a while, and then goes to one that is much worse", () => {
    const store = new TrendStore();
    const bad = 20;
    const read = (a: bigint, b: bigint) => [[900n, a, bad] as const, [900n, b, bad] as const];
    expect(drawnAfter(store, T0, choiceOf(read(100n, 90n), 0))).toBe(0);
    expect(drawnAfter(store, T0 + 5_000, choiceOf(read(100n, 300n), 1))).toBe(0);
    expect(drawnAfter(store, T0 + MINUTE_MS, choiceOf(read(100n, 110n), 1))).toBe(0);
    expect(drawnAfter(store, T0 + MINUTE_MS + 5_000, choiceOf(read(100n, 300n), 1))).toBe(1);
  });

  it("stays longer where all is well, for there another one is ahead in every cycle", () => {
    const store = new TrendStore();
    const well = choiceOf(
      [
        [900n, 0n],
        [900n, 50n],
      ],
      1,
    );
    expect(
      drawnAfter(
        store,
        T0,
        choiceOf(
          [
            [900n, 9n],
            [900n, 5n],
          ],
          0,
        ),
      ),
    ).toBe(0);
    expect(drawnAfter(store, T0 + 4 * MINUTE_MS, well)).toBe(0);
    expect(drawnAfter(store, T0 + 5 * MINUTE_MS, well)).toBe(1);
  });

  it("is another one when it is gone, and none when there is none", () => {
    const store = new TrendStore();
    expect(
      drawnAfter(
        store,
        T0,
        choiceOf(
          [
            [1n, 0n],
            [5n, 4n],
          ],
          1,
        ),
      ),
    ).toBe(1);
    expect(drawnAfter(store, T0 + 5_000, choiceOf([[1n, 0n]], 0))).toBe(0);
    expect(drawnAfter(store, T0 + 10_000, choiceOf([]))).toBeNull();
  });
});
