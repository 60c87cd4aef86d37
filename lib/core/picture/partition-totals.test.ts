import { expect, it } from "vitest";
import { plain } from "../words/sentences/facts";
import { known, unknown } from "../words/known";
import { PartitionTotals } from "./partition-totals";

const away = unknown(plain("unknown.coordinator-silent"));

it("what a group waits and takes to catch up is a lower bound while a partition's lag is not known", () => {
  const totals = new PartitionTotals();
  totals.add(known(10n), known(2_000), known(5), known(4_000));
  totals.add(away, away, away, away);
  expect(totals.oldest).toEqual({ ...away, atLeast: 2_000 });
  expect(totals.slowest).toEqual({ ...away, atLeast: 4_000 });
  expect(totals.consumeRate).toEqual(known(5));
});

it("nothing is told of a group of which no lag is known", () => {
  const totals = new PartitionTotals();
  totals.add(away, away, away, away);
  expect([totals.oldest, totals.slowest, totals.consumeRate]).toEqual([away, away, away]);
});
