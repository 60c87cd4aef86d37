/** Corners that no broker brings about on demand: clocks that jump, logs that were cut, offsets beyond 2^53. */
import { expect, test } from "vitest";
import { groupDetail } from "@/lib/api/contract";
import { toGroupDetail } from "@/lib/api/wire";
import { changesOfGroup } from "@/lib/core/picture/changes";
import type { Committed, Poll } from "@/lib/core/words/collection";
import type { GroupSnapshot } from "@/lib/core/picture/snapshot";
import { known } from "@/lib/core/words/known";
import { memberOf, TestCluster, topicOf } from "@/lib/core/picture/test-snapshot";
import { english } from "@/lib/core/words/sentences/english";

const T0 = 1_700_000_000_000;
const HOUR = 3_600_000;

interface Moment {
  at: number;
  logEnd: bigint;
  committed: bigint | null;
  logStart?: bigint;
  topics?: Poll["topics"];
  entries?: Committed[];
}

/** A cluster with one group on one partition, cycle by cycle. */
class Cycles {
  private readonly cluster = new TestCluster({ cluster: "c" });
  readonly windows = this.cluster.windows;
  private before: GroupSnapshot | undefined;

  add({ at, logEnd, committed, logStart = 0n, topics, entries }: Moment): GroupSnapshot {
    const { groups } = this.cluster.cycle({
      ...{ startedAt: at - 20, at, finishedAt: at + 5 },
      topics: topics ?? [topicOf("orders", [{ start: logStart, end: logEnd }], at)],
      on: [{ group: "billing", members: known([memberOf("m-1", { orders: [0] })]) }],
      committed: entries ?? [{ group: "billing", topic: "orders", offsets: [committed] }],
    });
    // Whatever comes, telling what happened must not fail.
    changesOfGroup(this.before, groups[0]!, at);
    return (this.before = groups[0]!);
  }
}

/** Every number of a picture, wherever it stands. */
function* numbersOf(value: unknown, path = ""): Generator<[string, number | bigint]> {
  if (typeof value === "number" || typeof value === "bigint") yield [path, value];
  else if (value !== null && typeof value === "object")
    for (const [key, part] of Object.entries(value)) yield* numbersOf(part, `${path}.${key}`);
}

const ordered = (points: readonly { at: number }[]) =>
  points.every((point, index) => index === 0 || points[index - 1]!.at <= point.at);

test("a clock that jumps, back and forth: nothing negative, nothing that is no number, windows in order", () => {
  const cycles = new Cycles();
  const jumps = [0, 2 * HOUR, -3 * HOUR, 30_000, -1_000, 26 * HOUR, -26 * HOUR, 0];
  const wrong: unknown[] = [];
  let clock = T0;
  let end = 1_000n;
  for (const [turn, jump] of [...jumps, ...jumps].entries()) {
    clock += jump;
    for (let cycle = 0; cycle < 15; cycle++) {
      clock += 5_000;
      end += 50n;
      // In every other stretch the group stands.
      const committed = turn % 2 === 0 ? end - 20n : end - 20n - BigInt(cycle * 50);
      const group = cycles.add({ at: clock, logEnd: end, committed });
      const { since, lag, timeLag: age, produceRate, consumeRate, catchUp, findings, subscriptions } = group;
      const shown = {
        since,
        lag,
        age,
        produceRate,
        consumeRate,
        catchUp,
        findings,
        subscriptions,
        tally: group.tally(),
      };
      for (const [path, number] of numbersOf(shown))
        if (Number.isNaN(Number(number)) || Number(number) < 0) wrong.push([turn, cycle, path, number]);
      const { logPoints, commits, members, olderLog = [] } = cycles.windows.window("billing", "orders", 0);
      for (const points of [[...logPoints], commits, members, olderLog])
        if (!ordered(points) || (points.at(-1)?.at ?? 0) > clock) wrong.push([turn, cycle, points]);
      if (since > clock) wrong.push([turn, cycle, "since"]);
      const { timeLag } = subscriptions[0]!.partitions[0]!;
      if (timeLag.known && turn % 2 === 0 && cycle > 2 && timeLag.value > 60_000) wrong.push([turn, cycle, timeLag]);
    }
  }
  expect(wrong).toEqual([]);
});

test("after the clock was set back, a group that stops is found as fast as ever", () => {
  const cycles = new Cycles();
  let end = 1_000n;
  const at = (ms: number) => T0 + HOUR + ms;
  for (let ms = 0; ms < 120_000; ms += 5_000) cycles.add({ at: at(ms), logEnd: (end += 50n), committed: end });
  const stood = end;
  let group: GroupSnapshot | null = null;
  for (let ms = 0; ms <= 120_000; ms += 5_000)
    group = cycles.add({ at: T0 + ms, logEnd: (end += 50n), committed: stood });
  expect(group?.status).toBe("ERROR");
});

