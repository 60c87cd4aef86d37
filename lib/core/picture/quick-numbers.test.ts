import { describe, expect, it } from "vitest";
import type { QuickAnswer } from "../words/collection";
import { known } from "../words/known";
import { plain } from "../words/sentences/facts";
import type { GroupSnapshot } from "./snapshot";
import { memberOf, TestCluster, type GivenPoll } from "./test-snapshot";

const T = 1_700_000_000_000;

/** Two partitions that move, and one without a leader. */
const before = (given: Partial<GivenPoll> = {}): GivenPoll => ({
  at: T,
  logs: { orders: [{ end: 100n }, { end: 100n }, { end: null, leader: -1 }] },
  on: [{ group: "billing", committed: { orders: [90n, 100n, 7n] } }],
  ...given,
});

const answer = (at: number, ends: bigint[], committed?: (bigint | null)[]): QuickAnswer => ({
  at,
  logEnd: new Map([["orders", new Map(ends.map((end, partition) => [partition, end]))]]),
  committed: new Map(committed ? [["billing", new Map([["orders", committed]])]] : []),
});

/** With the committed offsets that the stream has told of. */
const streamed = (group: GroupSnapshot, read: QuickAnswer) =>
  group.quickNumbers({ ...read, committed: new Map([[group.group, group.newestCommitted()]]) });

/** A cluster that was read for a minute, so that ages in time are known. */
function watched(given = before()) {
  const cluster = new TestCluster();
  const logs = { orders: [{ end: 50n }, { end: 50n }, { end: null, leader: -1 }] };
  cluster.cycle({ ...given, at: T - 10_000, logs });
  return { cluster, group: cluster.cycle(given).groups[0]! };
}

describe("numbers between two cycles", () => {
  it("are those that a cycle would find at that moment", () => {
    const { group } = watched();
    const quick = group.quickNumbers(answer(T + 1000, [120n, 130n], [90n, 125n, 7n]))!;
    const there = watched().cluster.cycle({
      at: T + 1000,
      logs: { orders: [{ end: 120n }, { end: 130n }, { end: null, leader: -1 }] },
      on: [{ group: "billing", committed: { orders: [90n, 125n, 7n] } }],
    }).groups[0]!;
    expect(quick.lag).toEqual(there.lag);
    expect(quick.lag).toEqual({ value: 35n, unknown: 1 });
    expect(quick.timeLag).toEqual(there.timeLag);
    const [first, second] = there.subscriptions[0]!.partitions;
    for (const [one, same] of [
      [quick.partitions[0]!, first!],
      [quick.partitions[1]!, second!],
    ] as const) {
      expect([known(one.lag), known(one.logEnd), known(one.committed)]).toEqual([
        same.lag,
        same.logEnd,
        same.committed,
      ]);
      expect(one.timeLag).toEqual(same.timeLag);
    }
    expect(quick.partitions).toHaveLength(2);
  });

  it("ask for the logs that have a leader and on which something is committed, and for no others", () => {
    const { group } = watched();
    expect(group.quickLogs()).toEqual([{ topic: "orders", partitions: [0, 1], leader: [1, 1, -1] }]);
    const lags = { lags: [3n, 3n, null] };
    const shared = watched(
      before({ committed: [{ group: "billing", topic: "orders", offsets: [90n, 100n, null], ...lags }] }),
    );
    expect(shared.group.quickLogs()).toEqual([]);
  });

  it("are none where a part was not answered", () => {
    const { group } = watched();
    expect(group.quickNumbers(answer(T + 1000, [120n], [90n, 125n, 7n]))).toBeNull();
    expect(group.quickNumbers(answer(T + 1000, [120n, 130n]))).toBeNull();
  });

  it("take the stream's newest commit, unless the poll has seen a newer one", () => {
    const { cluster, group } = watched();
    const place = { kind: "commit" as const, group: "billing", topic: "orders" };
    // Told late: the poll had found the group beyond it already.
    cluster.windows.addStreamed({ ...place, partition: 0, offset: 80n, at: T - 500 }, T + 500);
    cluster.windows.addStreamed({ ...place, partition: 1, offset: 118n, at: T + 400 }, T + 500);
    const read = streamed(group, answer(T + 1000, [120n, 130n]))!;
    expect(read.partitions.map(({ committed }) => committed)).toEqual([90n, 118n]);
    expect(read.partitions[1]!.lastCommitAt).toBe(T + 400);
    // Set back on purpose: it was committed after the poll.
    cluster.windows.addStreamed({ ...place, partition: 0, offset: 10n, at: T + 900 }, T + 950);
    expect(streamed(group, answer(T + 1100, [120n, 130n]))!.partitions[0]!.committed).toBe(10n);
  });

  it("leave unknown what the cycle could not read, though the stream knew of it before", () => {
    const cluster = new TestCluster();
    const members = known([memberOf("m1", { orders: [0, 1, 2] })]);
    const on = [{ group: "billing", members, committed: { orders: [90n, 100n, 7n] } }];
    cluster.cycle(before({ on }));
    const unread = new Map([["billing", plain("coordinator.late")]]);
    const group = cluster.cycle(before({ at: T + 5000, on, committed: [], unread })).groups[0]!;
    expect(group.subscriptions[0]!.partitions).toHaveLength(3);
    expect(group.quickLogs()).toEqual([]);
    // A first commit, of which only the stream has told, counts.
    const silent = new TestCluster();
    const bare = [{ group: "billing", committed: { orders: [90n, null, 7n] } }];
    const fresh = silent.cycle(before({ on: bare })).groups[0]!;
    silent.windows.addStreamed(
      { kind: "commit", group: "billing", topic: "orders", partition: 1, offset: 60n, at: T + 400 },
      T + 500,
    );
    const read = streamed(fresh, answer(T + 1000, [100n, 100n]))!;
    expect(read.lag).toEqual({ value: 50n, unknown: 1 });
  });

  it("count markers that follow the committed offset only while both ends stand", () => {
    const committed = [{ group: "billing", topic: "orders", offsets: [99n, 100n, 7n], markers: { 0: 1n } }];
    const { group } = watched(before({ committed }));
    const lagsOf = (ends: bigint[]) =>
      group.quickNumbers(answer(T + 1000, ends, [99n, 100n, 7n]))!.partitions.map(({ lag }) => lag);
    expect(lagsOf([100n, 100n])).toEqual([0n, 0n]);
    expect(lagsOf([104n, 100n])).toEqual([5n, 0n]);
  });

  it("change no verdict: what is looked at between the cycles is judged as what is not", () => {
    const [looked, unseen] = [watched(), watched()];
    for (let second = 1; second < 5; second++)
      looked.group.quickNumbers(answer(T + second * 1000, [100n, 100n], [90n, 100n, 7n]));
    const next = before({ at: T + 5000 });
    const judged = ({ cluster }: typeof looked) => {
      const { status, since, said, findings, timeLag, produceRate, subscriptions } = cluster.cycle(next).groups[0]!;
      return { status, since, said, findings, timeLag, produceRate, subscriptions };
    };
    expect(judged(looked)).toEqual(judged(unseen));
  });
});
