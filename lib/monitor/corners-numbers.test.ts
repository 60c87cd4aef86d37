/** Numbers and words where a log and a committed offset do not fit together: deleted records, offsets beyond the end, no commits. */
import { expect, test } from "vitest";
import { toGroupDetail, toGroupSummary } from "@/lib/api/wire";
import { dangerOf } from "@/lib/core/picture/danger";
import { changesOfGroup, type Happening } from "@/lib/core/picture/changes";
import type { GroupSnapshot } from "@/lib/core/picture/snapshot";
import { known } from "@/lib/core/words/known";
import { memberOf, TestCluster } from "@/lib/core/picture/test-snapshot";
import { english } from "@/lib/core/words/sentences/english";

const T0 = 1_800_000_000_000;
const CYCLE_MS = 5_000;

/** One partition as a poll reads it. */
interface Read {
  start?: bigint;
  end: bigint;
  committed: bigint | null;
}

/** A cluster with one group on one topic, cycle by cycle. */
class Cycles {
  private readonly cluster = new TestCluster({ cluster: "c" });
  private before: GroupSnapshot | undefined;
  private cycle = 0;
  readonly happened: Happening[] = [];

  /** @param owned whether a member owns all partitions */
  add(partitions: Read[], owned = true): GroupSnapshot {
    const at = T0 + this.cycle++ * CYCLE_MS;
    const owner = memberOf("m", { orders: partitions.map((_, partition) => partition) });
    const { groups } = this.cluster.cycle({
      ...{ at, logs: { orders: partitions } },
      on: [
        {
          ...{ group: "billing", members: known(owned ? [owner] : []) },
          committed: { orders: partitions.map(({ committed }) => committed) },
        },
      ],
    });
    this.happened.push(...changesOfGroup(this.before, groups[0]!, at));
    return (this.before = groups[0]!);
  }

  /** A commit that the stream tells between the reading of committed offsets and that of the logs. */
  stream(offset: bigint): void {
    this.cluster.windows.setSeesRepeats(true);
    const at = T0 + this.cycle * CYCLE_MS - 50;
    this.cluster.windows.addStreamed(
      { kind: "commit", group: "billing", topic: "orders", partition: 0, offset, at },
      at,
    );
  }

  messages(kind: Happening["kind"]): string[] {
    return this.happened.filter((one) => one.kind === kind).map(({ message }) => message);
  }
}

const pictureOf = (group: GroupSnapshot, partition = 0) => group.subscriptions[0]!.partitions[partition]!;

test("retention removed all that waited: no lag, no wait, and what was lost is counted", () => {
  const cycles = new Cycles();
  let end = 100n;
  for (let cycle = 0; cycle < 60; cycle++) cycles.add([{ end: (end += 10n), committed: 100n }], false);
  const group = cycles.add([{ start: end, end, committed: 100n }], false);
  expect(group).toMatchObject({ lag: { value: 0n, unknown: 0 }, timeLag: known(0), catchUp: known(0) });
  expect(pictureOf(group)).toMatchObject({ lag: known(0n), timeLag: known(0), lost: known(end - 100n) });
});

test("a consumer that deletes what it has just committed, as Kafka Streams does, has lost nothing", () => {
  const cycles = new Cycles();
  let [committed, start] = [100n, 0n];
  for (let cycle = 0; cycle < 30; cycle++) {
    cycles.stream(committed);
    // Between the reading of the committed offset and that of the log 40 more are committed, and all of them deleted.
    if (cycle % 6 === 5) cycles.stream((start = committed + 40n));
    const group = cycles.add([{ start, end: committed + 90n, committed }]);
    expect(pictureOf(group).lost).toEqual(known(0n));
    expect(dangerOf(group, group.subscriptions[0]!.partitions)).toBeNull();
    committed += 50n;
  }
  expect(cycles.messages("lag-lost")).toEqual([]);
  const group = cycles.add([{ start, end: committed + 900n, committed }]);
  expect(group.measure(pictureOf(group)).lossIn).toMatchObject({ never: true });
  // Of one that did not commit there it would be another thing.
  expect(pictureOf(cycles.add([{ start: committed + 10n, end: committed + 900n, committed }])).lost).toEqual(
    known(10n),
  );
});

