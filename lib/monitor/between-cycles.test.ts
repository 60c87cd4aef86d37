/** What somebody looks at is read between the cycles: with the real assembly, the real hub and its feeds, and a source that answers as told. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { StreamEvent } from "@/lib/api/stream-contract";
import type { QuickAnswer, QuickQuestion, StreamHealth } from "@/lib/core/words/collection";
import { TestCluster } from "@/lib/core/picture/test-snapshot";
import { Hub } from "@/lib/live/hub";
import { feedOf, type StreamScope } from "@/lib/live/scope";
import { BetweenCycles } from "./between-cycles";

const T = 1_700_000_000_000;
const CLUSTER = "lab";
const BILLING: StreamScope = { kind: "group", cluster: CLUSTER, group: "billing" };

/** The log end is the number of ms since the beginning; the group reads up to ten records before it. */
const endAt = (at: number) => BigInt(at - T + 1000);

class Bench {
  readonly hub = new Hub();
  readonly asked: QuickQuestion[] = [];
  readonly between: BetweenCycles;
  state: StreamHealth["state"] = "unavailable";
  /** What stands between question and answer. */
  gate: Promise<void> = Promise.resolve();
  broken = false;
  private readonly cluster = new TestCluster();
  private snapshot = this.cluster.cycle({ at: T, ...this.read(T) });

  constructor(everyMs: number | null = 1000) {
    this.hub.publish(this.snapshot);
    this.between = new BetweenCycles({
      ...{ cluster: CLUSTER, hub: this.hub, everyMs, now: () => Date.now() },
      source: { readBetween: (question) => this.answer(question) },
      snapshot: () => ({ ...this.snapshot, stream: { ...this.snapshot.stream, state: this.state } }),
      polledAt: () => this.snapshot.at,
    });
    this.between.start();
  }

  cycle(at = Date.now()) {
    this.snapshot = this.cluster.cycle({ at, ...this.read(at) });
    this.hub.publish(this.snapshot);
  }

  /** Reads a scope; `events` are those that came since. */
  look(scope: StreamScope = BILLING) {
    const events: StreamEvent[] = [];
    const take = (frame: { bytes(encoding: "identity"): Uint8Array }) => {
      const text = new TextDecoder().decode(frame.bytes("identity"));
      for (const [, name, data] of text.matchAll(/event: (\w+)\ndata: (.*)\n/g))
        events.push({ name, data: JSON.parse(data!) as unknown } as StreamEvent);
    };
    const leave = feedOf(this.hub, scope).add({ take, end: () => undefined });
    return { events, leave, quick: () => events.flatMap((one) => (one.name === "quick" ? [one.data] : [])) };
  }

  /** The stream tells of a commit on the first partition. */
  commit(offset: bigint) {
    const at = Date.now();
    this.cluster.windows.addStreamed(
      { kind: "commit", group: "billing", topic: "orders", partition: 0, offset, at },
      at,
    );
  }

  private read(at: number) {
    const end = endAt(at);
    return {
      logs: { orders: [{ end }, { end }] },
      on: ["billing", "fraud"].map((group) => ({ group, committed: { orders: [end - 10n, end - 10n] } })),
    };
  }

  private async answer(question: QuickQuestion): Promise<QuickAnswer> {
    this.asked.push(question);
    await this.gate;
    if (this.broken) throw new Error("no broker answers");
    const end = endAt(Date.now());
    const ends = ({ topic, partitions }: QuickQuestion["logs"][number]) =>
      [topic, new Map(partitions.map((partition) => [partition, end]))] as const;
    const offsets = new Map([["orders", [end - 20n, end - 20n]]]);
    return {
      at: Date.now(),
      logEnd: new Map(question.logs.map(ends)),
      committed: new Map(question.groups.map(({ group }) => [group, offsets])),
    };
  }
}