test("a log that was cut by a leader change: no lag below nothing, no rewind, no rate below nothing", () => {
  const cycles = new Cycles();
  let ms = 0;
  for (let turn = 0; turn < 12; turn++) cycles.add({ at: T0 + (ms += 5_000), logEnd: 100n, committed: 95n });
  const cut = cycles.add({ at: T0 + (ms += 5_000), logEnd: 90n, committed: 95n });
  const [partition] = cut.subscriptions[0]!.partitions;
  expect(partition).toMatchObject({ lag: known(0n), timeLag: known(0), produceRate: { known: false } });
  expect(partition!.notes.map(english)).toEqual([expect.stringContaining("is 5 records past the log end offset 90")]);
  for (let turn = 0; turn < 6; turn++) {
    const later = cycles.add({ at: T0 + (ms += 5_000), logEnd: 92n, committed: 88n });
    expect(later.status).toBe("OK");
    expect(later.subscriptions[0]!.partitions[0]!.lag).toEqual(known(4n));
  }
});

test("offsets above 2^53 are exact from the poll to the browser", () => {
  const cycles = new Cycles();
  const base = 2n ** 53n;
  const group = cycles.add({ at: T0, logStart: base + 1n, logEnd: 2n ** 62n + 7n, committed: base + 3n });
  const text = JSON.stringify(toGroupDetail(group, T0));
  const wire = groupDetail.parse(JSON.parse(text));
  expect(wire.lag).toBe(String(2n ** 62n + 7n - base - 3n));
  expect(wire.subscriptions[0]!.partitions[0]).toMatchObject({
    committed: { known: true, value: "9007199254740995" },
    logStart: { known: true, value: "9007199254740993" },
    logEnd: { known: true, value: "4611686018427387911" },
    lag: { known: true, value: "4602678819172646916" },
  });
  // The rates come from small differences of large numbers.
  const later = cycles.add({ at: T0 + 5_000, logEnd: 2n ** 62n + 57n, committed: base + 3n });
  expect(later.subscriptions[0]!.partitions[0]!.produceRate).toEqual(known(10));
});

test("a topic of which no partition is known: its members' partitions are there, and every number is unknown", () => {
  const cycles = new Cycles();
  const group = cycles.add({ at: T0, logEnd: 0n, committed: null, topics: [], entries: [] });
  expect(group).toMatchObject({ status: "UNKNOWN", lag: { value: null, unknown: 1 } });
  const [partition] = group.subscriptions[0]!.partitions;
  expect(partition).toMatchObject({ owner: "m-1", lag: { known: false }, logEnd: { known: false } });
  expect(partition!.logEnd).toMatchObject({
    reason: { key: "unknown.log-end-because", values: { reason: { key: "unknown.topic-unlisted" } } },
  });
});

test("a topic that is gone while its commits are still there: unknown, and why", () => {
  const cycles = new Cycles();
  cycles.add({ at: T0, logEnd: 9n, committed: 5n });
  const group = cycles.add({ at: T0 + 5_000, logEnd: 0n, committed: 5n, topics: [] });
  const reason = { key: "unknown.topic-unlisted" };
  const [partition] = group.subscriptions[0]!.partitions;
  expect(partition).toMatchObject({ committed: known(5n), lag: { known: false, reason }, leader: null });
  expect(group.lag).toEqual({ value: null, unknown: 1 });
});

test("a group with 5,000 partitions: every one of them reaches the browser with its own numbers", () => {
  const count = 5_000;
  const each = <T>(value: (partition: number) => T) =>
    Array.from({ length: count }, (_, partition) => value(partition));
  const group = new Cycles().add({
    ...{ at: T0, logEnd: 0n, committed: null },
    topics: [
      topicOf(
        "orders",
        each((partition) => ({ end: 10_000n + BigInt(partition) })),
        T0,
      ),
    ],
    entries: [{ group: "billing", topic: "orders", offsets: each(() => 10_000n) }],
  });
  const { lag, unknownPartitions, partitionCount, subscriptions } = toGroupDetail(group, T0);
  expect({ lag, unknownPartitions, partitionCount }).toEqual({
    ...{ lag: String((count * (count - 1)) / 2), unknownPartitions: 0, partitionCount: count },
  });
  const lags = subscriptions[0]!.partitions.map((partition) => (partition.lag.known ? partition.lag.value : null));
  expect(lags).toEqual(each(String));
});
