/** The timeline's questions against a real Postgres: filters, pages, counts, notes, and the changes behind cases. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseSpans } from "@/lib/core/picture/cases";
import type { Happening } from "@/lib/core/picture/changes";
import { BadPattern } from "./history";
import type { EventFilter } from "./model";
import { newCluster, openTestHistory, SECOND, T, type TestHistory } from "./test-history";

let test: TestHistory;
let cluster: string;

beforeAll(async () => {
  test = await openTestHistory();
});
afterAll(() => test.close());

const happening = (at: number, more: Partial<Happening> = {}): Happening => ({
  ...{ at: T + at * SECOND, cluster, group: "billing", topic: null, partition: null, kind: "status" },
  ...{ before: null, after: "OK", message: "it moves" },
  ...more,
});

/** What a day brings, one second apart, oldest first. */
async function storeMixed() {
  cluster = newCluster();
  return test.history.writeEvents([
    happening(1),
    happening(2, { group: "billing-2", after: "ERROR", message: "stands" }),
    happening(2, { group: "billing-2", topic: "orders", partition: 0, after: "STALLED" }),
    happening(3, { kind: "rebalance", after: null, message: "a joined" }),
    happening(4, { topic: "orders", partition: 0, kind: "lag-lost", before: "0", after: "12" }),
    happening(5, { group: null, kind: "collection-gap", before: "reachable", after: "unreachable" }),
    happening(6, { group: null, kind: "collection-gap", before: "unreachable", after: "reachable" }),
    happening(7, { group: null, kind: "note", after: "deploy", message: "v2" }),
    happening(8, { group: "odd\\name", kind: "group-deleted", after: null }),
  ]);
}

const found = async (filter: Partial<EventFilter>) => {
  const events = await test.history.readEvents({ cluster, from: T, to: T + 60 * SECOND, limit: 100, ...filter });
  return events.map(({ at }) => (at - T) / SECOND).reverse();
};

describe("filters of happenings", () => {
  it("choose kinds, a group's status apart from a partition's", async () => {
    await storeMixed();
    expect(await found({ kinds: ["status"] })).toEqual([1, 2]);
    expect(await found({ kinds: ["partition-status", "rebalance"] })).toEqual([2, 3]);
    expect(await found({ kinds: ["collection-gap", "note", "group-deleted"] })).toEqual([5, 6, 7, 8]);
    expect(await found({ kinds: [] })).toHaveLength(9);
  });

  it("choose groups by name, text or regular expression", async () => {
    await storeMixed();
    expect(await found({ group: "billing" })).toEqual([1, 3, 4]);
    expect(await found({ group: "billing", withCluster: true })).toEqual([1, 3, 4, 5, 6, 7]);
    expect(await found({ groupPattern: "ING-" })).toEqual([2, 2]);
    expect(await found({ groupPattern: "/^BILLING$/" })).toEqual([1, 3, 4]);
    expect(await found({ groupPattern: "\\n" })).toEqual([8]);
    expect(await found({ groupPattern: "100%_" })).toEqual([]);
    expect(await found({ groupPattern: "/^(([a-z])+.)+[A-Z]([a-z])+$/" })).toEqual([1, 3, 4, 8]);
    await expect(found({ groupPattern: "/bill(ing/" })).rejects.toThrow(BadPattern);
    await expect(found({ groupPattern: "/(?=b)/" })).rejects.toThrow(BadPattern);
  });

  it("choose topics, outcomes and what calls for somebody", async () => {
    await storeMixed();
    expect(await found({ topic: "orders" })).toEqual([2, 4]);
    expect(await found({ after: ["STALLED", "OK"] })).toEqual([1, 2]);
    expect(await found({ problems: true })).toEqual([2, 2, 4, 5]);
  });

  it("choose one topic: what names none, or another one, is left out, page by page and in counts", async () => {
    await storeMixed();
    await test.history.writeEvents([
      happening(9, { group: null, topic: "orders", kind: "note", after: "deploy", message: "v3" }),
      happening(10, { topic: "orders.retry", partition: 0, after: "STALLED" }),
    ]);
    const topic = "orders";
    expect(await found({ topic })).toEqual([2, 4, 9]);
    expect(await found({ topic: "Orders" })).toEqual([]);
    expect(await found({ topic, kinds: ["status", "group-deleted", "rebalance"] })).toEqual([]);
    expect(await found({ topic, groupPattern: "/^billing/", problems: true })).toEqual([2, 4]);
    expect(await found({ topic, groupPattern: "billing-2", after: ["STALLED"] })).toEqual([2]);
    const range = { cluster, topic, from: T, to: T + 60 * SECOND };
    const first = await test.history.readEvents({ ...range, limit: 2 });
    const { at, id } = first[1]!;
    const second = await test.history.readEvents({ ...range, limit: 2, cursor: { at, id } });
    expect([...first, ...second].map((event) => (event.at - T) / SECOND)).toEqual([9, 4, 2]);
    const counts = await test.history.countEvents(range, 60 * SECOND);
    expect(counts.map(({ kind, after, count }) => [kind, after, count])).toEqual([
      ["lag-lost", null, 1],
      ["note", "deploy", 1],
      ["status", "STALLED", 1],
    ]);
  });

  it("page through everything exactly once, also where moments are the same", async () => {
    const stored = await storeMixed();
    const range = { cluster, from: T, to: T + 60 * SECOND };
    const seen: string[] = [];
    let cursor: { at: number; id: string } | undefined;
    for (;;) {
      const page = await test.history.readEvents({ ...range, limit: 2, cursor });
      seen.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      if (!last) break;
      cursor = { at: last.at, id: last.id };
    }
    expect(seen).toHaveLength(9);
    expect(new Set(seen)).toEqual(new Set(stored.map(({ id }) => id)));
  });

  it("count by step, kind and outcome, under the same filters", async () => {
    await storeMixed();
    const counts = await test.history.countEvents(
      { cluster, from: T, to: T + 60 * SECOND, problems: true },
      4 * SECOND,
    );
    expect(counts.map(({ at, kind, after, count }) => [(at - T) / SECOND, kind, after, count])).toEqual([
      [0, "status", "ERROR", 1],
      [0, "status", "STALLED", 1],
      [4, "collection-gap", "unreachable", 1],
      [4, "lag-lost", null, 1],
    ]);
  });
});

