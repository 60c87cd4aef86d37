/** Whatever happens between two states of a list, the changes lead from the one to the other. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whyOk } from "@/lib/core/picture/rollup";
import { english } from "@/lib/core/words/sentences/english";
import { plain, say, type Said } from "@/lib/core/words/sentences/facts";
import { CONSUMER_STATUSES } from "@/lib/core/words/terms";
import { never, unknown } from "@/lib/core/words/known";
import { groupSummary, type GroupSummary } from "./contract";
import { applyChanges, diffRows, orderAfter, type RowList } from "./row-changes";
import { mayBeAbsent, ROW_FIELDS } from "./row-fields";
import { rowChanges } from "./stream-contract";
import { toWire } from "./wire";

const count = fc.integer({ min: 0, max: 1_000_000 });
const known = (value: fc.Arbitrary<number>) =>
  fc.oneof(
    value.map((number) => ({ known: true as const, value: number })),
    fc.constant(toWire(unknown(plain("unknown.no-lag")))),
    fc.constant(toWire(never(plain("unknown.never-at-rates")))),
    value.map((ms) => toWire({ known: false, reason: say("unknown.older", { ms }), atLeast: ms })),
    value.map((partitions) => toWire(unknown(say("unknown.too-many-needed", { needed: 9, partitions })))),
  );
const trend = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 9000 }), end: fc.option(count), waiting: count }), {
    maxLength: 6,
  })
  .chain((points) => fc.constantFrom(null, { topic: "orders", partition: 1 }).map((of) => ({ of, points })))
  .map(({ of, points }) => ({
    of,
    at: points.map((_, index) => 1000 + points.slice(0, index + 1).reduce((sum, { step }) => sum + step, 0)),
    logEnd: points.map(({ end }) => end),
    committed: points.map(({ end, waiting }) => (end === null ? null : end - waiting)),
  }));

/** What a row in trouble says, as the server makes it. */
const because = (said: Said) => ({ why: english(said), said });
const stopped = (minutes: number, lag: number): Said => {
  const finding = say("stopped.nobody", { offset: "41", ms: minutes * 60_000, lag: String(lag) });
  return say("group.partition", { topic: "orders", partition: 1, said: finding, more: 0, unknown: 0 });
};

const row: fc.Arbitrary<GroupSummary> = fc
  .record({
    cluster: fc.constant("lab"),
    group: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    type: fc.constantFrom("classic" as const, "consumer" as const),
    state: fc.option(fc.constant("Stable")),
    assignor: fc.option(fc.constant("range")),
    generation: fc.option(fc.integer({ min: 0, max: 5 })),
    memberCount: known(fc.integer({ min: 0, max: 4 })),
    idleMembers: known(fc.integer({ min: 0, max: 2 })),
    topics: fc.subarray(["orders", "payments"]),
    partitionCount: fc.integer({ min: 1, max: 3 }),
    status: fc.constantFrom(...CONSUMER_STATUSES),
    partitionStatuses: fc.constantFrom({ OK: 3 }, { OK: 2, STALLED: 1 }),
    since: fc.integer({ min: 0, max: 3 }),
    case: fc.constantFrom(null, "normal" as const),
    muted: fc.constantFrom(undefined, true),
    why: fc.oneof(
      fc.constantFrom("calm", "orders/1 stands"),
      fc.record({ minutes: fc.integer({ min: 1, max: 3 }), lag: fc.integer({ min: 1, max: 3 }) }),
    ),
    lag: fc.oneof(count.map(String), fc.bigInt({ min: 2n ** 60n, max: 2n ** 63n }).map(String)),
    unknownPartitions: fc.integer({ min: 0, max: 1 }),
    timeLag: known(fc.oneof(fc.constant(0), count)),
    produceRate: known(fc.oneof(count, fc.double({ min: 0, max: 1e6, noNaN: true }))),
    consumeRate: known(count),
    catchUp: known(count),
    worst: fc.option(fc.record({ topic: fc.constant("orders"), partition: fc.integer({ min: 0, max: 2 }) })),
    lastCommitAt: fc.option(fc.integer({ min: 0, max: 50_000 })),
    trend,
  })
  .map(({ why, ...made }) => {
    if (typeof why === "object") return { ...made, ...because(stopped(why.minutes, why.lag)) };
    // Most groups are calm, and say what follows from their numbers.
    return { ...made, why: why === "calm" ? whyOk(made.unknownPartitions, made.partitionCount) : why };
  });

const rows = fc.uniqueArray(row, { selector: ({ group }) => group, maxLength: 6 });
const overWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

