import { expect, it } from "vitest";
import { changesOfGroup, deletedGroups } from "./changes";
import type { Member } from "../words/collection";
import type { GroupSnapshot, PartitionSnapshot } from "./snapshot";
import type { PartitionStatus } from "../words/terms";
import { known, unknown } from "../words/known";
import { plain } from "../words/sentences/facts";

const partition = (status: PartitionStatus, lost = 0n): PartitionSnapshot => ({
  topic: "payments",
  partition: 1,
  status,
  consumerStatus: status === "OK" ? "OK" : "ERROR",
  since: 0,
  finding: null,
  committed: known(1n),
  logEnd: known(1n),
  logStart: known(0n),
  lag: known(0n),
  timeLag: known(0),
  produceRate: known(0),
  consumeRate: known(0),
  catchUp: known(0),
  lastCommitAt: null,
  lost: known(lost),
  leader: 1,
  replicas: [1],
  inSyncReplicas: [1],
  owner: null,
});

const member = (memberId: string): Member => ({
  memberId,
  instanceId: null,
  clientId: `client-${memberId}`,
  host: "/127.0.0.1",
  assignment: known([]),
});

const group = (over: Partial<GroupSnapshot> = {}): GroupSnapshot => ({
  cluster: "lab",
  group: "fraud-check",
  type: "classic",
  state: "Stable",
  assignor: "range",
  generation: 4,
  coordinator: 1,
  members: known([member("a")]),
  status: "OK",
  since: 0,
  case: "normal",
  why: "moving",
  findings: [],
  lag: { value: 0n, unknown: 0 },
  timeLag: known(0),
  produceRate: known(0),
  consumeRate: known(0),
  catchUp: known(0),
  worst: null,
  subscriptions: [{ topic: "payments", partitions: [partition("OK")] }],
  trend: { at: [], logEnd: [], committed: [] },
  ...over,
});

const withPartition = (status: PartitionStatus, lost = 0n) =>
  group({ subscriptions: [{ topic: "payments", partitions: [partition(status, lost)] }] });

it.each<[string, GroupSnapshot | undefined, GroupSnapshot, [string, string | null, string | null][]]>([
  ["nothing changed", group(), group(), []],
  ["a group seen for the first time", undefined, group(), [["status", null, "OK"]]],
  ["a status", group(), group({ status: "ERROR", why: "stands" }), [["status", "OK", "ERROR"]]],
  ["a partition's status", withPartition("OK"), withPartition("STALLED"), [["status", "OK", "STALLED"]]],
  ["a partition healed", withPartition("STALLED"), withPartition("OK"), [["status", "STALLED", "OK"]]],
  ["a member joined", group(), group({ members: known([member("a"), member("b")]) }), [["rebalance", null, null]]],
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
  const after = group({ members: known([member("b")]), generation: 5 });
  expect(changesOfGroup(group(), after, 99)[0]?.message).toBe("client-b joined, client-a left, generation 4 to 5");
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
