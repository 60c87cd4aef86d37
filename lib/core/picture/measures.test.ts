import { describe, expect, it } from "vitest";
import type { Member } from "../words/collection";
import { idleMembers, measureGroup } from "./measures";
import type { PartitionMeasures } from "./snapshot";
import { groupOf, madeUp, memberOf } from "./test-snapshot";
import type { ConsumerStatus } from "../words/terms";
import { known, unknown, type Known } from "../words/known";
import { plain, say } from "../words/sentences/facts";

const member = (memberId: string, assignment: Member["assignment"]) => ({ ...memberOf(memberId), assignment });
const owner = (name: string) => memberOf(name, { orders: [0] });

/** Fifty records come in a second, forty are consumed. */
const group = (status: ConsumerStatus, members: Known<Member[]>) =>
  madeUp(groupOf({ group: "billing", members }), { status, produceRate: known(50), consumeRate: known(40) });

const measures = (lossIn: PartitionMeasures["lossIn"]): PartitionMeasures => ({
  ...{ recordsLagMax: known(1n), recordsLagAvg: known(1), commitGap: known(5000), retentionShare: known(0.5) },
  lossIn,
});

describe("idle members", () => {
  it("own nothing; while one assignment is not known neither is their number", () => {
    const idle = [member("b", known([])), member("c", known([{ topic: "orders", partitions: [] }]))];
    expect(idleMembers(known([owner("a"), ...idle]))).toEqual(known(2));
    expect(idleMembers(known([owner("a"), member("b", unknown(plain("unknown.rebalance")))]))).toEqual(
      unknown(plain("unknown.rebalance")),
    );
    expect(idleMembers(unknown(plain("unknown.coordinator-silent")))).toEqual(
      unknown(plain("unknown.coordinator-silent")),
    );
  });
});

describe("consumers needed", () => {
  const needed = (status: ConsumerStatus, members: Known<Member[]>) =>
    measureGroup(group(status, members), []).consumersNeeded;
  it("divides by those that work, and only while they are at their limit", () => {
    // 40 records/s by two of them: 20 each, so three for 50; but the group has no more than 1 partition to give.
    expect(needed("WARNING", known([owner("a"), owner("b"), member("c", known([]))]))).toMatchObject({
      reason: say("unknown.too-many-needed", { needed: 3, partitions: 1 }),
    });
    expect(needed("OK", known([owner("a")])).known).toBe(false);
    expect(needed("WARNING", unknown(plain("unknown.coordinator-silent")))).toEqual(
      unknown(plain("unknown.coordinator-silent")),
    );
  });
});

describe("the time until a group loses records", () => {
  const soonest = (...list: PartitionMeasures["lossIn"][]) =>
    measureGroup(group("OK", known([])), list.map(measures)).lossIn;
  const never = { known: false as const, reason: plain("unknown.never-idle"), never: true as const };
  const still = unknown(plain("unknown.start-moved-once"));
  const bound = (atLeast: number) => ({ known: false as const, reason: plain("unknown.start-moved-once"), atLeast });
  it("is that of its worst partition", () => expect(soonest(never, known(9), known(4), still)).toEqual(known(4)));
  it("is bounded where only bounds are known", () => expect(soonest(never, bound(9), bound(4))).toEqual(bound(4)));
  it("is never only where it is never everywhere", () => {
    expect(soonest(never, never)).toEqual(never);
    expect(soonest(never, still)).toEqual(still);
    expect(soonest()).toEqual(unknown(plain("unknown.group-without-partition")));
  });
});