describe("notes", () => {
  it("are deleted where a person wrote them, and nothing else is", async () => {
    const stored = await storeMixed();
    const note = stored.find(({ kind }) => kind === "note")!;
    expect(await test.history.deleteNote(stored[0]!.id)).toBeNull();
    expect(await test.history.deleteNote(note.id)).toEqual(note);
    expect(await test.history.deleteNote(note.id)).toBeNull();
    expect(await found({})).toHaveLength(8);
    cluster = newCluster();
    const [own] = await test.history.writeEvents([
      happening(1, { kind: "note", after: null, message: "a transaction" }),
    ]);
    expect(await test.history.deleteNote(own!.id)).toBeNull();
  });
});

describe("changes behind cases", () => {
  const cases = async (from: number, to: number) => {
    const read = await test.history.readCaseChanges({ cluster, from: T + from * SECOND, to: T + to * SECOND });
    expect(read.completeFrom).toBe(T + from * SECOND);
    return read.groups.map(({ group, changes }) => [
      group,
      ...caseSpans(changes).map((span) => [span.case, (span.from - T) / SECOND, span.to && (span.to - T) / SECOND]),
    ]);
  };

  it("tell what held when the range began, and since when", async () => {
    cluster = newCluster();
    await test.history.writeEvents([
      happening(1),
      happening(5, { after: "ERROR" }),
      happening(5, { topic: "sensors", partition: 1, after: "OFFLINE" }),
      happening(5, { topic: "sensors", partition: 2, after: "OFFLINE" }),
      happening(9, { topic: "sensors", partition: 1, before: "OFFLINE", after: "OK" }),
      happening(20, { topic: "sensors", partition: 2, before: "OFFLINE", after: "OK" }),
      happening(20, { after: "OK" }),
      happening(2, { group: "late", after: "WARNING" }),
      happening(30, { group: "late", kind: "group-deleted", after: null }),
    ]);
    expect(await cases(10, 40)).toEqual([
      ["billing", ["offline-partition", 5, 20], ["normal", 20, null]],
      ["late", ["throughput-problem", 2, 30]],
    ]);
    expect(await cases(0, 8)).toEqual([
      ["billing", ["normal", 1, 5], ["offline-partition", 5, null]],
      ["late", ["throughput-problem", 2, null]],
    ]);
    expect(await cases(35, 40)).toEqual([["billing", ["normal", 20, null]], ["late"]]);
  });
});
