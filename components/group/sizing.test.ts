import { describe, expect, it } from "vitest";
import type { GroupDetail, PartitionWire } from "@/lib/api/contract";
import { isHot, skewOf } from "./sizing";

const known = <T>(value: T) => ({ known: true as const, value });
const row = (partition: number, lag: string | null, rate: number | null) =>
  ({
    ...{ topic: "t", partition },
    lag: lag === null ? { known: false, reason: "offline" } : known(lag),
    produceRate: rate === null ? { known: false, reason: "offline" } : known(rate),
  }) as PartitionWire;
const group = (...partitions: PartitionWire[]) => ({ subscriptions: [{ topic: "t", partitions }] }) as GroupDetail;

describe("skew", () => {
  it("names the partition with most of the lag, and says whether more is written to it", () => {
    const skew = skewOf(group(row(0, "10", 10), row(1, "990", 80), row(2, "0", 10)));
    expect(skew).toMatchObject({ partition: 1, lag: 990n, total: 1000n, lagShare: 0.99, produceShare: 0.8 });
    expect(skew && isHot(skew)).toBe(true);
  });

  it("is not the keys' fault where records arrive evenly", () => {
    const skew = skewOf(group(row(0, "10", 30), row(1, "990", 33)));
    expect(skew && isHot(skew)).toBe(false);
  });

  it("leaves unknown lags out, and does not know a share of rates of which one is missing", () => {
    const skew = skewOf(group(row(0, "10", 30), row(1, "990", 33), row(2, null, null)));
    expect(skew).toMatchObject({ total: 1000n, produceShare: null, evenShare: 0.5 });
  });

  it.each([
    ["an even group", group(row(0, "500", 1), row(1, "510", 1))],
    ["a handful of records", group(row(0, "0", 1), row(1, "9", 1))],
    ["a single partition", group(row(0, "5000", 1))],
    ["nothing known", group(row(0, null, null))],
  ])("is nothing in %s", (_, detail) => expect(skewOf(detail)).toBeNull());
});
