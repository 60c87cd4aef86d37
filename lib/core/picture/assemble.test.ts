/** What a snapshot is made of is told by the tests of its parts; this is about what it costs to keep one, and its short ways. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { rollUp } from "./rollup";
import { pollOf, TestCluster } from "./test-snapshot";
import type { Poll } from "../words/collection";
import { known, type Known } from "../words/known";

function sumOfKnown(values: Known<bigint>[]): bigint | null {
  const known = values.flatMap((value) => (value.known ? [value.value] : []));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0n);
}

const pollAt = (at: number): Poll =>
  pollOf({
    ...{ at, logs: { orders: [{ end: BigInt(at) }] } },
    on: [{ group: "billing", assignor: null, committed: { orders: [BigInt(at)] } }],
  });

it("a snapshot does not hold on to the ones before it", () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const cluster = new TestCluster({ windowMs: 60_000 });
  const cycle = (at: number) => cluster.take(pollAt(at)).groups[0]!;
  const first = new WeakRef(cycle(1000));
  for (let at = 2000; at < 6000; at += 1000) cycle(at);
  const last = cycle(6000);
  // A weak reference is kept alive until the turn of the loop in which it was made has ended.
  return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    collectGarbage();
    expect(first.deref()).toBeUndefined();
    expect(last.measure(last.subscriptions[0]!.partitions[0]!)).toMatchObject({ recordsLagMax: known(0n) });
  });
});

it.each([
  ["on some partitions", [[1000n, null, 990n, null]]],
  ["on some partitions, with one that lags", [[1000n, null, 1n, null]]],
  ["on none of one topic", [[null, null, null, null]]],
  ["on all", [[1000n, 999n, 990n, 1000n]]],
  ["on all, of one before its log begins", [[1000n, 5n, 990n, 1000n]]],
])("a group that has committed %s is rolled up as the rules would have it", (_, [offsets]) => {
  const cluster = new TestCluster({ windowMs: 60_000 });
  for (let at = 100_000; at <= 200_000; at += 5_000) {
    const poll = pollAt(at);
    const [topic] = poll.topics;
    const log = { logStart: [0n, 10n, 0n, 0n], logEnd: [1000n, 1000n, 1000n, 1000n], leader: [1, 1, 1, 1] };
    poll.topics = [{ ...topic!, ...log }];
    poll.committed = [{ group: "billing", topic: "orders", offsets: offsets! }];
    const [group] = cluster.take(poll).groups;
    const entries = group!.subscriptions[0]!.partitions.map(({ topic, partition, lag, beyondEnd: beyond, ...one }) => {
      const verdict = { ...one, at, partitionStatus: one.status };
      return { topic, partition, lag, beyond, verdict };
    });
    const { status, case: kase, why, said, worst, findings } = rollUp(entries, at);
    expect(group).toMatchObject({ status, case: kase, why, said, worst, findings });
    expect(group!.standings()).toMatchObject(
      group!.subscriptions.map(({ topic, partitions }) => ({
        topic,
        lags: partitions.map(({ lag }) => (lag.known ? lag.value : null)),
        committed: sumOfKnown(partitions.map(({ committed }) => committed)),
        lost: sumOfKnown(partitions.map(({ lost }) => lost)),
      })),
    );
  }
});

it.each([
  ["with little to read", 3_000n, 100n, "keeping up"],
  ["far behind, and getting nearer", 90_000n, 200n, "catching up, done in about 5 min"],
  ["nearly there", 63_000n, 200n, "keeping up"],
  ["far behind, as before", 30_000n, 100n, "keeping up"],
])("a group that is well %s says so", (_, behind, consumed, why) => {
  const cluster = new TestCluster({ windowMs: 600_000 });
  const began = 1_700_000_000_000;
  const reasons: string[] = [];
  // A hundred records come in a second.
  for (let second = 0; second <= 600; second += 5) {
    const poll = pollAt(began + second * 1000);
    const end = 1_000_000n + 100n * BigInt(second);
    const more = (consumed - 100n) * BigInt(second);
    poll.topics = [{ ...poll.topics[0]!, logEnd: [end] }];
    poll.committed = [{ group: "billing", topic: "orders", offsets: [end - behind + more] }];
    reasons.push(cluster.take(poll).groups[0]!.why);
  }
  expect(reasons.at(-1)).toBe(why);
});

it.each([
  ["a few records more", 45n, 0],
  ["twice as many and more", 100n, 1],
])("of a group that is well another partition is the worst with %s, or not", (_, more, worst) => {
  const cluster = new TestCluster({ windowMs: 60_000 });
  const take = (at: number, lags: bigint[]) => {
    const poll = pollAt(at);
    poll.topics = [{ ...poll.topics[0]!, logStart: [0n, 0n], logEnd: [1000n, 1000n], leader: [1, 1] }];
    poll.committed = [{ group: "billing", topic: "orders", offsets: lags.map((lag) => 1000n - lag) }];
    return cluster.take(poll).groups[0]!;
  };
  expect(take(100_000, [40n, 30n]).worst).toEqual({ topic: "orders", partition: 0 });
  const after = take(105_000, [40n, more]);
  expect(after.status).toBe("OK");
  expect(after.worst).toEqual({ topic: "orders", partition: worst });
});
