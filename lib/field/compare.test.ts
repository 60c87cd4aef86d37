import { describe, expect, test } from "vitest";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { complaintsOf, differencesOf, type Expected } from "./compare";
import type { FieldGroup } from "./plan";

const plan: FieldGroup = { group: "billing", topics: ["payments.eu"], members: 0, protocol: "classic" };
const expected: Expected = { groups: [plan], stream: "running", problems: [] };

const known = (value: bigint) => ({ known: true, value });
const partition = (index: number) => ({
  ...{ topic: "payments.eu", partition: index },
  ...{ committed: known(1n), logEnd: known(3n), lag: known(2n) },
});
const group = {
  group: "billing",
  status: "OK",
  why: "",
  lag: { value: 8n, unknown: 0 },
  members: { known: true, value: [] },
  subscriptions: [{ topic: "payments.eu", partitions: [0, 1, 2, 3].map(partition) }],
};
const health = { reachable: true, reason: null };
const snapshot = (changes: object, ofGroup: object = {}) =>
  ({
    ...{ health, stream: { state: "running", reason: null }, problems: [], groups: [{ ...group, ...ofGroup }] },
    ...changes,
  }) as unknown as ClusterSnapshot;

describe("a snapshot is complained of", () => {
  test.each([
    ["nothing", snapshot({}), []],
    ["a group that is missing", snapshot({ groups: [] }), [/billing is missing/]],
    ["a group that is UNKNOWN", snapshot({}, { status: "UNKNOWN", why: "no offsets" }), [/UNKNOWN: no offsets/]],
    ["an OK beside what is unknown", snapshot({}, { lag: { value: 0n, unknown: 2 } }), [/is OK, 2 partitions unknown/]],
    ["members of its own making", snapshot({}, { members: { known: true, value: [1] } }), [/1 members instead of 0/]],
    ["a stream that is away", snapshot({ stream: { state: "unavailable", reason: "why" } }), [/unavailable: why/]],
    ["a problem", snapshot({ problems: [{ what: "groups", message: "Trouble." }] }), [/Trouble/]],
    ["a cluster out of reach", snapshot({ health: { reachable: false, reason: "away" } }), [/away/]],
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
