import { expect, it } from "vitest";
import type { CollectionProblem } from "../words/collection";
import { pollOf, snapshotOf, type GivenGroup } from "./test-snapshot";
import { unknown } from "../words/known";
import { carryVanished, MISSES_UNTIL_GONE } from "./vanished";
import { messageOf } from "../words/sentences/english";
import { plain, say } from "../words/sentences/facts";

const poll = (on: GivenGroup[], problems: CollectionProblem[] = []) => pollOf({ at: 1, on, problems });

const billing = { group: "billing", committed: { orders: [1n, 1n, 1n] } };
const before = snapshotOf({ on: [billing] }).groups;
const listProblem: CollectionProblem = {
  ...{ what: "groups", subject: "broker 2" },
  ...messageOf(say("problem.because", { reason: plain("unknown.coordinator-silent") })),
};

it("carries a group whose coordinator is away as unknown, with its partitions", () => {
  const carried = carryVanished(poll([], [listProblem]), before, new Map(), new Set());
  expect(carried.poll.groups[0]).toMatchObject({
    group: "billing",
    state: null,
    members: unknown(plain("unknown.coordinator-silent")),
  });
  expect(carried.poll.committed[0]).toEqual({ group: "billing", topic: "orders", offsets: [null, null, null] });
});

it("lets a group go after complete lists without it, never before", () => {
  let misses = new Map<string, number>();
  for (let cycle = 1; cycle <= MISSES_UNTIL_GONE; cycle++) {
    const carried = carryVanished(poll([]), before, misses, new Set());
    misses = carried.misses;
    expect(carried.poll.groups.length).toBe(cycle < MISSES_UNTIL_GONE ? 1 : 0);
  }
});

it("never lets a group go while the list has holes", () => {
  let misses = new Map<string, number>();
  for (let cycle = 0; cycle < 50; cycle++) {
    const carried = carryVanished(poll([], [listProblem]), before, misses, new Set());
    misses = carried.misses;
    expect(carried.poll.groups).toHaveLength(1);
  }
});

it("believes the coordinator that a group is deleted", () => {
  expect(carryVanished(poll([]), before, new Map(), new Set(["billing"])).poll.groups).toEqual([]);
});

it("leaves a listed group as it is", () => {
  const listed = poll([billing]);
  expect(carryVanished(listed, before, new Map(), new Set()).poll).toBe(listed);
});