it("name the fields of the contract", () => {
  expect(ROW_FIELDS).toEqual(Object.keys(groupSummary.shape));
  for (const field of ROW_FIELDS)
    expect([field, mayBeAbsent(field)]).toEqual([field, groupSummary.shape[field].safeParse(undefined).success]);
});

describe("changes of rows", () => {
  it("lead from any state to the next, over the wire", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(rows, fc.array(rows, { minLength: 1, maxLength: 4 }), (first, later) => {
        let theirs: RowList = { step: 1, at: 100_000, rows: first };
        let ours = theirs;
        for (const next of later) {
          const at: number = theirs.at + 4321;
          const after = { step: theirs.step + 1, at, rows: orderAfter(theirs.rows, next) };
          const changes = rowChanges.parse(overWire(diffRows("lab", theirs, after)));
          ours = applyChanges(ours, changes);
          theirs = after;
          expect(ours).toEqual(overWire(theirs));
        }
      }),
      { numRuns: 100 },
    );
  });

  const calm = (group: string, lag: string): GroupSummary => ({
    ...{ cluster: "lab", group, type: "classic", state: "Stable", assignor: null, generation: 1 },
    ...{
      memberCount: { known: true, value: 1 },
      idleMembers: { known: true, value: 0 },
      topics: ["orders"],
      partitionCount: 1,
      status: "OK",
      since: 0,
    },
    ...{ partitionStatuses: { OK: 1 }, case: "normal", why: whyOk(0, 1), lag, unknownPartitions: 0 },
    ...{ timeLag: { known: true, value: 0 }, produceRate: { known: true, value: 1 }, worst: null, lastCommitAt: null },
    ...{ consumeRate: { known: true, value: 1 }, catchUp: { known: true, value: 0 } },
    trend: { of: null, at: [1, 2], logEnd: [0, 4], committed: [0, 4] },
  });
  const list = (step: number, ...all: GroupSummary[]): RowList => ({ step, at: step * 1000, rows: all });

  it("leave a row in which nothing changed the same object, and say nothing of it", () => {
    const before = list(1, calm("still", "0"), calm("moving", "5"));
    const changes = diffRows("lab", before, list(2, calm("still", "0"), calm("moving", "7")));
    expect(changes.columns).toEqual([{ field: "lag", rows: [1], values: [7] }]);
    const after = applyChanges(before, changes);
    expect(after.rows[0]).toBe(before.rows[0]);
    expect(after.rows[1]?.why).toBe("keeping up");
  });

  it("spell out no sentence that follows from its facts, nor the one after it when all is well", () => {
    const stuck = (minutes: number) => ({ ...calm("stuck", "9"), ...because(stopped(minutes, 9)) });
    const before = list(1, stuck(4));
    const changes = overWire(diffRows("lab", before, list(2, stuck(5))));
    expect(changes.columns).toEqual([{ field: "said", values: [stuck(5).said] }]);
    const later = applyChanges(before, changes);
    expect(later.rows[0]?.why).toContain(
      "orders/1: no commit for 5 min, still at offset 41; 9 records waiting; the group has no members",
    );
    const healed = overWire(diffRows("lab", later, list(3, calm("stuck", "9"))));
    expect(healed.columns).toEqual([{ field: "said", values: [null] }]);
    expect(applyChanges(later, healed).rows[0]).toMatchObject({
      why: "keeping up",
      said: undefined,
    });
  });

  it("do not tell that a record that waits has waited for longer", () => {
    const waits = (ms: number) => ({ ...calm("stuck", "9"), timeLag: { known: true as const, value: ms } });
    const before = list(1, waits(60_000));
    const changes = diffRows("lab", before, list(2, waits(61_000)));
    expect(changes.columns).toEqual([]);
    expect(applyChanges(before, changes).rows[0]?.timeLag).toEqual({ known: true, value: 61_000 });
  });

  it("tell of a trend's newest point only", () => {
    const next = { ...calm("moving", "5"), trend: { of: null, at: [2, 3], logEnd: [0, 6], committed: [0, 1] } };
    const before = list(1, calm("moving", "5"));
    const changes = diffRows("lab", before, list(2, next));
    expect(changes.columns).toEqual([{ field: "trend", point: { drop: 1, at: 3 }, values: [6] }]);
    expect(applyChanges(before, changes).rows[0]?.trend).toEqual(next.trend);
  });

  it("are refused where they do not follow or name a row that is not there", () => {
    const before = list(1, calm("a", "0"));
    const fits = { list: "lab", step: 2, at: 2000, removed: [], columns: [], added: [] };
    expect(() => applyChanges(before, { ...fits, step: 3 })).toThrow(/another state/);
    expect(() => applyChanges(before, { ...fits, columns: [{ field: "lag", rows: [4], values: [1] }] })).toThrow(
      /row 4/,
    );
  });
});
