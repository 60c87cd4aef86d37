import { expect, it } from "vitest";
import type { CollectionProblem, GroupState, Poll } from "../words/collection";
import type { GroupSnapshot, PartitionSnapshot } from "./snapshot";
import { known, unknown } from "../words/known";
import { carryVanished, MISSES_UNTIL_GONE } from "./vanished";
import { messageOf } from "../words/sentences/english";
import { plain, say } from "../words/sentences/facts";

const state = (group: string): GroupState => ({
  group,
  type: "classic",
  state: "Stable",
  assignor: "range",
  generation: 1,
  coordinator: 1,
  members: known([]),
});

const poll = (groups: GroupState[], problems: CollectionProblem[] = []): Poll => ({
  startedAt: 0,
  at: 1,
  finishedAt: 2,
  clusterId: null,
  controllerId: null,
  brokers: [],
  topics: [],
  groups,
  committed: [],
  problems,
  phases: {},
  requests: 0,
});

const partition = { topic: "orders", partition: 0 } as PartitionSnapshot;
const before = [
  {
    ...state("billing"),
    cluster: "c",
    subscriptions: [{ topic: "orders", partitions: [partition, partition, partition] }],
  } as GroupSnapshot & GroupState,
];
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
  const listed = poll([state("billing")]);
  expect(carryVanished(listed, before, new Map(), new Set()).poll).toBe(listed);
});
