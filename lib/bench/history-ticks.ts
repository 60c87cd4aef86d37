/**
 * What a cluster's own history takes on disk: ticks of a file, continued for days, go through the real write path into
 * an empty PostgreSQL, and compaction does its work after each hour, as it would beside a running instance.
 */
import { withClient } from "@/lib/history/connection";
import type { History } from "@/lib/history/history";
import type { HistoryTick } from "@/lib/history/model";
import { DAY_MS, dayOf, HOUR_MS, hourOf } from "@/lib/history/partitions";
import { DEFAULT_RETENTION } from "@/lib/history/retention";
import { ContinuedTicks } from "./continued-ticks";
import { formatNumber } from "./quantiles";
import { keepHouseAt, withScratchHistory } from "./scratch-history";
import { readTickFile } from "./tick-file";

export interface TicksBenchOptions {
  file: string;
  days: number;
  say: (text: string) => void;
}

/** What the blocks of closed hours take. */
export interface BlockFigures {
  hours: number;
  samples: number;
  bytes: number;
  /** Of the bytes: each table without its index, each index, and what is stored beside. */
  parts: { name: string; bytes: number }[];
}

export interface TicksBenchFigures {
  recordedTicks: number;
  groupPartitions: number;
  openBytes: number;
  hour: BlockFigures;
  all: BlockFigures;
  /** Rollups lie in partitions of weeks: those of a day take a page or more each at first. */
  rollups: { name: string; bytes: number }[];
}

const CLUSTER = "recorded";
/** An hour is compacted soon after its end; once more some minutes later, its open ticks are dropped. */
const ROUNDS_AFTER_MS = [6 * 60_000, 10 * 60_000];

export async function runTicksBench(options: TicksBenchOptions): Promise<TicksBenchFigures> {
  const continued = new ContinuedTicks();
  for await (const tick of readTickFile(options.file, CLUSTER)) continued.learn(tick);
  options.say(formatRecorded(continued));
  return withScratchHistory((url, history) => fill(url, history, continued, options));
}

/** Writes hour after hour, and measures after the first and after the last. */
async function fill(
  url: string,
  history: History,
  continued: ContinuedTicks,
  options: TicksBenchOptions,
): Promise<TicksBenchFigures> {
  const end = dayOf(Date.now());
  const start = end - options.days * DAY_MS;
  const retention = { ...DEFAULT_RETENTION, fullDays: options.days + 2 };
  let hour = start;
  let samples = 0;
  let groupPartitions = 0;
  let openBytes = 0;
  let first: BlockFigures | null = null;
  const close = async () => {
    if (!first) openBytes = sum(await sizes(url, "Tick", hour + HOUR_MS)) / samples;
    for (const after of ROUNDS_AFTER_MS) await keepHouseAt(url, hour + HOUR_MS + after, retention);
    first ??= await measureBlocks(url, 1, samples);
    hour += HOUR_MS;
    if (hour % DAY_MS === 0) options.say(`filled ${(hour - start) / DAY_MS} of ${options.days} days`);
  };
  for await (const tick of upTo(end, start, continued, options.file)) {
    while (hourOf(tick.at) > hour) await close();
    await history.writeTick(tick);
    const known = countSamples(tick);
    samples += known;
    groupPartitions = Math.max(groupPartitions, known);
  }
  while (hour < end) await close();
  const all = await measureBlocks(url, (end - start) / HOUR_MS, samples);
  const rollups = await sizes(url, "Rollup");
  return { recordedTicks: continued.ticks, groupPartitions, openBytes, hour: first ?? all, all, rollups };
}

function formatRecorded({ ticks, recordedMs, periodMs }: ContinuedTicks): string {
  const minutes = `${ticks} ticks in ${(recordedMs / 60_000).toFixed(1)} minutes`;
  if (recordedMs >= periodMs) return `${minutes}, written over and over`;
  return `${minutes}, written once in each hour: with an hour in the file there would be less for each sample`;
}

