/** Runs every recorded case of Burrow, and again with each rule taken out: each must be missed by some case. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { BurrowPartition } from "./group";
import { evaluateWindow, shortestFloat32 } from "./partition";
import {
  BURROW_RULES,
  decide,
  lagAlwaysAboveAllowed,
  lagNeverDecreases,
  offsetsStalled,
  recentlyCaughtUp,
  rewindIndex,
  rewindRecovered,
  stoppedByTime,
  type BurrowEntry,
  type BurrowRule,
} from "./rules";
import { BurrowStore } from "./test-store";

type Int = number | string;
type EntryJson = { offset: Int; order: Int; timestamp: number; lag: Int | null };
type Event =
  | { t: "broker"; topic: string; partition: number; partition_count: number; offset: Int }
  | { t: "commit"; group: string; topic: string; partition: number; offset: Int; order: Int; ts: number }
  | { t: "owner"; group: string; topic: string; partition: number; owner: string; client_id: string }
  | { t: "clear_owners"; group: string }
  | { t: "delete_topic"; topic: string }
  | { t: "delete_group"; group: string; topic?: string };
interface Cases {
  counts: { total: number };
  rule_cases: {
    id: string;
    note: string;
    input: { offsets: EntryJson[]; broker_offsets: Int[]; current_lag: Int; now_s: number; allowed_lag: number };
    expect: { status: string };
  }[];
  partition_cases: {
    id: string;
    note: string;
    input: {
      window: (EntryJson | null)[];
      broker_offsets: Int[];
      current_lag: Int;
      now_s: number;
      allowed_lag: number;
      minimum_complete: number;
    };
    expect: object;
  }[];
  scenario_cases: {
    id: string;
    note: string;
    now_s: number;
    config: {
      intervals: number;
      min_distance_s: number;
      expire_group_s: number;
      minimum_complete: number;
      allowed_lag: number;
      group_allowlist: string;
      group_denylist: string;
    };
    events: Event[];
    evaluate: { group: string; show_all: boolean };
    expect: object;
  }[];
}

const text = readFileSync(new URL("cases.json", import.meta.url), "utf8");
const cases = JSON.parse(text) as Cases;

const entryOf = (json: EntryJson): BurrowEntry => ({
  offset: BigInt(json.offset),
  order: BigInt(json.order),
  timestamp: json.timestamp,
  lag: json.lag === null ? null : BigInt(json.lag),
});

/** Back to the form of the cases: numbers where they are exact, strings above 2^53. */
function toJson(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === "bigint" ? (inner > BigInt(Number.MAX_SAFE_INTEGER) ? String(inner) : Number(inner)) : inner,
    ),
  );
}

function runRule({ input }: Cases["rule_cases"][number], rules: readonly BurrowRule[] = BURROW_RULES): object {
  const given = {
    entries: input.offsets.map(entryOf),
    brokerOffsets: input.broker_offsets.map(BigInt),
    currentLag: BigInt(input.current_lag),
    now: input.now_s * 1000,
    allowedLag: BigInt(input.allowed_lag),
  };
  return {
    status: decide(given, rules)?.status ?? "OK",
    lag_always_above_allowed: lagAlwaysAboveAllowed(given),
    rewind_index: rewindIndex(given),
    rewind_recovered: rewindRecovered(given),
    stopped_by_time: stoppedByTime(given),
    offsets_stalled: offsetsStalled(given),
    lag_never_decreases: lagNeverDecreases(given),
    recent_broker_caught_up: recentlyCaughtUp(given),
  };
}

function runPartition({ input }: Cases["partition_cases"][number], rules?: readonly BurrowRule[]): unknown {
  const window = {
    slots: input.window.map((entry) => entry && entryOf(entry)),
    brokerOffsets: input.broker_offsets.map(BigInt),
  };
  const settings = { allowedLag: BigInt(input.allowed_lag), minimumComplete: input.minimum_complete };
  const { status, complete, currentLag, start, end } = evaluateWindow(window, input.now_s * 1000, settings, rules);
  return toJson({ status, complete, current_lag: currentLag, start, end });
}

function feed(store: BurrowStore, event: Event): void {
  if (event.t === "broker") store.refresh(event.topic, event.partition, event.partition_count, BigInt(event.offset));
  else if (event.t === "commit") {
    const { group, topic, partition, ts: timestamp } = event;
    store.commit(group, topic, partition, { offset: BigInt(event.offset), order: BigInt(event.order), timestamp });
  } else if (event.t === "owner")
    store.setOwner(event.group, event.topic, event.partition, event.owner, event.client_id);
  else if (event.t === "clear_owners") store.clearOwners(event.group);
  else if (event.t === "delete_topic") store.deleteTopic(event.topic);
  else store.deleteGroup(event.group, event.topic);
}

