/**
 * Ticks as the rows of a file, whatever its format: one per group and partition at each moment, and one per partition
 * of a topic that no group in the file reads. What has no partition, or a moment at which there was nothing, gets a
 * row without one, so that it comes back. Null: not known. The same rows make ticks again.
 */
import { computeLag } from "@/lib/core/numbers/lag";
import type { HistoryTick } from "./model";

/** The columns in their order, names with units, and of which kind each is. */
export const COLUMNS = {
  at_utc: "moment",
  at_ms: "millis",
  interval_ms: "millis",
  cluster: "name",
  group: "name",
  members: "count",
  topic: "name",
  topic_id: "name",
  partition: "count",
  has_leader: "flag",
  log_start_offset: "offset",
  log_end_offset: "offset",
  committed_offset: "offset",
  lag_records: "offset",
  committed_at_ms: "millis",
} as const;
export type Column = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];

/** What a column of a kind holds: moments and millis since the epoch (UTC), offsets exact in 64 bits. */
interface Values {
  moment: number;
  millis: number;
  count: number;
  offset: bigint;
  name: string;
  flag: boolean;
}
export type Kind = keyof Values;
type Value<C extends Column> = Values[(typeof COLUMNS)[C]];
export type TickRow = { [C in Column]: Value<C> | null };

/** Moments are for people to read: ticks are made of the other columns alone. */
type ReadKind = Exclude<Kind, "moment">;
/** Columns that are read again; the others follow from these. */
export const READ_COLUMNS = COLUMN_NAMES.filter((name) => !["at_utc", "lag_records"].includes(name));

const NOUNS: Record<ReadKind, string> = {
  millis: "a whole number",
  count: "a whole number",
  offset: "an offset",
  name: "a name",
  flag: "true or false",
};

/** Kafka's brokers fail long before; a number beyond it would only fill memory. */
const MAX_PARTITION = 1_000_000;

type Topic = HistoryTick["topics"][number];
type Subscription = HistoryTick["subscriptions"][number];

/** The rows of a tick, a subscription or topic at a time. */
export function* rowsOfTick(tick: HistoryTick): Generator<TickRow[]> {
  const topics = new Map(tick.topics.map((topic) => [topic.topic, topic]));
  const read = new Set(tick.subscriptions.map(({ topic }) => topic));
  for (const own of tick.subscriptions) yield rowsOf(tick, topics.get(own.topic), own);
  for (const topic of tick.topics) if (!read.has(topic.topic)) yield rowsOf(tick, topic, null);
  if (tick.topics.length === 0 && tick.subscriptions.length === 0) yield rowsOf(tick, undefined, null);
}

function rowsOf(tick: HistoryTick, topic: Topic | undefined, own: Subscription | null): TickRow[] {
  const count = Math.max(topic?.logEnd.length ?? 0, topic?.logStart.length ?? 0, own?.committed.length ?? 0);
  const row = (partition: number | null): TickRow => {
    const at = <T>(list: (T | null)[] | undefined) => (partition === null ? null : (list?.[partition] ?? null));
    const [logStart, logEnd, committed] = [at(topic?.logStart), at(topic?.logEnd), at(own?.committed)];
    const hasLeader = partition === null || !topic?.leaderless.includes(partition);
    const { lag } = computeLag({ committed, logStart, logEnd, hasLeader });
    return {
      at_utc: tick.at,
      at_ms: tick.at,
      interval_ms: tick.intervalMs,
      cluster: tick.cluster,
      group: own?.group ?? null,
      members: own?.members ?? null,
      topic: topic?.topic ?? own?.topic ?? null,
      topic_id: topic?.topicId ?? null,
      partition,
      has_leader: topic ? hasLeader : null,
      log_start_offset: logStart,
      log_end_offset: logEnd,
      committed_offset: committed,
      lag_records: lag.known ? lag.value : null,
      committed_at_ms: at(own?.commitAt),
    };
  };
  return count === 0 ? [row(null)] : Array.from({ length: count }, (_, partition) => row(partition));
}

/** A file does not make ticks; the message says where, and why. */
export class BadTicks extends Error {
  override name = "BadTicks";
}

