import { describe, expect, it } from "vitest";
import type { QuickGroup } from "@/lib/core/picture/snapshot";
import { groupOf } from "@/lib/core/picture/test-snapshot";
import { known } from "@/lib/core/words/known";
import { numbersAt, withQuick } from "./quick-numbers";
import { quickWire } from "./quick-wire";
import { groupDetail } from "./contract";
import { toGroupDetail } from "./wire";

const T = 1_700_000_000_000;
const detail = toGroupDetail(
  groupOf(
    { group: "billing", committed: { orders: [90n, 100n] } },
    { at: T, logs: { orders: [{ end: 100n }, { end: 100n }] } },
  ),
  T,
);

/** The second partition moves by so many records a second and is read whole; the first one does as told. */
function read(at: number, first: { committed: bigint; logEnd: bigint }): QuickGroup {
  const second = { committed: 100n, logEnd: 100n };
  const partitions = [first, second].map(({ committed, logEnd }, partition) => ({
    ...{ topic: "orders", partition, committed, logEnd, lag: logEnd - committed, lastCommitAt: T },
    timeLag: known(logEnd > committed ? 700 : 0),
  }));
  const value = first.logEnd - first.committed;
  return { group: "billing", at, lag: { value, unknown: 0 }, timeLag: known(700), partitions };
}

const partitionsOf = ({ subscriptions }: typeof detail) => subscriptions[0]!.partitions;

describe("numbers between two cycles, sent and laid over the cycle's", () => {
  it("change offsets, lag and time behind, with their own moment; status and rates stay", () => {
    const wire = quickWire(detail, read(T + 1000, { committed: 95n, logEnd: 130n }), new Set());
    expect(wire.partitions.map(({ partition }) => partition)).toEqual([0]);
    const next = withQuick(detail, T + 1000, wire);
    expect(groupDetail.parse(next)).toEqual(next);
    expect([next.at, next.readAt, numbersAt(next), next.lag]).toEqual([T, T + 1000, T + 1000, "35"]);
    const [first, second] = partitionsOf(next);
    expect(first).toMatchObject({ lag: { value: "35" }, recordsLag: { value: "35" }, committed: { value: "95" } });
    expect(first!.timeLag).toEqual({ known: true, value: 700 });
    expect([first!.status, first!.since, first!.produceRate]).toEqual([
      ...[partitionsOf(detail)[0]!.status, partitionsOf(detail)[0]!.since, partitionsOf(detail)[0]!.produceRate],
    ]);
    expect(second).toBe(partitionsOf(detail)[1]);
    expect(next.why).toBe(detail.why);
  });

  it("are told again once they were told, so that a reader may miss what came between", () => {
    const sent = new Set<string>();
    quickWire(detail, read(T + 1000, { committed: 95n, logEnd: 130n }), sent);
    // Back where the cycle had found it.
    const wire = quickWire(detail, read(T + 2000, { committed: 90n, logEnd: 100n }), sent);
    expect(wire.partitions).toHaveLength(1);
    const once = withQuick(detail, T + 1000, quickWire(detail, read(T + 1000, { committed: 95n, logEnd: 130n }), sent));
    expect(withQuick(once, T + 2000, wire).lag).toBe(withQuick(detail, T + 2000, wire).lag);
    expect(partitionsOf(withQuick(once, T + 2000, wire))).toEqual(partitionsOf(withQuick(detail, T + 2000, wire)));
  });

  it("are left aside where they belong to another cycle, or are older than what is there", () => {
    const wire = quickWire(detail, read(T + 1000, { committed: 95n, logEnd: 130n }), new Set());
    expect(withQuick({ ...detail, at: T + 5000 }, T + 1000, wire).lag).toBe(detail.lag);
    const newer = { ...detail, readAt: T + 3000 };
    expect(withQuick(newer, T + 1000, wire)).toBe(newer);
  });

  it("let ages grow of which nothing is told, and never shrink", () => {
    const [first] = partitionsOf(detail);
    const waiting = { ...first!, timeLag: { known: true as const, value: 4000 } };
    const before = { ...detail, subscriptions: [{ topic: "orders", partitions: [waiting, partitionsOf(detail)[1]!] }] };
    const wire = {
      ...{ group: "billing", of: T, lag: "10", unknownPartitions: 0 },
      timeLag: { known: true as const, value: 5000 },
      partitions: [],
    };
    expect(partitionsOf(withQuick(before, T + 1000, wire))[0]!.timeLag).toEqual({ known: true, value: 5000 });
  });

  it("tell that a committed offset lies beyond the log end, and that it does no more", () => {
    const beyond = withQuick(
      detail,
      T + 1000,
      quickWire(detail, read(T + 1000, { committed: 104n, logEnd: 100n }), new Set()),
    );
    expect(partitionsOf(beyond)[0]!.beyondEnd).toBe("4");
    const wire = quickWire(detail, read(T + 2000, { committed: 104n, logEnd: 110n }), new Set());
    expect("beyondEnd" in partitionsOf(withQuick(beyond, T + 2000, wire))[0]!).toBe(false);
  });
});
