import { describe, expect, it } from "vitest";
import { Rebalances } from "./rebalances";
import type { GroupSnapshot } from "./snapshot";
import { groupOf, madeUp, memberOf } from "./test-snapshot";
import { known, unknown } from "../words/known";
import { plain } from "../words/sentences/facts";

const base = groupOf(
  { group: "fraud-check", generation: 4, members: known([memberOf("a")]), committed: { payments: [1n] } },
  { logs: { payments: [{ end: 1n }] } },
);
const group = (over: Partial<GroupSnapshot> = {}) => madeUp(base, { state: "Stable", ...over });
const both = known([memberOf("a"), memberOf("b")]);

/** What is told in each cycle of 5 s, beginning with the second. */
function happeningsOf(...cycles: GroupSnapshot[]): (string | null)[] {
  const rebalances = new Rebalances();
  return cycles
    .slice(1)
    .map((after, index) => rebalances.change(cycles[index], after, 5000 * (index + 1)))
    .map((happening) => happening && `${happening.at}: ${happening.message}`);
}

describe("a rebalance", () => {
  it("whose members are known before its generation is one happening, of when it began", () => {
    const joined = group({ members: both });
    const done = group({ members: both, generation: 5 });
    expect(happeningsOf(group(), joined, done, done, done)).toEqual([
      ...[null, null, "5000: b joined, generation 4 to 5", null],
    ]);
  });

  it("that goes over several states is told when the last is reached", () => {
    const preparing = group({ state: "PreparingRebalance" });
    const completing = group({ state: "CompletingRebalance", members: both, generation: 5 });
    const done = group({ members: both, generation: 5 });
    expect(happeningsOf(group(), preparing, completing, done, done)).toEqual([
      ...[null, null, null, "5000: b joined, generation 4 to 5"],
    ]);
  });

  it("names who joined, who left, the assignor and the generation", () => {
    const after = group({ members: known([memberOf("b")]), generation: 5, assignor: "cooperative-sticky" });
    expect(happeningsOf(group(), after, after)[1]).toBe(
      "5000: b joined, a left, assignor range to cooperative-sticky, generation 4 to 5",
    );
  });

  it("that does not settle is told each minute", () => {
    const cycles = Array.from({ length: 27 }, (_, index) => group({ generation: 4 + index }));
    const happenings = happeningsOf(...cycles).filter((one) => one !== null);
    expect(happenings).toEqual(["5000: generation 4 to 17", "65000: generation 17 to 29"]);
  });

  it("is none where members come and go again, are not known, or the group is new", () => {
    expect(happeningsOf(group(), group({ members: both }), group(), group())).toEqual([null, null, null]);
    const unread = group({ members: unknown(plain("unknown.coordinator-silent")) });
    expect(happeningsOf(group(), unread, unread)).toEqual([null, null]);
    expect(happeningsOf(group(), group({ assignor: null }), group({ assignor: null }))).toEqual([null, null]);
    expect(new Rebalances().change(undefined, group(), 5000)).toBeNull();
  });

  it("is forgotten with its group", () => {
    const rebalances = new Rebalances();
    rebalances.change(group(), group({ generation: 5 }), 5000);
    rebalances.keepOnly(new Set());
    expect(rebalances.change(group({ generation: 5 }), group({ generation: 5 }), 10_000)).toBeNull();
  });
});
