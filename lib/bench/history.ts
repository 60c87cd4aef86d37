/**
 * What history costs: fills an empty PostgreSQL through the real write path and compaction, and measures bytes, speed
 * and reads. An hour of the whole cluster at the real interval tells bytes and compaction; before it lie weeks in
 * which one group is collected at that interval, and the whole cluster every few hours, so that tables and indexes
 * have as many rows as they would have, and the group that is read has all its ticks.
 */
import { withClient } from "@/lib/history/connection";
import type { History } from "@/lib/history/history";
import { DAY_MS, dayOf, HOUR_MS } from "@/lib/history/partitions";
import { DEFAULT_RETENTION } from "@/lib/history/retention";
import { readDatabase } from "./database-figures";
import type { HistoryFigures } from "./history-figures";
import { HistoryLoad, type HistorySize } from "./history-load";
import { spreadOf } from "./quantiles";
import { keepHouseAt, withScratchHistory } from "./scratch-history";

export interface HistoryBenchOptions extends HistorySize {
  days: number;
  intervalMs: number;
  /** Between two ticks of the whole cluster, outside the dense hour. */
  wholeEveryMs: number;
  /** Partitions of the group that is read. */
  readPartitions: number;
  say: (text: string) => void;
}

const CLUSTER = "bench";
const READER = "reader";
const READS = 25;

export const runHistoryBench = (options: HistoryBenchOptions): Promise<HistoryFigures> =>
  withScratchHistory((url, history) => measure(url, history, options));

async function measure(url: string, history: History, options: HistoryBenchOptions): Promise<HistoryFigures> {
  const { groups, perGroup, say } = options;
  const end = dayOf(Date.now());
  const dense = await denseHour(url, history, options, end - HOUR_MS);
  say(`the whole cluster for an hour: ${dense.compactBytes.toFixed(2)} B per lag sample`);
  const filled = await fill(url, history, options, end);
  const { rows, wal: walBytes, size: databaseBytes } = await readDatabase(url);
  const reads = await measureReads(history, options, end);
  return { groupPartitions: groups * perGroup, ...dense, ...filled, rows, walBytes, databaseBytes, reads };
}

/** Every tick of the whole cluster for an hour: what a sample takes before and after compaction. */
async function denseHour(url: string, history: History, options: HistoryBenchOptions, hour: number) {
  const { groups, perGroup, intervalMs, say } = options;
  const load = new HistoryLoad(CLUSTER, { groups, perGroup });
  const times: number[] = [];
  let cpu = 0;
  const count = Math.floor(HOUR_MS / intervalMs);
  for (let index = 0; index < count; index++) {
    const tick = load.tick(hour + index * intervalMs + Math.floor((index * 7919) % 40), intervalMs);
    const began = { at: performance.now(), cpu: process.cpuUsage() };
    await history.writeTick(tick);
    times.push(performance.now() - began.at);
    cpu += cpuMs(began.cpu);
    if (index % 60 === 59) say(`written ${index + 1} of ${count} ticks, ${Math.round(times.at(-1)!)} ms each`);
  }
  const samples = count * groups * perGroup;
  const openBytes = (await sizeOf(url, "Tick")) / samples;
  const began = { at: performance.now(), cpu: process.cpuUsage() };
  const stall = watchLoop();
  const kept = await keepHouseAt(url, hour + HOUR_MS + 10 * 60_000);
  const longestStallMs = stall();
  const compactSeconds = (performance.now() - began.at) / 1000;
  const compactCpuSeconds = cpuMs(began.cpu) / 1000;
  say(`compacted ${kept?.ticks} ticks in ${compactSeconds.toFixed(1)} s`);
  const blocks = await sizeOf(url, "Block");
  return {
    openBytes,
    compactBytes: blocks / samples,
    subscriptionBytes: (await sizeOf(url, "SubscriptionBlock")) / samples,
    topicBytes: (await sizeOf(url, "TopicBlock")) / samples,
    writeMs: spreadOf(times),
    writeCpuMs: cpu / count,
    compactSeconds,
    compactCpuSeconds,
    longestStallMs,
  };
}

