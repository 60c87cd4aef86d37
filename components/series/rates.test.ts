import { describe, expect, it } from "vitest";
import type { KnownNumber } from "@/lib/api/contract";
import { rateOf, ratesOfTopic, smooth, timeLagOf } from "./rates";
import type { PartitionSeries } from "./series";
import { waitingOf } from "./waiting";

function series(logEnd: (bigint | null)[], committed: (bigint | null)[], stepMs = 1000): PartitionSeries {
  const at = logEnd.map((_, index) => index * stepMs);
  const nothing = logEnd.map(() => null);
  return { topic: "t", partition: 0, at, logStart: nothing, logEnd, committed, lag: nothing };
}

const numbers = (committed: string, timeLag: KnownNumber) => ({
  committed: { known: true, value: committed } as const,
  logStart: { known: true, value: "0" } as const,
  timeLag,
});

describe("rateOf", () => {
  it("is the change per second", () => {
    expect(rateOf([0, 2000], [10n, 30n], 1)).toBe(10);
  });

  it("is unknown across a gap, at the first point, and where the value fell", () => {
    expect(rateOf([0, 1000], [null, 30n], 1)).toBeNull();
    expect(rateOf([0, 1000], [10n, 30n], 0)).toBeNull();
    expect(rateOf([0, 1000], [30n, 10n], 1)).toBeNull();
  });

  it("keeps small changes of offsets beyond 2^53", () => {
    expect(rateOf([0, 1000], [2n ** 60n, 2n ** 60n + 3n], 1)).toBe(3);
  });
});

describe("ratesOfTopic", () => {
  it("sums the partitions that are known", () => {
    const { produced, consumed } = ratesOfTopic([
      series([0n, 10n, 20n], [0n, 5n, 10n]),
      series([0n, null, 40n], [0n, 1n, 2n]),
    ]);
    expect(produced).toEqual([null, 10, 10]);
    expect(consumed).toEqual([null, 6, 6]);
  });
});

describe("smooth", () => {
  it("averages what is known and leaves the unknown alone", () => {
    expect(smooth([null, 2, 4, null, 6])).toEqual([null, 2, 3, null, 4]);
  });
});

describe("timeLagOf", () => {
  it("is 0 where the group has caught up", () => {
    expect(timeLagOf(series([5n, 9n], [5n, 9n])).values).toEqual([0, 0]);
  });

  it("is the age of the record at the committed offset", () => {
    // 10 records per second; committed stands at 10, so record 10 was written just after 1 s.
    const lag = timeLagOf(series([0n, 10n, 20n, 30n, 40n], [0n, 10n, 10n, 10n, 10n]));
    expect(lag.values).toEqual([0, 0, 900, 1900, 2900]);
  });

  it("is at least so much where the samples do not reach back to the record", () => {
    const lag = timeLagOf(series([100n, 110n, 120n], [3n, 4n, 120n]));
    expect(lag).toEqual({ values: [null, null, 0], atLeast: [null, 1000, null] });
  });

  it("is as much as is known of the record at another moment, and of those before it", () => {
    const stands = series([100n, 110n, 120n, 130n], [3n, 3n, 4n, 9n]);
    const waiting = waitingOf(numbers("3", { known: false, reason: "", atLeast: 60_000 }), 1000)!;
    expect(waiting).toEqual({ offset: 3n, writtenBy: -59_000 });
    // What is read later may have been written later.
    expect(timeLagOf(stands, waiting).atLeast).toEqual([59_000, 60_000, 2000, 3000]);
    // What the series itself tells is not touched.
    const read = series([0n, 10n, 20n], [0n, 10n, 10n]);
    expect(timeLagOf(read, { offset: 10n, writtenBy: -5000 })).toEqual(timeLagOf(read));
  });

  it.each([
    ["nothing waits", numbers("3", { known: true, value: 0 })],
    ["nobody knows for how long", numbers("3", { known: false, reason: "" })],
    [
      "nobody knows which",
      { ...numbers("3", { known: true, value: 5 }), committed: { known: false, reason: "" } as const },
    ],
  ])("no record is known to wait where %s", (_, of) => expect(waitingOf(of, 1000)).toBeNull());

  it("finds the place again after the committed offset went back", () => {
    const lag = timeLagOf(series([0n, 10n, 20n, 30n], [0n, 10n, 20n, 10n]));
    expect(lag.values).toEqual([0, 0, 0, 1900]);
  });
});