beforeEach(() => void vi.useFakeTimers({ now: T }));
afterEach(() => void vi.useRealTimers());
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("between two cycles", () => {
  it("nothing is read while nobody looks, and no more when the last reader has left", async () => {
    const bench = new Bench();
    await pass(5000);
    expect(bench.asked).toHaveLength(0);
    const { leave } = bench.look();
    await pass(3000);
    expect(bench.asked).toHaveLength(3);
    expect(bench.between.figures).toMatchObject({ groups: 1, readings: 3, failed: 0 });
    leave();
    await pass(5000);
    expect(bench.asked).toHaveLength(3);
    expect(bench.between.figures.groups).toBe(0);
  });

  it("one reading serves all readers, and asks for each log once", async () => {
    const bench = new Bench();
    const readers = [bench.look(), bench.look(), bench.look({ kind: "group", cluster: CLUSTER, group: "fraud" })];
    await pass(1000);
    expect(bench.asked).toHaveLength(1);
    expect(bench.asked[0]!.logs).toEqual([{ topic: "orders", partitions: [0, 1], leader: [1, 1] }]);
    expect(bench.asked[0]!.groups.map(({ group }) => group)).toEqual(["billing", "fraud"]);
    for (const { quick } of readers) expect(quick()).toMatchObject([{ at: T + 1000, groups: [{ lag: "40", of: T }] }]);
  });

  it("committed offsets are not asked for while the commit stream tells of them", async () => {
    const bench = new Bench();
    bench.state = "running";
    const { quick } = bench.look();
    await pass(1000);
    expect(bench.asked[0]!.groups).toEqual([]);
    // Nothing was committed since the cycle; what was produced meanwhile waits.
    expect(quick()[0]!.groups[0]!.lag).toBe(String(2 * (1000 + 10)));
  });

  it("a commit that the stream tells of while the log ends are read counts in the next reading: it may lie beyond them", async () => {
    const bench = new Bench();
    bench.state = "running";
    const { quick } = bench.look();
    let answer = () => {};
    bench.gate = new Promise((resolve) => (answer = resolve));
    await pass(1000);
    bench.commit(2_050n);
    answer();
    await pass(0);
    expect(quick()[0]!.groups[0]!.lag).toBe(String(2 * (1000 + 10)));
    await pass(1000);
    expect(quick()[1]!.groups[0]!.lag).toBe(String(3000 - 2050 + 2000 + 10));
  });

  it("a commit that the stream tells of brings the reading forward, but never to more than two in the time of one", async () => {
    const bench = new Bench();
    bench.look();
    await pass(1100);
    bench.between.committed("billing");
    await pass(300);
    expect(bench.asked).toHaveLength(1);
    await pass(150);
    expect(bench.asked).toHaveLength(2);
    for (let turn = 0; turn < 200; turn++) {
      bench.between.committed("billing");
      bench.between.committed("another");
      await pass(10);
    }
    expect(bench.asked.length).toBeLessThanOrEqual(6);
  });

  it("no commit of a group that merely stands in a list brings the reading forward", async () => {
    const bench = new Bench();
    bench.hub.lookedAt.take([{ cluster: CLUSTER, group: "billing" }], Date.now());
    bench.look({ kind: "groups" });
    await pass(1100);
    for (let turn = 0; turn < 80; turn++) {
      bench.between.committed("billing");
      await pass(10);
    }
    expect(bench.asked).toHaveLength(1);
    await pass(200);
    expect(bench.asked).toHaveLength(2);
  });

  it("no second is read while the requests of a cycle are under way: what fell due is read when they are over", async () => {
    const bench = new Bench();
    bench.look();
    let over = () => {};
    const requests = bench.between.during(new Promise<void>((resolve) => (over = resolve)));
    await pass(3500);
    expect(bench.asked).toHaveLength(0);
    over();
    await requests;
    await pass(0);
    expect(bench.asked).toHaveLength(1);
    await pass(1000);
    expect(bench.asked).toHaveLength(2);
  });

  it("no cycle waits for a reading that hangs, and no other reading is begun meanwhile", async () => {
    const bench = new Bench();
    const { quick } = bench.look();
    let answer = () => {};
    bench.gate = new Promise((resolve) => (answer = resolve));
    await pass(4000);
    expect(bench.asked).toHaveLength(1);
    await bench.between.during(Promise.resolve());
    bench.cycle(Date.now() + 1);
    // It is older than the cycle that has been read since: nobody is told.
    answer();
    await pass(0);
    expect(quick()).toEqual([]);
    await pass(1000);
    expect(quick()).toHaveLength(1);
  });

  it("numbers of a reading that comes while a cycle is still judged do not go back when it is published", async () => {
    const bench = new Bench();
    const { events } = bench.look();
    await pass(1000);
    bench.cycle(T + 500);
    const last = events.findLast((one) => one.name === "group");
    expect(last?.data).toMatchObject({ at: T + 500, readAt: T + 1000, lag: "40" });
  });

  it("a reading that fails is counted, told to nobody, and the next one is made all the same", async () => {
    const bench = new Bench();
    const { events } = bench.look();
    bench.broken = true;
    await pass(2000);
    expect(events).toEqual([]);
    expect(bench.between.figures).toMatchObject({ readings: 2, failed: 2 });
    bench.broken = false;
    await pass(1000);
    expect(events.map(({ name }) => name)).toEqual(["quick"]);
  });

  it("a status, its age and its sentence stay those of the cycle", async () => {
    const bench = new Bench();
    bench.look();
    const before = bench.hub.cluster(CLUSTER)!;
    const words = (group = before.groups[0]!) => [group.status, group.since, group.said, group.lag.value];
    const said = words();
    await pass(4000);
    expect(bench.hub.cluster(CLUSTER)).toBe(before);
    expect(words()).toEqual(said);
  });

  it("nothing is read where it is switched off, nor after the end", async () => {
    const off = new Bench(null);
    off.look();
    const bench = new Bench();
    bench.look();
    await pass(1000);
    await bench.between.stop();
    await pass(5000);
    expect([off.asked.length, bench.asked.length]).toEqual([0, 1]);
  });
});
