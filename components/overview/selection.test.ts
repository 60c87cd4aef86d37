import { describe, expect, it } from "vitest";
import type { GroupSummary } from "@/lib/api/contract";
import { compile } from "@/lib/client/test-expressions";
import {
  countGroups,
  countValues,
  filterGroups,
  keyOf,
  NO_STATE,
  sortGroups,
  totals,
  worstSteps,
  type Filters,
} from "./selection";

const group = (name: string, more: Partial<GroupSummary> = {}): GroupSummary => ({
  cluster: "prod",
  group: name,
  type: "classic",
  state: "Stable",
  assignor: null,
  generation: null,
  memberCount: { known: true, value: 1 },
  idleMembers: { known: true, value: 0 },
  topics: [`${name}-topic`],
  partitionCount: 3,
  status: "OK",
  partitionStatuses: {},
  since: 0,
  case: "normal",
  why: "moving",
  lag: "0",
  unknownPartitions: 0,
  timeLag: { known: true, value: 0 },
  produceRate: { known: true, value: 0 },
  consumeRate: { known: true, value: 0 },
  catchUp: { known: true, value: 0 },
  worst: null,
  lastCommitAt: null,
  trend: { of: null, at: [], logEnd: [], committed: [] },
  ...more,
});

const ALL: Filters = { q: "", compile, status: [], case: [], cluster: null, lagging: false };
const names = (groups: GroupSummary[]) => groups.map((candidate) => candidate.group);

const groups = [
  group("billing"),
  group("fraud", { status: "ERROR", case: "stalled-consumer", lag: "8412", topics: ["payments"] }),
  group("enrich", { status: "WARNING", case: "throughput-problem", lag: "412000", cluster: "lab", state: "Empty" }),
  group("new", {
    status: "UNKNOWN",
    case: null,
    unknownPartitions: 3,
    state: null,
    timeLag: { known: false, reason: "no commit" },
  }),
];

describe("filters", () => {
  it.each<[Partial<Filters>, string[]]>([
    [{}, ["billing", "fraud", "enrich", "new"]],
    [{ q: "payments" }, ["fraud"]],
    [{ status: ["ERROR", "UNKNOWN"] }, ["fraud", "new"]],
    [{ case: ["throughput-problem"] }, ["enrich"]],
    [{ cluster: "lab" }, ["enrich"]],
    [{ lagging: true, cluster: "prod" }, ["fraud", "new"]],
    [{ q: "/^(fraud|enrich)$/" }, ["fraud", "enrich"]],
    [{ q: "^(fraud|enrich)$", regex: true }, ["fraud", "enrich"]],
    [{ topic: "payments" }, ["fraud"]],
    [{ state: ["Empty", NO_STATE] }, ["enrich", "new"]],
    [{ pinned: true }, ["billing"]],
  ])("%j leaves %j", (filters, left) =>
    expect(names(filterGroups(groups, { ...ALL, ...filters }, [], new Set([keyOf(groups[0]!)])))).toEqual(left),
  );

  it("count each status as if no status were chosen", () => {
    const counted = countGroups(filterGroups(groups, { ...ALL, status: ["ERROR"] }, ["status", "case"]));
    expect(counted.statuses).toEqual({ OK: 1, ERROR: 1, WARNING: 1, UNKNOWN: 1 });
  });
});

it("offers what there is, the most frequent first", () => {
  expect(countValues(groups, ({ state }) => [state ?? NO_STATE])).toEqual([
    ["Stable", 2],
    ["Empty", 1],
    [NO_STATE, 1],
  ]);
});

