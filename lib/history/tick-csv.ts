/**
 * Ticks as CSV (RFC 4180), for post-mortems: one row per group and partition at each moment, and one per partition
 * of a topic that no group in the file reads. Empty: not known. The same rows make ticks again.
 */
import Papa from "papaparse";
import { computeLag } from "@/lib/core/lag";
import type { HistoryTick } from "./model";

/** Names with units; offsets are decimal and exact, times are ms since the epoch (UTC). */
export const CSV_COLUMNS = [
  "at_utc",
  "at_ms",
  "interval_ms",
  "cluster",
  "group",
  "members",
  "topic",
  "topic_id",
  "partition",
  "has_leader",
  "log_start_offset",
  "log_end_offset",
  "committed_offset",
  "lag_records",
  "committed_at_ms",
] as const;
type Column = (typeof CSV_COLUMNS)[number];
export type CsvRow = Record<Column, string>;

const NEWLINE = "\r\n";

export const csvHeader = (): string => CSV_COLUMNS.join(",") + NEWLINE;

type Topic = HistoryTick["topics"][number];
type Subscription = HistoryTick["subscriptions"][number];

/** The rows of a tick, a subscription or topic at a time. */
export function* csvOfTick(tick: HistoryTick): Generator<string> {
  const topics = new Map(tick.topics.map((topic) => [topic.topic, topic]));
  const read = new Set(tick.subscriptions.map(({ topic }) => topic));
  for (const own of tick.subscriptions) yield unparse(rowsOf(tick, topics.get(own.topic), own));
  for (const topic of tick.topics) if (!read.has(topic.topic)) yield unparse(rowsOf(tick, topic, null));
}

const unparse = (rows: unknown[][]): string =>
  rows.length === 0 ? "" : Papa.unparse(rows, { newline: NEWLINE }) + NEWLINE;

function rowsOf(tick: HistoryTick, topic: Topic | undefined, own: Subscription | null): unknown[][] {
  const { at, intervalMs, cluster } = tick;
  const count = Math.max(topic?.logEnd.length ?? 0, topic?.logStart.length ?? 0, own?.committed.length ?? 0);
  return Array.from({ length: count }, (_, partition) => {
    const logStart = topic?.logStart[partition] ?? null;
    const logEnd = topic?.logEnd[partition] ?? null;
    const committed = own?.committed[partition] ?? null;
    const hasLeader = !topic?.leaderless.includes(partition);
    const { lag } = computeLag({ committed, logStart, logEnd, hasLeader });
    const place = [cluster, own?.group ?? "", own?.members ?? "", topic?.topic ?? own?.topic, topic?.topicId ?? ""];
    return [
      ...[new Date(at).toISOString(), at, intervalMs, ...place, partition, topic ? hasLeader : ""],
      ...[logStart, logEnd, committed, lag.known ? lag.value : null, own?.commitAt[partition] ?? null].map(
        (value) => value ?? "",
      ),
    ];
  });
}

/** Rows do not make ticks; the message says which and why. */
export class BadCsv extends Error {
  override name = "BadCsv";
}

/** Puts rows, which are in the order in which `csvOfTick` wrote them, together to ticks of a cluster. */
export async function* ticksOfRows(rows: AsyncIterable<CsvRow>, cluster: string): AsyncGenerator<HistoryTick> {
  let tick: HistoryTick | null = null;
  let line = 1;
  for await (const row of rows) {
    line++;
    const at = whole(row, "at_ms", line);
    if (tick && at < tick.at) throw new BadCsv(`Line ${line}: its moment is before that of the line above it.`);
    if (tick && at > tick.at) {
      yield tick;
      tick = null;
    }
    tick ??= { cluster, at, intervalMs: whole(row, "interval_ms", line), topics: [], subscriptions: [] };
    addRow(tick, row, line);
  }
  if (tick) yield tick;
}

function addRow(tick: HistoryTick, row: CsvRow, line: number): void {
  const partition = whole(row, "partition", line);
  if (row.topic === "") throw new BadCsv(`Line ${line}: the topic is missing.`);
  // Without a word on its leader the topic itself was not seen at that moment.
  if (row.has_leader !== "") {
    const topic = find(tick.topics, (one) => one.topic === row.topic, {
      ...{ topic: row.topic, topicId: row.topic_id || null, logEnd: [], logStart: [], leaderless: [] },
    });
    topic.logEnd[partition] = offset(row, "log_end_offset", line);
    topic.logStart[partition] = offset(row, "log_start_offset", line);
    if (row.has_leader === "false" && !topic.leaderless.includes(partition)) topic.leaderless.push(partition);
  }
  if (row.group === "") return;
  const own = find(tick.subscriptions, (one) => one.group === row.group && one.topic === row.topic, {
    ...{ group: row.group, topic: row.topic, committed: [], commitAt: [] },
    members: row.members === "" ? null : whole(row, "members", line),
  });
  own.committed[partition] = offset(row, "committed_offset", line);
  own.commitAt[partition] = row.committed_at_ms === "" ? null : whole(row, "committed_at_ms", line);
}

/** The last one first: rows of one come one after the other. */
function find<T>(list: T[], is: (one: T) => boolean, otherwise: T): T {
  const found = list.findLast(is);
  if (found) return found;
  list.push(otherwise);
  return otherwise;
}

function whole(row: CsvRow, column: Column, line: number): number {
  const value = Number(row[column]);
  if (row[column] && Number.isSafeInteger(value) && value >= 0) return value;
  throw new BadCsv(`Line ${line}: ${column} is "${row[column] ?? ""}", which is not a whole number.`);
}

function offset(row: CsvRow, column: Column, line: number): bigint | null {
  const text = row[column];
  if (text === "") return null;
  if (/^-?\d{1,19}$/.test(text ?? "")) return BigInt(text);
  throw new BadCsv(`Line ${line}: ${column} is "${text ?? ""}", which is not an offset.`);
}
