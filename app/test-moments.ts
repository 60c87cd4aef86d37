/**
 * Clusters at random, for tests: logs that grow, are deleted from their start and cannot always be read, and groups that commit on
 * them anywhere, or nowhere. What is read goes through the real windows and the real assembly.
 */
import fc from "fast-check";
import type { HistoryAnswer } from "@/lib/api/contract";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { pollOf, TestCluster, topicOf } from "@/lib/core/picture/test-snapshot";
import type { Committed, Member, Poll } from "@/lib/core/words/collection";
import { plain } from "@/lib/core/words/sentences/facts";
import { known } from "@/lib/core/words/known";
import { PointTable } from "@/lib/history/point-table";

export const GROUPS = ["billing", "shipping"];
export const TOPICS = ["orders", "returns"];
export const PARTITIONS = 2;
const T0 = 1_800_000_000_000;

/** What is read of one partition at one moment; null: not known. */
export interface Read {
  at: number;
  logStart: bigint | null;
  logEnd: bigint | null;
  committed: bigint | null;
  /** So many transaction markers, and nothing else, follow the committed offset. */
  markers?: bigint;
  /** The lag as the broker of a share group counts it. */
  brokerLag?: bigint;
  /** What the stream told of since the committed offsets were polled, before the logs were read. */
  streamed?: bigint;
}

/** Where a group commits: `share` of the way from the log start to the log end, or that many records before or beyond them. */
const commit = fc.oneof(
  fc.constant("as before" as const),
  fc.record({ to: fc.constantFrom("between", "lost", "beyond"), by: fc.integer({ min: 0, max: 100 }) }),
);

const place = fc.record({
  grows: fc.constantFrom(0, 0, 1, 7, 60),
  deletes: fc.constantFrom(0, 0, 0, 30, 100),
  hasEnd: fc.integer({ min: 0, max: 7 }).map((number) => number > 0),
  hasStart: fc.integer({ min: 0, max: 7 }).map((number) => number > 0),
  commits: fc.array(commit, { minLength: GROUPS.length, maxLength: GROUPS.length }),
});

const count = TOPICS.length * PARTITIONS;

/** What happens until the next answer, and what that answer lacks. */
const step = fc.record({
  afterMs: fc.constantFrom(5_000, 10_000, 20_000),
  places: fc.array(place, { minLength: count, maxLength: count }),
  unread: fc.oneof(fc.constant<string[]>([]), fc.constant<string[]>([]), fc.subarray(GROUPS)),
  streams: fc.boolean(),
  /** With the stream: groups commit once more while the logs are being read. */
  ahead: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
  /** Whether what follows the committed offsets is nothing but markers, and whether brokers count the lag themselves. */
  markers: fc.integer({ min: 0, max: 5 }).map((number) => number === 0),
  shares: fc.integer({ min: 0, max: 5 }).map((number) => number === 0),
});
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A cluster's life: where its logs begin, some beyond what a double holds, and what happens there. */
export const lives = fc.record({
  bases: fc.array(fc.constantFrom(0n, 1_000n, 2n ** 53n - 60n, 2n ** 60n), { minLength: count, maxLength: count }),
  steps: fc.array(step, { minLength: 1, maxLength: 5 }),
});

/** One partition as it really is. */
interface Log {
  start: bigint;
  end: bigint;
  /** By group; null where nothing was ever committed. */
  committed: (bigint | null)[];
}

export class Life {
  private readonly cluster = new TestCluster();
  readonly windows = this.cluster.windows;
  /** Everything that was read, by group, topic and partition. */
  readonly reads = new Map<string, Read[]>();
  private readonly logs: Log[];
  private now = T0;

  constructor(bases: readonly bigint[]) {
    this.logs = bases.map((base) => ({ start: base, end: base, committed: GROUPS.map(() => null) }));
  }

  /** The picture after a step. */
  cycle(happens: Step): { poll: Poll; snapshot: ClusterSnapshot } {
    this.now += happens.afterMs;
    this.logs.forEach((log, index) => happen(log, happens.places[index]!));
    this.windows.setSeesRepeats(happens.streams);
    if (happens.streams) this.stream();
    const poll = this.poll(happens);
    this.remember(poll);
    const snapshot = this.cluster.take(poll, () => {
      if (happens.streams && happens.ahead) this.goAhead();
    });
    return { poll, snapshot };
  }

  /** Commits half of what waits, which the poll has not seen. */
  private goAhead(): void {
    this.each((log, topic, partition) =>
      log.committed.forEach((offset, index) => {
        const group = GROUPS[index]!;
        const read = this.reads.get(keyOf(group, topic, partition))!.at(-1)!;
        if (offset === null || read.committed === null || offset >= log.end) return;
        const streamed = (offset + log.end + 1n) / 2n;
        read.streamed = log.committed[index] = streamed;
        this.windows.addCommit({ group, topic, partition, offset: streamed, at: this.now });
      }),
    );
  }

  private stream(): void {
    const at = this.now - 1;
    this.each((log, topic, partition) =>
      log.committed.forEach((offset, index) => {
        if (offset !== null) this.windows.addCommit({ group: GROUPS[index]!, topic, partition, offset, at });
      }),
    );
  }