const byPlace = (a: { topic: string; partition: number }, b: { topic: string; partition: number }) =>
  a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : a.partition - b.partition;

function runScenario(scenario: Cases["scenario_cases"][number], rules?: readonly BurrowRule[]): unknown {
  const { config, evaluate } = scenario;
  const store = new BurrowStore(
    {
      intervals: config.intervals,
      minDistanceMs: config.min_distance_s * 1000,
      expireGroupMs: config.expire_group_s * 1000,
      minimumComplete: config.minimum_complete,
      allowedLag: BigInt(config.allowed_lag),
      allow: config.group_allowlist ? new RegExp(config.group_allowlist) : null,
      deny: config.group_denylist ? new RegExp(config.group_denylist) : null,
    },
    scenario.now_s * 1000,
  );
  for (const event of scenario.events) feed(store, event);
  const group = store.evaluate(evaluate.group, rules);
  const partitionJson = ({ topic, partition, owner, clientId, status, ...rest }: BurrowPartition) => ({
    ...{ topic, partition, owner, client_id: clientId, status },
    ...{ start: rest.start, end: rest.end, current_lag: rest.currentLag, complete: rest.complete },
  });
  const windows = (store.fetch(evaluate.group) ?? []).flatMap(({ topic, slots }) =>
    slots.map(({ window }, partition) => ({
      ...{ topic, partition, window: window.slots, broker_offsets: window.brokerOffsets },
      current_lag: evaluateWindow(window, 0, { allowedLag: 0n, minimumComplete: 0 }).currentLag,
    })),
  );
  return toJson({
    status: group.status,
    complete: group.complete,
    partition_count: group.partitions.length,
    totallag: group.totallag,
    maxlag: group.maxlag && partitionJson(group.maxlag),
    partitions: group.partitions
      .filter((partition) => evaluate.show_all || partition.status !== "OK")
      .map(partitionJson)
      .sort(byPlace),
    windows: windows.sort(byPlace),
    groups: store.groups(),
    topics: store.topics(),
  });
}

/** The cases carry `complete` as Burrow's 32-bit float. */
function normalize(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (key === "complete" ? shortestFloat32(inner as number) : inner)),
  );
}

describe("the file of cases", () => {
  it("has all 142 cases and no number that lost digits", () => {
    const { rule_cases, partition_cases, scenario_cases, counts } = cases;
    expect(rule_cases.length + partition_cases.length + scenario_cases.length).toBe(142);
    expect(counts.total).toBe(142);
    const bare = text.replace(/"(\\.|[^"\\])*"/g, '""').match(/-?\d+(\.\d+)?/g) ?? [];
    expect(bare.length).toBeGreaterThan(1000);
    expect(bare.filter((digits) => Math.abs(Number(digits)) > Number.MAX_SAFE_INTEGER)).toEqual([]);
    expect(text).toContain('"9007199254740993"');
  });
});

describe("rules", () => {
  it.each(cases.rule_cases)("$id: $note", (given) => expect(runRule(given)).toEqual(given.expect));
});

describe("partitions", () => {
  it.each(cases.partition_cases)("$id: $note", (given) => {
    expect(runPartition(given)).toEqual(normalize(given.expect));
  });
});

describe("storage and groups", () => {
  it.each(cases.scenario_cases)("$id: $note", (given) => {
    expect(runScenario(given)).toEqual(normalize(given.expect));
  });
});

describe("every rule counts", () => {
  it.each(BURROW_RULES.map((rule) => rule.name))("without %s some case fails", (name) => {
    const rest = BURROW_RULES.filter((rule) => rule.name !== name);
    const wrong = cases.rule_cases.filter(
      (given) => (runRule(given, rest) as { status: string }).status !== given.expect.status,
    );
    const wrongGroups = cases.scenario_cases.filter(
      (given) => JSON.stringify(runScenario(given, rest)) !== JSON.stringify(runScenario(given)),
    );
    expect(wrong.length + wrongGroups.length).toBeGreaterThan(0);
  });

  it("and so does their order", () => {
    for (let i = 1; i < BURROW_RULES.length; i++) {
      const swapped = [...BURROW_RULES];
      [swapped[i - 1], swapped[i]] = [swapped[i]!, swapped[i - 1]!];
      const wrong = [
        ...cases.rule_cases.map((c) => (runRule(c, swapped) as { status: string }).status === c.expect.status),
        ...cases.partition_cases.map(
          (c) => JSON.stringify(runPartition(c, swapped)) === JSON.stringify(runPartition(c)),
        ),
      ].filter((right) => !right).length;
      const names = `${BURROW_RULES[i - 1]!.name} and ${BURROW_RULES[i]!.name}`;
      expect([names, wrong > 0]).toEqual([names, true]);
    }
  });
});