/** The recorded ticks from `start` on, pass after pass, as far as `end`. */
async function* upTo(
  end: number,
  start: number,
  continued: ContinuedTicks,
  file: string,
): AsyncGenerator<HistoryTick, void> {
  for (let pass = 0; start + pass * continued.periodMs < end; pass++) {
    for await (const recorded of readTickFile(file, CLUSTER)) {
      const tick = continued.shift(recorded, pass, start);
      if (tick.at >= end) return;
      yield tick;
    }
  }
}

/** A lag sample is one group on one partition at one tick whose lag is known. */
function countSamples({ topics, subscriptions }: HistoryTick): number {
  const ends = new Map(topics.map(({ topic, logEnd }) => [topic, logEnd]));
  const known = subscriptions.map(({ topic, committed }) => {
    const logEnd = ends.get(topic);
    return committed.filter((offset, partition) => offset != null && logEnd?.[partition] != null).length;
  });
  return known.reduce((total, one) => total + one, 0);
}

async function measureBlocks(url: string, hours: number, samples: number): Promise<BlockFigures> {
  const parts = await sizes(url, "Block");
  return { hours, samples, bytes: sum(parts), parts };
}

const sum = (parts: readonly { bytes: number }[]) => parts.reduce((total, { bytes }) => total + bytes, 0);

/** Bytes on disk of the partitions of all tables whose name holds `word`: tables, indexes, and what is stored beside. */
function sizes(
  url: string,
  word: string,
  before = Number.MAX_SAFE_INTEGER,
): Promise<{ name: string; bytes: number }[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; bytes: string }>(
      `SELECT parent.relname || part AS "name", sum(bytes) AS "bytes"
       FROM pg_inherits JOIN pg_class parent ON parent.oid = inhparent JOIN pg_class own ON own.oid = inhrelid,
       LATERAL (VALUES
         ('', pg_table_size(inhrelid) - coalesce(pg_total_relation_size(nullif(own.reltoastrelid, 0)), 0)),
         (', index', pg_indexes_size(inhrelid)),
         (', beside', coalesce(pg_total_relation_size(nullif(own.reltoastrelid, 0)), 0))) AS size (part, bytes)
       WHERE parent.relkind = 'p' AND parent.relname LIKE '%' || $1 || '%'
         AND substring(pg_get_expr(own.relpartbound, own.oid) FROM '(\\d+)')::bigint < $2
       GROUP BY 1 ORDER BY 1`,
      [word, before],
    );
    return rows.map(({ name, bytes }) => ({ name, bytes: Number(bytes) }));
  });
}

/** The figures as lines for a person. */
export function formatTicksBench({ recordedTicks, groupPartitions, openBytes, ...figures }: TicksBenchFigures): string {
  const { hour, all, rollups } = figures;
  const perSample = (bytes: number, { samples }: BlockFigures) => (bytes / samples).toFixed(3);
  const lines: [string, string][] = [
    ["recorded ticks", formatNumber(recordedTicks)],
    ["group-partitions with a known lag, at most", formatNumber(groupPartitions)],
    ["B per lag sample, open ticks", openBytes.toFixed(2)],
    ["B per lag sample, after 1 hour", perSample(hour.bytes, hour)],
    [`B per lag sample, after ${all.hours} hours`, perSample(all.bytes, all)],
    ...all.parts.map(({ name, bytes }): [string, string] => [
      `  ${name}`,
      `${perSample(bytes, all)} (after 1 hour ${perSample(bytesOf(hour, name), hour)})`,
    ]),
    ["full resolution, kB per day", formatNumber((all.bytes / all.hours) * (24 / 1000))],
    ["rollups of all days, kB", formatNumber(sum(rollups) / 1000)],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return `${lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n")}\n`;
}

const bytesOf = ({ parts }: BlockFigures, name: string) => parts.find((part) => part.name === name)?.bytes ?? 0;