describe("order", () => {
  it("puts the worst first, unknown above well", () => {
    expect(names(sortGroups(groups, "worst"))).toEqual(["fraud", "enrich", "new", "billing"]);
  });

  it("puts known trouble with those that are well", () => {
    const rows = [
      group("calm"),
      group("known", { status: "ERROR", lag: "9", muted: true }),
      group("new", { status: "ERROR" }),
    ];
    expect(names(sortGroups(rows, "worst"))).toEqual(["new", "calm", "known"]);
  });

  it("does not swap rows whose lag has the same magnitude", () => {
    const trouble = (name: string, lag: string) => group(name, { status: "ERROR", lag });
    const [a, b] = [trouble("a", "101"), trouble("b", "999")];
    expect(names(sortGroups([b, a], "worst"))).toEqual(["a", "b"]);
    expect(names(sortGroups([a, b], "lag"))).toEqual(["b", "a"]);
  });

  it.each<[string, Partial<ReturnType<typeof group>>, string[], string[]]>([
    ["well, whatever its lag", {}, ["0", "35", "4", "1200", "0"], ["ab", "ab", "ab", "ab", "ab"]],
    ["in trouble", { status: "ERROR" }, ["90", "110", "190", "210", "110"], ["ab", "ab", "ab", "ba", "ba"]],
    ["muted", { status: "ERROR", muted: true }, ["90", "9000"], ["ab", "ab"]],
  ])("lets a row that is %s stay where it is until it is clearly another", (_, what, lags, orders) => {
    const steps = worstSteps();
    const seen = lags.map((lag) =>
      names(sortGroups([group("b", { ...what, lag }), group("a", { ...what, lag: "50" })], "worst", false, steps)).join(
        "",
      ),
    );
    expect(seen).toEqual(orders);
  });

  it("puts who catches up above the others that are well, until it is near", () => {
    const late = (name: string, ms: number, key: string) =>
      group(name, { timeLag: { known: true, value: ms }, said: { key, values: {} } });
    const steps = worstSteps();
    const order = (ms: number, key: string) =>
      names(sortGroups([late("b", ms, key), group("a")], "worst", false, steps)).join("");
    expect(order(59_000, "group.well")).toBe("ab");
    expect(order(61_000, "group.catching-up")).toBe("ba");
    expect(order(59_000, "group.well")).toBe("ba");
    expect(order(61_000, "group.catching-up")).toBe("ba");
    expect(order(29_000, "group.well")).toBe("ab");
    expect(order(59_000, "group.well")).toBe("ab");
  });

  it("puts who never catches up before who does, and who is not known last", () => {
    const rows = [
      group("soon", { catchUp: { known: true, value: 5000 } }),
      group("open", { catchUp: { known: false, reason: "no rate yet" } }),
      group("never", { catchUp: { known: false, reason: "never at the present rates", never: true } }),
      group("never-too", { catchUp: { known: false, reason: "never at the present rates", never: true } }),
    ];
    expect(names(sortGroups(rows, "catch"))).toEqual(["never", "never-too", "soon", "open"]);
  });

  it("compares lag beyond 2^53 exactly, and puts unknown last", () => {
    const [a, b] = [group("a", { lag: "9007199254740992" }), group("b", { lag: "9007199254740993" })];
    expect(names(sortGroups([a, b], "lag"))).toEqual(["b", "a"]);
    expect(names(sortGroups(groups, "behind")).at(-1)).toBe("new");
  });
});

it("tells the oldest wait, also where only its least is known", () => {
  const [first, second, ...rest] = groups;
  const waits = (timeLag: (typeof groups)[number]["timeLag"]) => ({ ...first!, timeLag });
  const open = waits({ known: false, reason: "older than what was watched", atLeast: 7000 });
  expect(totals([waits({ known: true, value: 5000 }), open, second!, ...rest])).toMatchObject({
    oldestMs: 7000,
    older: true,
  });
  expect(totals([waits({ known: true, value: 9000 }), open])).toMatchObject({ oldestMs: 9000, older: false });
});

it("adds up what is known and says how much is not", () => {
  expect(totals(groups)).toEqual({ lag: 420_412n, unknownPartitions: 3, oldestMs: 0, older: false });
});

describe("a muted group", () => {
  const muted = group("nightly", { status: "ERROR", case: "stalled-consumer", lag: "99999", muted: true });
  const all = [...groups, muted];

  it("is listed, behind what is well", () => {
    expect(names(filterGroups(all, ALL))).toContain("nightly");
    expect(names(sortGroups(all, "worst")).at(-1)).toBe("nightly");
  });

  it("is not counted, nor found by its status", () => {
    expect(countGroups(all)).toEqual(countGroups(groups));
    expect(names(filterGroups(all, { ...ALL, status: ["ERROR"] }))).toEqual(["fraud"]);
  });
});