/** Where rows come from, and how a format holds values. */
export interface RowSource {
  rows: AsyncIterable<Record<string, unknown>>;
  /** What a row is called, and the number of the first. */
  word: "Line" | "Row";
  first: number;
  /** The value of a cell, null where it is empty, undefined where there is something else in it. */
  read: { [K in ReadKind]: (cell: unknown) => Values[K] | null | undefined };
}

/** Puts rows of one cluster, which are in the order in which `rowsOfTick` made them, together to ticks of `cluster`. */
export async function* ticksOfRows(source: RowSource, cluster: string): AsyncGenerator<HistoryTick, void> {
  let tick: HistoryTick | null = null;
  let number = source.first;
  let named: string | null = null;
  for await (const raw of source.rows) {
    const row = new Cells(source, raw, `${source.word} ${number++}`);
    const at = row.needed("at_ms");
    const own = row.needed("cluster");
    named ??= own;
    if (own !== named) throw row.bad(`cluster is "${own}", and "${named}" above it: a file holds one cluster`);
    if (tick && at < tick.at) throw row.bad("its moment is before that of the one above it");
    if (tick && at > tick.at) {
      yield tick;
      tick = null;
    }
    tick ??= { cluster, at, intervalMs: row.needed("interval_ms"), topics: [], subscriptions: [] };
    addRow(tick, row);
  }
  if (tick) yield tick;
}

type ReadColumn = Exclude<Column, "at_utc">;

/** The cells of one row, read as they are asked for. */
class Cells {
  constructor(
    private readonly source: RowSource,
    private readonly raw: Record<string, unknown>,
    private readonly place: string,
  ) {}

  get<C extends ReadColumn>(column: C): Value<C> | null {
    if (this.raw[column] === undefined) throw this.bad(`the column ${column} is missing`);
    const kind = COLUMNS[column];
    const value = this.source.read[kind](this.raw[column]) as Value<C> | null | undefined;
    if (value !== undefined) return value;
    throw this.bad(`${column} is "${String(this.raw[column])}", which is not ${NOUNS[kind]}`);
  }

  needed<C extends ReadColumn>(column: C): Value<C> {
    const value = this.get(column);
    if (value === null) throw this.bad(`${column} is empty`);
    return value;
  }

  bad(what: string): BadTicks {
    return new BadTicks(`${this.place}: ${what}.`);
  }
}

function addRow(tick: HistoryTick, row: Cells): void {
  const [name, group, partition] = [row.get("topic"), row.get("group"), row.get("partition")];
  if (name === null) {
    if (partition === null && group === null) return;
    throw row.bad("the topic is missing");
  }
  if (partition !== null && partition > MAX_PARTITION) throw row.bad(`there is no partition ${partition}`);
  // Without a word on its leader the topic itself was not seen at that moment.
  const hasLeader = row.get("has_leader");
  if (hasLeader !== null) {
    const topic = find(tick.topics, (one) => one.topic === name, {
      ...{ topic: name, topicId: row.get("topic_id"), logEnd: [], logStart: [], leaderless: [] },
    });
    put(topic.logEnd, partition, row.get("log_end_offset"));
    put(topic.logStart, partition, row.get("log_start_offset"));
    if (!hasLeader && partition !== null && !topic.leaderless.includes(partition)) topic.leaderless.push(partition);
  }
  if (group === null) return;
  const own = find(tick.subscriptions, (one) => one.group === group && one.topic === name, {
    ...{ group, topic: name, committed: [], commitAt: [], members: row.get("members") },
  });
  put(own.committed, partition, row.get("committed_offset"));
  put(own.commitAt, partition, row.get("committed_at_ms"));
}

/** Partitions that were taken out of the file are not known. */
function put<T>(list: (T | null)[], partition: number | null, value: T | null): void {
  if (partition === null) return;
  while (list.length < partition) list.push(null);
  list[partition] = value;
}

/** The last one first: rows of one come one after the other. */
function find<T>(list: T[], is: (one: T) => boolean, otherwise: T): T {
  const found = list.findLast(is);
  if (found) return found;
  list.push(otherwise);
  return otherwise;
}

/** Whether a whole number fits what counts and times are kept in. */
export const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
