/** What was read between two cycles, as the readers of each scope are told it; and which groups a scope asks for. */
import { describe, expect, it } from "vitest";
import type { StreamEvent } from "@/lib/api/stream-contract";
import { streamEvents } from "@/lib/api/stream-contract";
import { applyChanges, type RowList } from "@/lib/api/row-changes";
import type { QuickGroup } from "@/lib/core/picture/snapshot";
import { snapshotOf } from "@/lib/core/picture/test-snapshot";
import { known } from "@/lib/core/words/known";
import type { Frame } from "./frame";
import { Hub } from "./hub";
import { LookedAt } from "./looked-at";
import { feedOf, type StreamScope } from "./scope";

const T = 1_700_000_000_000;
const ALL: StreamScope = { kind: "groups" };
const WALL: StreamScope = { kind: "wall", choice: { cluster: null, q: "", statuses: [] } };

/** Two groups, each ten records behind. */
const snapshot = (at = T) =>
  snapshotOf({
    at,
    logs: { orders: [{ end: 100n }] },
    on: ["billing", "fraud"].map((group) => ({ group, committed: { orders: [90n] } })),
  });

const quick = (group: string, lag: bigint, at = T + 1000): QuickGroup => {
  const place = { topic: "orders", partition: 0, lastCommitAt: null };
  const numbers = { committed: 100n, logEnd: 100n + lag, lag, timeLag: known(1000) };
  return { group, at, lag: { value: lag, unknown: 0 }, timeLag: known(1000), partitions: [{ ...place, ...numbers }] };
};

function read(hub: Hub, scope: StreamScope) {
  const later: StreamEvent[] = [];
  const parse = (frame: Frame) => {
    const text = new TextDecoder().decode(frame.bytes("identity"));
    return [...text.matchAll(/event: (\w+)\ndata: (.*)\n/g)].map(([, name, data]) => {
      const event = { name, data: JSON.parse(data!) as unknown } as StreamEvent;
      expect(streamEvents[event.name].parse(event.data)).toEqual(event.data);
      return event;
    });
  };
  const feed = feedOf(hub, scope);
  const whole = parse(feed.snapshot());
  const leave = feed.add({ take: (frame) => later.push(...parse(frame)), end: () => undefined });
  return { whole, later, leave };
}

/** The rows of a reader after all that it was told. */
function rowsOf({ whole, later }: ReturnType<typeof read>) {
  let list: RowList | null = null;
  for (const { name, data } of [...whole, ...later]) {
    if (name === "rows") list = data;
    if (name === "changes") list = applyChanges(list!, data);
  }
  return new Map(list!.rows.map((row) => [row.group, row]));
}

function world() {
  const hub = new Hub();
  hub.publish(snapshot());
  const publish = (groups: QuickGroup[]) =>
    hub.publishQuick({ cluster: "lab", at: groups[0]!.at, everyMs: 1000, groups });
  return { hub, publish };
}

describe("the list of groups", () => {
  it("asks for the rows that stand on a screen, as long as they are named and somebody reads", () => {
    const { hub } = world();
    const now = Date.now();
    hub.lookedAt.take([{ cluster: "lab", group: "billing" }], now);
    expect([...hub.watched("lab").groups]).toEqual([]);
    const { leave } = read(hub, ALL);
    expect([...hub.watched("lab").groups]).toEqual(["billing"]);
    expect([...hub.watched("another").groups]).toEqual([]);
    leave();
    expect([...hub.watched("lab").groups]).toEqual([]);
  });

  it("changes lag and time behind, and nothing that was judged", () => {
    const { hub, publish } = world();
    hub.lookedAt.take([{ cluster: "lab", group: "billing" }], Date.now());
    const reader = read(hub, ALL);
    const before = rowsOf(reader).get("billing")!;
    publish([quick("billing", 25n), quick("fraud", 77n)]);
    const rows = rowsOf(reader);
    const row = rows.get("billing")!;
    expect(row).toEqual({ ...before, lag: "25", timeLag: { known: true, value: 1000 } });
    // Nobody looks at it.
    expect(rows.get("fraud")!.lag).toBe("10");
    expect(reader.later.at(-1)).toMatchObject({ name: "quick", data: { cluster: "lab", at: T + 1000, groups: [] } });
  });

  it("is told of partitions only where a row stands open", () => {
    const { hub, publish } = world();
    const rows = [
      { cluster: "lab", group: "billing", open: true },
      { cluster: "lab", group: "fraud" },
    ];
    hub.lookedAt.take(rows, Date.now());
    const reader = read(hub, ALL);
    publish([quick("billing", 25n), quick("fraud", 30n)]);
    const event = reader.later.at(-1)!;
    expect(event.data).toMatchObject({ groups: [{ group: "billing", lag: "25", of: T }] });
  });

  it("does not go back when a cycle is published that had read before", () => {
    const { hub, publish } = world();
    hub.lookedAt.take([{ cluster: "lab", group: "billing" }], Date.now());
    const reader = read(hub, ALL);
    publish([quick("billing", 25n, T + 5200)]);
    hub.publish(snapshot(T + 5000));
    expect(rowsOf(reader).get("billing")!.lag).toBe("25");
    hub.publish(snapshot(T + 10_000));
    expect(rowsOf(reader).get("billing")!.lag).toBe("10");
  });
});

it("what was read before the clock was set back is laid over no cycle after it", () => {
  const { hub, publish } = world();
  hub.lookedAt.take([{ cluster: "lab", group: "billing" }], Date.now());
  const [list, wall] = [read(hub, ALL), read(hub, WALL)];
  const group = read(hub, { kind: "group", cluster: "lab", group: "billing" });
  publish([quick("billing", 25n)]);
  hub.publish(snapshot(T - 3_600_000));
  expect([rowsOf(list), rowsOf(wall)].map((rows) => rows.get("billing")!.lag)).toEqual(["10", "10"]);
  expect(group.later.findLast(({ name }) => name === "group")?.data).toMatchObject({ lag: "10" });
});

describe("a wall", () => {
  it("asks for its groups, and its sums agree with its rows", () => {
    const { hub, publish } = world();
    const reader = read(hub, WALL);
    expect([...hub.watched("lab").groups].sort()).toEqual(["billing", "fraud"]);
    publish([quick("billing", 25n)]);
    expect([...rowsOf(reader).values()].map(({ group, lag }) => [group, lag])).toEqual([
      ["billing", "25"],
      ["fraud", "10"],
    ]);
    const totals = reader.later.findLast(({ name }) => name === "wall");
    expect(totals?.data).toMatchObject({ lag: "35", unknownPartitions: 0 });
  });
});

describe("rows that are looked at", () => {
  it("are so for 20 s, open ones apart", () => {
    const looked = new LookedAt();
    looked.take([{ cluster: "lab", group: "a", open: true }], T);
    looked.take(
      [
        { cluster: "lab", group: "a" },
        { cluster: "lab", group: "b" },
      ],
      T + 15_000,
    );
    expect([...looked.of("lab", T + 16_000)]).toEqual([
      ["a", true],
      ["b", false],
    ]);
    expect([...looked.of("lab", T + 30_000)]).toEqual([
      ["a", false],
      ["b", false],
    ]);
    expect(looked.of("lab", T + 35_001).size).toBe(0);
  });

  it("are bounded: those go that were named longest ago", () => {
    const looked = new LookedAt();
    for (let index = 0; index < 3000; index++) looked.take([{ cluster: "lab", group: `g${index}` }], T);
    const names = [...looked.of("lab", T).keys()];
    expect([names.length, names[0]]).toEqual([2000, "g1000"]);
  });
});