  private poll({ places, unread, markers, shares }: Step): Poll {
    const at = this.now;
    const committed: Committed[] = [];
    const topics = TOPICS.map((topic, index) => {
      const first = index * PARTITIONS;
      const own = this.logs.slice(first, first + PARTITIONS);
      const read = places.slice(first, first + PARTITIONS);
      GROUPS.forEach((group, number) => {
        const offsets = own.map((log) => log.committed[number]!);
        const waits = own.map(({ end }, i) => (offsets[i] !== null && offsets[i]! < end ? end - offsets[i]! : 0n));
        if (unread.includes(group) || offsets.every((offset) => offset === null)) return;
        committed.push({
          ...{ group, topic, offsets },
          ...(markers && { markers: Object.fromEntries(waits.flatMap((wait, i) => (wait > 0n ? [[i, wait]] : []))) }),
          // A share group's start comes late: less waits than follows it.
          ...(shares && { lags: waits.map((wait, i) => (offsets[i] === null ? null : wait / 2n)) }),
        });
      });
      return topicOf(
        topic,
        own.map(({ start, end }, i) => ({
          start: read[i]!.hasStart ? start : null,
          end: read[i]!.hasEnd ? end : null,
        })),
        at,
      );
    });
    return pollOf({
      ...{ at, topics, committed },
      on: GROUPS.map((group) => ({ group, members: known([MEMBER]) })),
      unread: new Map(unread.map((group) => [group, plain("coordinator.none")])),
    });
  }

  private remember({ at, topics, committed }: Poll): void {
    this.each((_, topic, partition) => {
      const log = topics.find((one) => one.topic === topic)!;
      for (const group of GROUPS) {
        const entry = committed.find((one) => one.group === group && one.topic === topic);
        const read = { at, logStart: log.logStart[partition]!, logEnd: log.logEnd[partition]! };
        const key = keyOf(group, topic, partition);
        this.reads.set(key, [
          ...(this.reads.get(key) ?? []),
          {
            ...{ ...read, committed: entry?.offsets[partition] ?? null },
            ...{ markers: entry?.markers?.[partition], brokerLag: entry?.lags?.[partition] ?? undefined },
          },
        ]);
      }
    });
  }

  private each(visit: (log: Log, topic: string, partition: number) => void): void {
    this.logs.forEach((log, index) => visit(log, TOPICS[Math.floor(index / PARTITIONS)]!, index % PARTITIONS));
  }
}

/** It owns every partition, so that there is a row also of those on which nothing is committed, or none was read. */
const MEMBER: Member = {
  ...{ memberId: "m", instanceId: null, clientId: "c", host: "h" },
  assignment: known(
    TOPICS.map((topic) => ({ topic, partitions: Array.from({ length: PARTITIONS }, (_, partition) => partition) })),
  ),
};

export const keyOf = (group: string, topic: string, partition: number) => `${group}/${topic}/${partition}`;

function happen(log: Log, { grows, deletes, commits }: Step["places"][number]): void {
  log.end += BigInt(grows);
  log.start += ((log.end - log.start) * BigInt(deletes)) / 100n;
  commits.forEach((to, group) => {
    if (to !== "as before") log.committed[group] = placeOf(log, to);
  });
}

function placeOf({ start, end }: Log, { to, by }: { to: string; by: number }): bigint {
  const records = BigInt(by);
  if (to === "between") return start + ((end - start) * records) / 100n;
  if (to === "beyond") return end + records;
  return start > records ? start - records : 0n;
}

export const digits = (value: bigint | null) => (value === null ? null : String(value));

/** A moment of one partition as history keeps it. */
export const momentOf = ({ at, logStart, logEnd, committed }: Read, topic: string, first: number) => ({
  ...{ at, topic, topicId: topic, first, logEnd: [logEnd], logStart: [logStart], leaderless: [] },
  ...{ committed: [committed], commitAt: [committed === null ? null : at], members: 1 },
});

/** What history answers of one partition, under the number 0. */
export function historyOf(reads: readonly Read[], topic: string): HistoryAnswer {
  const at = reads.map((read) => read.at);
  const table = new PointTable(at, false, null);
  reads.forEach((read, point) => {
    for (const column of ["logStart", "logEnd", "committed"] as const)
      table.add(topic, column, point, 0, [read[column]], 1);
  });
  const topics = table.topics().map((each) => ({
    ...each,
    partitions: each.partitions.map(({ partition, ...columns }) => {
      const { logStart, logEnd, committed, lag } = columns;
      const all = [logStart, logEnd, committed, lag].map((column) => column.map(digits));
      return { partition, logStart: all[0]!, logEnd: all[1]!, committed: all[2]!, lag: all[3]! };
    }),
  }));
  const rest = {
    cluster: "lab",
    group: "g",
    from: at[0]!,
    to: at.at(-1)!,
    stepMs: 0,
    gaps: [],
    events: [],
    statuses: [],
  };
  return { ...rest, topics, members: { at: [], count: [] } };
}