test("retention removed a part of what waited: the wait is that of the oldest record that is left", () => {
  const cycles = new Cycles();
  let end = 100n;
  for (let cycle = 0; cycle < 60; cycle++) cycles.add([{ end: (end += 10n), committed: 100n }]);
  const group = cycles.add([{ start: end - 50n, end, committed: 100n }]);
  expect(pictureOf(group)).toMatchObject({ lag: known(50n), lost: known(end - 150n) });
  for (const { timeLag } of [group, pictureOf(group)]) {
    expect(timeLag.known).toBe(true);
    // Ten records a cycle: the fiftieth from the end came five cycles ago.
    expect(timeLag.known && Math.abs(timeLag.value - 5 * CYCLE_MS)).toBeLessThanOrEqual(CYCLE_MS);
  }
});

test("an offset beyond the log end is told in the row, once as a note, and again with what was skipped once the log has passed it", () => {
  const cycles = new Cycles();
  for (let cycle = 0; cycle < 5; cycle++)
    cycles.add([
      { end: 100n, committed: 160n },
      { end: 80n, committed: 80n },
    ]);
  const mirrored = cycles.add([
    { end: 130n, committed: 160n },
    { end: 80n, committed: 80n },
  ]);
  expect(mirrored.why).toBe(
    "keeping up on 1 of 2 partitions; committed offset past the log end on 1 partition, by 30 records",
  );
  expect(toGroupSummary(mirrored).said?.key).toBe("group.some-beyond");
  expect(toGroupDetail(mirrored, T0).subscriptions[0]!.partitions[0]).toMatchObject({ beyondEnd: "30" });
  expect(mirrored.standings()).toMatchObject([{ beyondEnd: 30n }]);
  expect(pictureOf(mirrored).notes.map(english)).toEqual([
    expect.stringContaining("is 30 records past the log end offset 130"),
  ]);
  for (const end of [170n, 180n])
    cycles.add([
      { end, committed: 160n },
      { end: 80n, committed: 80n },
    ]);
  expect(cycles.messages("note")).toEqual([
    "partition 0 of orders: the committed offset 160 is 60 records past the log end 100",
    "partition 0 of orders: the log end has passed the committed offset 160; 60 records from offset 100 on " +
      "were skipped unread",
  ]);
});

test("a group all of whose offsets lie beyond the end is not caught up; one that was set back skips nothing", () => {
  const cycles = new Cycles();
  const group = cycles.add([{ end: 100n, committed: 160n }]);
  expect(group.why).toBe("committed offset past the log end on 1 partition, by 60 records");
  cycles.add([{ end: 110n, committed: 40n }]);
  expect(cycles.messages("note")).toHaveLength(1);
});

test("a partition that a member owns and never commits on, while records arrive and others are committed: STALLED after ten minutes", () => {
  const cycles = new Cycles();
  let end = 100n;
  const statuses: string[] = [];
  for (let cycle = 0; cycle < 140; cycle++) {
    end += 10n;
    const group = cycles.add([
      { end, committed: end },
      { end, committed: null },
      { end: 100n, committed: null },
    ]);
    statuses.push(pictureOf(group, 1).status);
    // Nothing arrives on the third.
    expect(pictureOf(group, 2).status).toBe("UNKNOWN");
    if (cycle === 139) {
      expect(group).toMatchObject({ status: "ERROR", case: "stalled-consumer" });
      expect(group.why).toContain("never committed an offset here");
      expect(group.standings()).toMatchObject([{ uncommitted: end + 100n }]);
    }
  }
  expect(statuses.indexOf("STALLED") * CYCLE_MS).toBeGreaterThanOrEqual(10 * 60_000);
  expect(statuses.indexOf("STALLED") * CYCLE_MS).toBeLessThan(11 * 60_000);
  const { status } = pictureOf(
    cycles.add([
      { end, committed: end },
      { end, committed: end },
      { end: 100n, committed: null },
    ]),
    1,
  );
  expect(status).toBe("OK");
});

test("nothing committed on a partition that nobody owns is said and counted, but is no trouble", () => {
  const cycles = new Cycles();
  let end = 100n;
  for (let cycle = 0; cycle < 140; cycle++)
    cycles.add(
      [
        { end: (end += 10n), committed: end },
        { end, committed: null },
      ],
      false,
    );
  const group = cycles.add(
    [
      { end, committed: end },
      { end, committed: null },
    ],
    false,
  );
  expect(group).toMatchObject({ status: "OK", why: "keeping up on 1 of 2 partitions; no committed offset on 1" });
  expect(pictureOf(group, 1).notes.map(english)).toEqual([expect.stringContaining("never committed an offset here")]);
  expect(group.standings()).toMatchObject([{ uncommitted: end }]);
});
