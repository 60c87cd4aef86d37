/**
 * How long trouble has lasted, told through 40 minutes of it: windows slide, the process starts anew, hours are closed, the log is
 * deleted from its start. Whoever is asked (sentence, badge, table, tile, CSV, API, `/metrics`, a past range) tells an age that only
 * grows, and what was seen to begin is never told as "at least".
 */
import { expect, test } from "vitest";
import { groupsAsCsv } from "@/components/overview/csv";
import { partitionRows } from "@/components/group/table-rows";
import { toGroupDetail, toGroupSummary } from "@/lib/api/wire";
import { groupThen } from "@/lib/core/past/group-then";
import { lastVerdict, numbersOf, sampleOf } from "@/lib/core/past/past-tick";
import { reportedVerdicts, toReports } from "@/lib/core/past/report";
import { StoredPast, type StoredMoment } from "@/lib/core/past/stored-past";
import { changesOfGroup, type Happening } from "@/lib/core/picture/changes";
import type { GroupSnapshot } from "@/lib/core/picture/snapshot";
import { memberOf, pollOf, TestCluster } from "@/lib/core/picture/test-snapshot";
import { TrendStore } from "@/lib/core/picture/trend";
import { WindowStore } from "@/lib/core/windows/window-store";
import { known } from "@/lib/core/words/known";
import type { ConsumerStatus, PartitionStatus } from "@/lib/core/words/terms";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import type { History, HistoryTick } from "@/lib/history/history";
import { renderMetrics } from "@/lib/metrics/prometheus";
import { refill } from "@/lib/monitor/refill";
import { toHistoryTick } from "@/lib/monitor/tick";

const CYCLE = 10_000;
const MINUTE = 60_000;
const T0 = 1_800_000_000_000;
/** Trouble begins here, after the window has filled. */
const BEGINS = T0 + 12 * MINUTE;
const ENDS = BEGINS + 41 * MINUTE;
const LEAD = 30 * MINUTE;

interface Trouble {
  what: string;
  status: "STALLED" | "STOPPED" | "OFFLINE";
  /** The consumer goes on committing the same offset. */
  repeats: boolean;
  members: number;
  leaderless?: boolean;
  /** From this moment on the log keeps the last minute only. */
  drainsAt?: number;
  /** The process starts anew at these moments, and is away for so long. */
  restarts: readonly { at: number; awayMs: number }[];
}

/** One partition in trouble beside one that is well, watched as the server does, with what it stores. */
class Watched {
  private windows = new WindowStore(DEFAULT_EVALUATION.windowMs);
  private cluster: TestCluster;
  private before: GroupSnapshot | undefined;
  private readonly ticks: HistoryTick[] = [];
  readonly events: Happening[] = [];

  constructor(private readonly trouble: Trouble) {
    this.windows.setSeesRepeats(true);
    this.cluster = new TestCluster();
    this.cluster.windows.setSeesRepeats(true);
    this.windows = this.cluster.windows;
  }

  /** The picture of one moment. */
  at(at: number) {
    const { repeats, members, leaderless, drainsAt } = this.trouble;
    const troubled = at >= BEGINS;
    const end = (moment: number) => BigInt((moment - T0) / 100 + 1000);
    const stands = troubled ? end(BEGINS) - 20n : end(at) - 20n;
    const gone = leaderless === true && troubled;
    const start = drainsAt !== undefined && at >= drainsAt ? end(at - MINUTE) : 0n;
    const commit = (partition: number, offset: bigint) =>
      this.windows.addCommit({ group: "billing", topic: "orders", partition, offset, at: at - 500 });
    if (!troubled || repeats) commit(0, stands);
    commit(1, end(at) - 20n);
    const poll = pollOf({
      at,
      logs: {
        orders: [
          gone ? { end: null, leader: -1, replicas: [1, 2], inSync: [] } : { start, end: end(at) },
          { end: end(at) },
        ],
      },
      on: [
        {
          group: "billing",
          members: known(!troubled || members > 0 ? [memberOf("m", { orders: [0, 1] })] : []),
          committed: { orders: [stands, end(at) - 20n] },
        },
      ],
    });
    const snapshot = this.cluster.take(poll);
    const group = snapshot.groups[0]!;
    this.ticks.push(toHistoryTick("lab", CYCLE, poll, this.windows));
    this.events.push(...changesOfGroup(this.before, group, at));
    this.before = group;
    return { at, snapshot, group };
  }

  /** A process that knows nothing but what is stored. */
  async restart(now: number): Promise<void> {
    const { ticks, events } = this;
    const newest = new Map(
      events.filter(({ kind }) => kind === "status").map((one) => [`${one.topic}/${one.partition}`, one]),
    );
    const history = {
      async *readTicks({ from, to }: { from: number; to: number }) {
        yield* ticks.filter(({ at }) => at >= from && at <= to);
      },
      readLastStatuses: () => Promise.resolve([...newest.values()].map((one, id) => ({ ...one, id: String(id) }))),
    } as unknown as History;
    const windows = new WindowStore(DEFAULT_EVALUATION.windowMs);
    windows.setSeesRepeats(true);
    const trends = new TrendStore();
    const { windowMs } = DEFAULT_EVALUATION;
    const recalled = await refill({ cluster: "lab", history, windows, windowMs, now });
    this.windows = windows;
    this.cluster = new TestCluster({ known: { windows, trends, ...recalled } });
  }

