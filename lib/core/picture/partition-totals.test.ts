import { expect, it } from "vitest";
import { plain } from "../words/sentences/facts";
import { known, unknown } from "../words/known";
import { PartitionTotals } from "./partition-totals";

const away = unknown(plain("unknown.coordinator-silent"));

it("what a group waits and takes to catch up is a lower bound while a partition's lag is not known", () => {
  const totals = new PartitionTotals();
  totals.add(known(10n), known(12_000), known(5), known(14_000));
  totals.add(away, away, away, away);
  expect(totals.oldest).toEqual({ ...away, atLeast: 12_000 });
  expect(totals.slowest).toEqual({ ...away, atLeast: 14_000 });
  expect(totals.consumeRate).toEqual(known(5));
});

it("a bound of a few seconds is not told: it comes and goes with each commit of the partitions that are known", () => {
  for (const ms of [0, 300, 9_000]) {
    const totals = new PartitionTotals();
    totals.add(known(ms === 0 ? 0n : 10n), known(ms), known(5), known(ms));
    totals.add(away, away, away, away);
    expect([totals.oldest, totals.slowest]).toEqual([away, away]);
  }
});

it("nothing is told of a group of which no lag is known", () => {
  const totals = new PartitionTotals();
  totals.add(away, away, away, away);
  expect([totals.oldest, totals.slowest, totals.consumeRate]).toEqual([away, away, away]);
});