/** The days before: one group at every tick of the last week, the whole cluster now and then. */
async function fill(url: string, history: History, options: HistoryBenchOptions, end: number) {
  const { groups, perGroup, days, intervalMs, wholeEveryMs, readPartitions, say } = options;
  const began = performance.now();
  const whole = new HistoryLoad(CLUSTER, { groups, perGroup });
  const reader = new HistoryLoad(CLUSTER, { groups: 1, perGroup: readPartitions });
  let rolled = { days: 0, seconds: 0 };
  for (let day = end - days * DAY_MS; day < end; day += DAY_MS) {
    const isFull = day >= end - DEFAULT_RETENTION.fullDays * DAY_MS;
    // Older days end as rollups: a tick a minute is enough to fill their buckets.
    const step = isFull ? intervalMs : Math.max(intervalMs, 60_000);
    for (let at = day; at < day + DAY_MS; at += step) {
      const tick = named(reader.tick(at, step));
      if ((at - day) % wholeEveryMs < step) addTo(tick, whole.tick(at, step));
      await history.writeTick(tick);
    }
    const kept = await timed(() => keepHouseAt(url, day + DAY_MS + 10 * 60_000));
    rolled = { days: rolled.days + (kept.value?.days ?? 0), seconds: rolled.seconds + kept.seconds };
    // The second round drops the ticks that are in blocks.
    await keepHouseAt(url, day + DAY_MS + 15 * 60_000);
    say(`filled ${Math.round((day + DAY_MS - end) / DAY_MS) + days} of ${days} days`);
  }
  const rollupBytes = await sizeOf(url, "Rollup");
  return {
    fillSeconds: (performance.now() - began) / 1000,
    rollups: { ...rolled, bytesPerDay: rollupBytes / Math.max(1, rolled.days) },
  };
}

/** The reader's names, beside the other groups'. */
function named(tick: ReturnType<HistoryLoad["tick"]>) {
  for (const topic of tick.topics) Object.assign(topic, { topic: READER, topicId: READER });
  for (const subscription of tick.subscriptions) Object.assign(subscription, { group: READER, topic: READER });
  return tick;
}

function addTo(tick: ReturnType<HistoryLoad["tick"]>, more: ReturnType<HistoryLoad["tick"]>): void {
  tick.topics.push(...more.topics);
  tick.subscriptions.push(...more.subscriptions);
}

async function measureReads(history: History, { days }: HistoryBenchOptions, end: number) {
  const reads: HistoryFigures["reads"] = [];
  for (const [range, width] of [
    ["1 h", HOUR_MS],
    ["24 h", DAY_MS],
    ["7 days", 7 * DAY_MS],
    ["30 days", 30 * DAY_MS],
    ["1 year", 365 * DAY_MS],
  ] as const) {
    const times: number[] = [];
    const cpu: number[] = [];
    let found = { resolution: "", points: 0 };
    for (let turn = 0; turn < READS; turn++) {
      // Another hour each time, so that it is not the same pages again and again.
      const to = end - 1 - (turn % Math.max(1, Math.min(24, days))) * HOUR_MS;
      const began = { at: performance.now(), cpu: process.cpuUsage() };
      const answer = await history.readGroup({ cluster: CLUSTER, group: READER, from: to - width, to, points: 720 });
      times.push(performance.now() - began.at);
      cpu.push(cpuMs(began.cpu));
      found = { resolution: answer.resolution, points: answer.topics[0]?.at.length ?? 0 };
    }
    reads.push({ range, ...found, ms: spreadOf(times), cpuMs: spreadOf(cpu) });
  }
  return reads;
}

async function timed<T>(run: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const began = performance.now();
  const value = await run();
  return { value, seconds: (performance.now() - began) / 1000 };
}

function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** Returns what tells the longest time that a timer of 5 ms came late. */
function watchLoop(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 5);
    last = performance.now();
  }, 5);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

/** Bytes of all tables whose parent's name holds `name`, with indexes and what is stored beside. */
function sizeOf(url: string, name: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ bytes: string | null }>(
      `SELECT sum(pg_total_relation_size(inhrelid)) AS bytes
       FROM pg_inherits JOIN pg_class parent ON parent.oid = inhparent
       WHERE parent.relkind = 'p' AND parent.relname LIKE '%' || $1 || '%'`,
      [name],
    );
    return Number(rows[0]?.bytes ?? 0);
  });
}
