import { expect, it } from "vitest";
import { changesOfGroup, deletedGroups } from "./changes";
import type { GroupSnapshot } from "./snapshot";
import { groupOf, madeUp, memberOf, withPartitions } from "./test-snapshot";
import type { PartitionStatus } from "../words/terms";
import { known } from "../words/known";

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
  ["records lost to retention", withPartition("OK"), withPartition("OK", 40n), [["lag-lost", "0", "40"]]],
  ["records lost before, no more since", withPartition("OK", 40n), withPartition("OK", 40n), []],
])("%s", (_name, before, after, expected) => {
  const changes = changesOfGroup(before, after, 99).map((happening) => [
    happening.kind,
    happening.before,
    happening.after,
  ]);
  expect(changes).toEqual(expected);
});

it("tells of a group that is gone", () => {
  expect(deletedGroups([group()], [], 99)).toMatchObject([
    { kind: "group-deleted", group: "fraud-check", before: "OK" },
  ]);
});
