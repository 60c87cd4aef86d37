import { expect, it } from "vitest";
import { changesOfGroup, deletedGroups } from "./changes";
import type { GroupSnapshot } from "./snapshot";
import { groupOf, madeUp, memberOf, withPartitions } from "./test-snapshot";
import type { PartitionStatus } from "../words/terms";
import { known, unknown } from "../words/known";
import { plain } from "../words/sentences/facts";

const base = groupOf(
  { group: "fraud-check", generation: 4, members: known([memberOf("a")]), committed: { payments: [1n] } },
  { logs: { payments: [{ end: 1n }] } },
);
const [only] = base.subscriptions[0]!.partitions;

const group = (over: Partial<GroupSnapshot> = {}) => madeUp(base, { steady: false, status: "OK", ...over });
const withPartition = (status: PartitionStatus, lost = 0n) =>
  withPartitions(group(), [{ ...only!, status, lost: known(lost) }]);

it.each<[string, GroupSnapshot | undefined, GroupSnapshot, [string, string | null, string | null][]]>([
  ["nothing changed", group(), group(), []],
  ["a group seen for the first time", undefined, group(), [["status", null, "OK"]]],
  ["a status", group(), group({ status: "ERROR", why: "stands" }), [["status", "OK", "ERROR"]]],
  ["a partition's status", withPartition("OK"), withPartition("STALLED"), [["status", "OK", "STALLED"]]],
  ["a partition healed", withPartition("STALLED"), withPartition("OK"), [["status", "STALLED", "OK"]]],
  ["a member joined", group(), group({ members: known([memberOf("a"), memberOf("b")]) }), [["rebalance", null, null]]],
  ["a new generation with the same members", group(), group({ generation: 5 }), [["rebalance", null, null]]],
  ["members that can no longer be read", group(), group({ members: unknown(plain("unknown.coordinator-silent")) }), []],
  ["records lost to retention", withPartition("OK"), withPartition("OK", 40n), [["lag-lost", "0", "40"]]],
  ["records lost before, no more since", withPartition("OK", 40n), withPartition("OK", 40n), []],
])("%s", (_name, before, after, expected) => {
  const told = changesOfGroup(before, after, 99).map((happening) => [
    happening.kind,
    happening.before,
    happening.after,
  ]);
  expect(told).toEqual(expected);
});

it("names who joined, who left and the generation", () => {
  const after = group({ members: known([memberOf("b")]), generation: 5 });
  expect(changesOfGroup(group(), after, 99)[0]?.message).toBe("b joined, a left, generation 4 to 5");
});

it("names another assignor, but no assignor that is only not known just now", () => {
  expect(changesOfGroup(group(), group({ assignor: "cooperative-sticky", generation: 5 }), 99)[0]?.message).toBe(
    "assignor range to cooperative-sticky, generation 4 to 5",
  );
  expect(changesOfGroup(group(), group({ assignor: null }), 99)).toEqual([]);
});

it("tells of a group that is gone", () => {
  expect(deletedGroups([group()], [], 99)).toMatchObject([
    { kind: "group-deleted", group: "fraud-check", before: "OK" },
  ]);
});
