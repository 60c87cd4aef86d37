/** All groups of a cluster at a stored moment: who was there, what was reported, and what is not known of them. */
import { expect, it } from "vitest";
import { atOnce } from "../in-turns";
import { DEFAULT_EVALUATION } from "../words/settings";
import { PastAssembly, type KnownThen } from "./past-assembly";
import type { StoredTick } from "./stored-tick";

const CYCLE = 10_000;
const T0 = 1_700_000_000_000;

const subscription = (group: string, topic: string, at: number, committed: (bigint | null)[]) => ({
  ...{ group, topic, committed, members: group === "billing" ? 3 : null },
  commitAt: committed.map((offset) => (offset === null ? null : at - 1000)),
});

/** 10 records/s on "orders"; "payments" has no leader from step 20 on. "early" is gone from step 10 on, "late" comes at step 20. */
function tickAt(step: number): StoredTick {
  const at = T0 + step * CYCLE;
  const end = BigInt(1000 + step * 100);
  const headless = step >= 20;
  return {
    at,
    topics: [
      { topic: "orders", topicId: "o", logStart: [0n, 0n], logEnd: [end, end], leaderless: [] },
      {
        ...{ topic: "payments", topicId: "p", leaderless: headless ? [0] : [] },
        ...{ logStart: [headless ? null : 0n], logEnd: [headless ? null : 500n] },
      },
    ],
    subscriptions: [
      subscription("billing", "orders", at, [end - 20n, end - 5n]),
      subscription("billing", "payments", at, [500n]),
      ...(step < 10 ? [subscription("early", "orders", at, [end, end])] : []),
      ...(step >= 20 ? [subscription("late", "orders", at, [end, null])] : []),
    ],
  };
}

const NOTHING: KnownThen = {
  ...{ reported: [], statuses: new Map(), watchedFrom: () => null, settingsOf: () => DEFAULT_EVALUATION },
  habitsOf: () => undefined,
};

function assemblyAt(step: number): PastAssembly {
  const assembly = new PastAssembly("lab", DEFAULT_EVALUATION.windowMs, 3 * CYCLE);
  for (let one = 0; one <= step; one++) assembly.add(tickAt(one));
  return assembly;
}
const thenAt = (step: number, known: Partial<KnownThen> = {}) =>
  atOnce(assemblyAt(step).assembling({ ...NOTHING, ...known }))!;
const rowAt = (step: number, group: string, known: Partial<KnownThen> = {}) =>
  thenAt(step, known).groups.find((one) => one.group.group === group)!;

it.each([
  [5, ["billing", "early"]],
  [12, ["billing"]],
  [20, ["billing", "late"]],
])("at step %i there were %j", (step, names) => {
  const { picture, groups } = thenAt(step);
  expect(groups.map(({ group }) => group.group)).toEqual(names);
  expect(picture).toMatchObject({ cluster: "lab", at: T0 + step * CYCLE });
  expect(picture.groups).toEqual(groups.map(({ group }) => group));
});

it.each([
  ["the sum over its partitions", 12, "billing", { value: 25n, unknown: 0 }],
  ["what is known, and how many are not, where a partition had no leader", 25, "billing", { value: 25n, unknown: 1 }],
  ["unknown where nothing was committed", 25, "late", { value: 0n, unknown: 1 }],
])("a group's lag is %s", (_, step, group, lag) => expect(rowAt(step, group).group.lag).toEqual(lag));

it("knows how many members there were, not who, and not what is not stored", () => {
  const { members, group } = rowAt(12, "billing");
  expect([members, group.members.known, group.state]).toEqual([3, false, null]);
  expect(rowAt(5, "early").members).toBeNull();
});

it("a group without a reported status is in it since it was watched, at least", () => {
  expect(rowAt(12, "billing")).toMatchObject({ since: T0, sinceAtLeast: true });
  expect(rowAt(25, "late")).toMatchObject({ since: T0 + 20 * CYCLE, sinceAtLeast: true });
  expect(rowAt(12, "billing", { watchedFrom: () => T0 - 60_000 })).toMatchObject({ since: T0 - 60_000 });
});

it("what was reported of a group and of its partitions goes before what the rules say", () => {
  const since = T0 + 7 * CYCLE;
  const statuses = new Map([["billing", { status: "WARNING" as const, since }]]);
  const { group, ...rest } = rowAt(12, "billing", { statuses });
  expect(group).toMatchObject({ status: "WARNING", case: null, said: { key: "group.since" } });
  expect(rest).toMatchObject({ since, sinceAtLeast: false });
  const stopped = {
    group: "billing",
    topic: "orders",
    partition: 1,
    at: since,
    status: "STOPPED",
    message: "",
  } as const;
  const then = rowAt(12, "billing", { reported: [stopped] });
  expect(then.group.status).toBe("ERROR");
  expect(then.otherwise).toMatchObject([{ topic: "orders", partition: 1, said: { partitionStatus: "OK" } }]);
  // It is of that group alone.
  expect(rowAt(5, "early", { reported: [{ ...stopped, at: T0 }] }).group.status).toBe("OK");
});

it("of a group that was not read at the moment all is unknown, never zero", () => {
  const assembly = assemblyAt(11);
  expect(assembly.missing(T0 + 8 * CYCLE)).toEqual(new Set(["early"]));
  expect(assembly.missing(T0 + 10 * CYCLE)).toEqual(new Set());
  const { groups } = atOnce(assembly.assembling({ ...NOTHING, unread: ["early"] }))!;
  const early = groups.find(({ group }) => group.group === "early")!;
  expect(early).toMatchObject({ members: null, group: { status: "UNKNOWN", lag: { value: null, unknown: 2 } } });
});

it("mutes what was set aside", () => {
  const { groups } = thenAt(5, { isSetAside: (group) => group === "early" });
  expect(groups.map(({ group }) => group.muted)).toEqual([false, true]);
});

it("has the topics of the moment, with what is not known of their logs", () => {
  const [orders, payments] = thenAt(25).picture.topics;
  expect(orders).toMatchObject({ topic: "orders", partitions: 2, offline: [] });
  expect(payments).toMatchObject({ topic: "payments", offline: [0], offsets: { logEnd: [null] } });
  expect(orders!.measure(0).produceRate).toEqual({ known: true, value: 10 });
});

it("has nothing where nothing is stored", () => {
  const assembly = new PastAssembly("lab", DEFAULT_EVALUATION.windowMs, 3 * CYCLE);
  expect(atOnce(assembly.assembling(NOTHING))).toBeNull();
});