  /** The partition at a stored moment, judged from what is stored, as a page in the past asks for it. */
  past(at: number) {
    const reported = this.events.findLast((one) => one.kind === "status" && one.partition === 0 && one.at <= at);
    const { windowMs } = DEFAULT_EVALUATION;
    const lead = reported && at - reported.at <= LEAD ? LEAD + windowMs : LEAD;
    const moments = this.ticks
      .filter((tick) => tick.at > at - lead && tick.at <= at)
      .map((tick): StoredMoment => {
        const [logs, own] = [tick.topics[0]!, tick.subscriptions[0]!];
        const first = <T>(values: readonly T[]) => values.slice(0, 1);
        return {
          ...{ at: tick.at, topic: "orders", topicId: "orders", first: 0, members: own.members },
          ...{ logEnd: first(logs.logEnd), logStart: first(logs.logStart), leaderless: logs.leaderless },
          ...{ committed: first(own.committed), commitAt: first(own.commitAt) },
        };
      });
    const stored = new StoredPast();
    moments.forEach((moment) => stored.add(moment));
    const stretch = stored.partitions()[0]!.at(-1)!;
    const reports = toReports(reported ? [reported] : []);
    const verdict = lastVerdict(stretch, DEFAULT_EVALUATION, { reportedAt: reportedVerdicts(reports) })!;
    const numbers = numbersOf(sampleOf(moments.at(-1)!), stretch, { ...DEFAULT_EVALUATION, windowMs: LEAD });
    return { verdict, numbers };
  }

  /** The whole group at a stored moment, as its page in the past asks for it. */
  groupThen(at: number): GroupSnapshot {
    const ticks = this.ticks.filter((tick) => tick.at > at - LEAD && tick.at <= at);
    const statuses = this.events.filter((one) => one.kind === "status" && one.at <= at);
    const own = statuses.findLast(({ topic }) => topic === null)!;
    const newest = new Map(statuses.filter((one) => one.topic !== null).map((one) => [one.partition!, one]));
    return groupThen({
      ...{ cluster: "lab", group: "billing", windowMs: DEFAULT_EVALUATION.windowMs, habitsOf: () => undefined },
      moments: ticks.map((tick) => ({
        ...{ ...tick.topics[0]!, ...tick.subscriptions[0]!, at: tick.at, first: 0 },
      })),
      reported: [...newest].map(([partition, one]) => ({
        ...{
          topic: "orders",
          partition,
          at: one.at,
          message: one.message,
          said: one.said,
          status: one.after as PartitionStatus,
        },
      })),
      status: { status: own.after as ConsumerStatus, since: own.at },
      settingsOf: () => DEFAULT_EVALUATION,
      watchedFrom: () => null,
      gapMs: 3 * CYCLE,
    })!.group;
  }
}

async function metric(snapshot: ReturnType<Watched["at"]>["snapshot"], name: string): Promise<number | null> {
  let text = "";
  for await (const piece of renderMetrics([snapshot], snapshot.at!, { maxSeries: null, version: "test" }))
    text += new TextDecoder().decode(piece);
  const line = text.split("\n").find((one) => one.startsWith(name));
  return line === undefined ? null : Number(line.slice(line.lastIndexOf(" ") + 1)) * 1000;
}

const least = (value: { known: true; value: number } | { known: false; atLeast?: number }) =>
  value.known ? value.value : (value.atLeast ?? null);

/** When trouble began, by everybody who says so; null where one says nothing. */
async function beginnings({ at, snapshot, group }: ReturnType<Watched["at"]>) {
  const detail = toGroupDetail(group, at);
  const row = toGroupSummary(group);
  const wire = detail.subscriptions[0]!.partitions[0]!;
  const table = partitionRows([wire], new Map())[0]!;
  const csv = groupsAsCsv([row])[0]!;
  const { finding } = group.subscriptions[0]!.partitions[0]!;
  const facts = finding?.said?.values as { ms: number; atLeast?: boolean } | undefined;
  const waits = (ms: number | null) => (ms === null ? null : at - ms);
  const late = [least(wire.timeLag), least(row.timeLag), csv.behind_ms as number | null];
  return {
    status: wire.status,
    atLeast: facts?.atLeast ?? false,
    since: {
      sentence: waits(facts?.ms ?? null),
      finding: finding?.from ?? null,
      badge: group.since,
      row: row.since,
      partition: wire.since,
      table: Date.parse(String(table.since)),
    },
    late: {
      ...{ partition: waits(late[0]!), tile: waits(late[1]!) },
      metrics: waits(await metric(snapshot, 'tidemark_group_lag_seconds{cluster="lab",consumergroup="billing"}')),
    },
  };
}

