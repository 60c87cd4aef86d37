import { describe, expect, test } from "vitest";
import type { ClusterSnapshot, GroupSnapshot } from "@/lib/core/picture/snapshot";
import { madeUp, memberOf, snapshotOf } from "@/lib/core/picture/test-snapshot";
import type { CollectionProblem } from "@/lib/core/words/collection";
import { known } from "@/lib/core/words/known";
import { say } from "@/lib/core/words/sentences/facts";
import { complaintsOf, differencesOf, type Expected } from "./compare";
import type { FieldGroup } from "./plan";

const plan: FieldGroup = { group: "billing", topics: ["payments.eu"], members: 0, protocol: "classic" };
const expected: Expected = { groups: [plan], stream: "running", problems: [] };

const trouble: CollectionProblem = {
  ...{ what: "groups", subject: null, message: "Trouble.", said: say("as-it-is", { text: "Trouble." }) },
};
const read = snapshotOf({
  logs: { "payments.eu": [3n, 3n, 3n, 3n].map((end) => ({ end })) },
  on: [{ group: "billing", committed: { "payments.eu": [1n, 1n, 1n, 1n] } }],
});
const snapshot = (changes: Partial<ClusterSnapshot>, ofGroup: Partial<GroupSnapshot> = {}): ClusterSnapshot => ({
  ...read,
  groups: read.groups.map((group) => madeUp(group, ofGroup)),
  ...changes,
});

describe("a snapshot is complained of", () => {
  test.each([
    ["nothing", snapshot({}), []],
    ["a group that is missing", snapshot({ groups: [] }), [/billing is missing/]],
    ["a group that is UNKNOWN", snapshot({}, { status: "UNKNOWN", why: "no offsets" }), [/UNKNOWN: no offsets/]],
    ["an OK beside what is unknown", snapshot({}, { lag: { value: 0n, unknown: 2 } }), [/is OK, 2 partitions unknown/]],
    ["members of its own making", snapshot({}, { members: known([memberOf("m")]) }), [/1 members instead of 0/]],
    [
      "a stream that is away",
      snapshot({ stream: { ...read.stream, state: "unavailable", reason: "why" } }),
      [/unavailable: why/],
    ],
    ["a problem", snapshot({ problems: [trouble] }), [/Trouble/]],
    ["a cluster out of reach", snapshot({ health: { ...read.health, reachable: false, reason: "away" } }), [/away/]],
  ])("for %s", (_, seen, wanted) => {
    const found = complaintsOf(seen, expected);
    expect(found).toHaveLength(wanted.length);
    for (const [index, pattern] of wanted.entries()) expect(found[index]).toMatch(pattern);
  });
});

describe("numbers are compared with the tool's", () => {
  const row = (index: number, committed: bigint | null) => ({
    ...{ group: "billing", topic: "payments.eu", partition: index, committed, logEnd: 3n, lag: 2n },
  });

  test("and equal ones are counted", () => {
    const rows = [0, 1, 2, 3].map((index) => row(index, 1n));
    expect(differencesOf(snapshot({}), rows, [plan])).toEqual({ compared: 4, differences: [] });
  });

  test("and one that differs, and one that the tool does not name, are told", () => {
    const { differences } = differencesOf(snapshot({}), [row(0, 1n), row(1, 2n), row(2, 1n)], [plan]);
    expect(differences).toEqual([
      "billing payments.eu/1: 1 3 2 instead of 2 3 2 (committed, log end, lag)",
      "billing payments.eu/3: the tool does not name it",
      "billing payments.eu/3: 1 3 2 instead of    (committed, log end, lag)",
    ]);
  });
});