const TROUBLES: Trouble[] = [
  { what: "a consumer that repeats its commit", status: "STALLED", repeats: true, members: 1, restarts: [] },
  { what: "a member that is silent", status: "STALLED", repeats: false, members: 1, restarts: [] },
  { what: "nobody there", status: "STOPPED", repeats: false, members: 0, restarts: [] },
  { what: "no leader", status: "OFFLINE", repeats: false, members: 1, leaderless: true, restarts: [] },
  {
    what: "a log that is deleted from its start",
    status: "STALLED",
    repeats: true,
    members: 1,
    drainsAt: BEGINS + 15 * MINUTE,
    restarts: [],
  },
];

const RESTARTS = [
  { how: "watched all the while", restarts: [] },
  { how: "over two restarts", restarts: [8, 21].map((minute) => ({ at: BEGINS + minute * MINUTE, awayMs: 20_000 })) },
  {
    how: "over an outage of the watcher longer than the window",
    restarts: [{ at: BEGINS + 9 * MINUTE, awayMs: 12 * MINUTE }],
  },
];

const CASES = TROUBLES.flatMap((trouble) => RESTARTS.map((one) => ({ ...trouble, ...one })));

test.each(CASES)("$what, $how: its age never shrinks", async (trouble) => {
  const watched = new Watched(trouble);
  let earliest: Record<string, number> = {};
  let found = 0;
  for (let at = T0; at <= ENDS; at += CYCLE) {
    const restart = trouble.restarts.find((one) => at > one.at && at <= one.at + one.awayMs);
    if (restart) {
      if (at + CYCLE > restart.at + restart.awayMs) await watched.restart(at);
      continue;
    }
    const picture = watched.at(at);
    if (at < BEGINS || at % MINUTE !== 0) continue;
    const { status, since, late, atLeast } = await beginnings(picture);
    if (status !== trouble.status) {
      expect(at - BEGINS, `found, and kept: ${status}`).toBeLessThan(3 * MINUTE);
      continue;
    }
    found++;
    const minute = `${(at - BEGINS) / MINUTE} min`;
    expect(atLeast, minute).toBe(false);
    // A record's age is worked out from readings that grow sparse with the time: a tenth of it.
    const slack = Object.fromEntries(Object.keys(late).map((who) => [who, CYCLE + (at - BEGINS) / 10]));
    for (const [who, begins] of Object.entries({ ...since, ...late })) {
      if (who in late && (trouble.leaderless || trouble.drainsAt !== undefined)) continue;
      expect(begins, `${who} at ${minute}`).not.toBeNull();
      const before = earliest[who] ?? Infinity;
      expect(begins!, `${who} at ${minute}`).toBeLessThanOrEqual(
        before + (slack[who] ?? (who === "sentence" ? 1000 : 0)),
      );
      earliest = { ...earliest, [who]: Math.min(before, begins!) };
    }
    expect(since.sentence! - since.partition, "the sentence is told of no less than the badge").toBeLessThanOrEqual(
      1000,
    );
    expect(since.partition).toBe(since.table);
    expect(since.row).toBe(since.badge);
    if ((at - BEGINS) % (10 * MINUTE) === 0 && at > BEGINS) {
      checkPast(watched, at, since.finding!);
      checkGroupThen(watched.groupThen(at), picture.group, at);
    }
  }
  expect(found).toBeGreaterThan(25);
});

/** A page in the past tells of the same moment what was told then. */
function checkPast(watched: Watched, at: number, from: number) {
  const { verdict } = watched.past(at);
  expect(verdict.finding, `past at ${(at - BEGINS) / MINUTE} min`).not.toBeNull();
  const { atLeast = false } = verdict.finding!.said!.values as { atLeast?: boolean };
  expect(atLeast, `past at ${(at - BEGINS) / MINUTE} min`).toBe(false);
  expect(Math.abs(verdict.finding!.from - from)).toBeLessThanOrEqual(2 * CYCLE);
}

/** The page of a past range shows what it showed then. */
function checkGroupThen(then: GroupSnapshot, live: GroupSnapshot, at: number) {
  const of = (group: GroupSnapshot) => {
    const detail = toGroupDetail(group, at);
    return {
      ...{ lag: detail.lag, unknown: detail.unknownPartitions, status: detail.status, since: detail.since },
      ...{ case: detail.case, lost: detail.lost, statuses: detail.partitionStatuses },
      partitions: detail.subscriptions[0]!.partitions.map((one) => ({
        ...{ lag: one.lag.known && one.lag.value, committed: one.committed, status: one.status },
        // Since when a partition is well is told of none.
        ...(one.status !== "OK" && { since: one.since }),
        ...{ rule: one.finding?.rule, lost: one.lost, lastCommitAt: one.lastCommitAt },
      })),
    };
  };
  expect(of(then)).toEqual(of(live));
  const [ages, was] = [then, live].map((group) => least(toGroupDetail(group, at).timeLag) ?? null);
  // Nothing is known of the age but that it is short.
  if (was === null) return expect(ages).toBeNull();
  // Of what has waited for longer than is read back the least is told, never more.
  expect(ages!).toBeGreaterThan(15 * MINUTE < was! ? 15 * MINUTE : 0);
  expect(ages! - was!).toBeLessThanOrEqual(CYCLE + was! / 10);
}
