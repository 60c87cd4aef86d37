/** How long history is kept, and what has expired: of numbers whole partitions are dropped, nothing is deleted row by row. */
import type pg from "pg";
import type { Millis } from "@/lib/core/words/terms";
import { expireAlerts } from "./alerts/expire-alerts";
import {
  BLOCKS,
  DAY_MS,
  dropPartitions,
  listPartitions,
  ROLLUPS_1H,
  ROLLUPS_5M,
  TICKS,
  type Family,
  type Partition,
} from "./partitions";

export interface Retention {
  /** Days for which every tick is kept. */
  fullDays: number;
  /** Days for which rollups of 5 minutes and of 1 hour are kept. */
  fiveMinuteDays: number;
  oneHourDays: number;
  /** Days for which happenings are kept, and what people were told of them. */
  eventDays: number;
  /** Bytes that full resolution may take; the oldest of it goes first. Null: no bound but the days. */
  fullBytes: number | null;
}

export const DEFAULT_RETENTION: Retention = {
  fullDays: 7,
  fiveMinuteDays: 90,
  oneHourDays: 400,
  eventDays: 400,
  fullBytes: null,
};

/** Drops what has expired; returns the names of the dropped tables. */
export async function expire(client: pg.ClientBase, retention: Retention, now: Millis): Promise<string[]> {
  const { fullDays, fiveMinuteDays, oneHourDays } = retention;
  const events = now - retention.eventDays * DAY_MS;
  await client.query(`DELETE FROM "Event" WHERE "at" < $1`, [events]);
  await expireAlerts(client, events);
  const dropped: string[] = [];
  for (const [family, days] of [
    [TICKS, fullDays],
    [BLOCKS, fullDays],
    [ROLLUPS_5M, fiveMinuteDays],
    // Whether a day is rolled up is asked there: it is kept as long as anything else.
    [ROLLUPS_1H, Math.max(oneHourDays, fiveMinuteDays, fullDays)],
  ] as const) {
    for (const group of await spansOf(client, family)) {
      if (group[0]!.to <= now - days * DAY_MS) dropped.push(...(await dropPartitions(client, group)));
    }
  }
  return [...dropped, ...(await shrink(client, retention, now))];
}

/** Drops the oldest days of full resolution until it takes no more than it may. The last 24 hours always stay. */
async function shrink(client: pg.ClientBase, { fullBytes }: Retention, now: Millis): Promise<string[]> {
  if (fullBytes === null) return [];
  const spans: { partitions: Partition[]; bytes: number }[] = [];
  for (const family of [TICKS, BLOCKS]) {
    for (const partitions of await spansOf(client, family)) {
      spans.push({ partitions, bytes: await sizeOf(client, partitions) });
    }
  }
  spans.sort((a, b) => a.partitions[0]!.from - b.partitions[0]!.from);
  let bytes = spans.reduce((sum, span) => sum + span.bytes, 0);
  const dropped: string[] = [];
  for (const span of spans) {
    if (bytes <= fullBytes) break;
    // Counted from now: partitions are made ahead of time, and an empty one of tomorrow is no newest day.
    if (span.partitions[0]!.from > now - DAY_MS) break;
    dropped.push(...(await dropPartitions(client, span.partitions)));
    bytes -= span.bytes;
  }
  return dropped;
}

/** The partitions of all tables of a family that lie at the same time, oldest first. */
async function spansOf(client: pg.ClientBase, family: Family): Promise<Partition[][]> {
  const spans = new Map<string, Partition[]>();
  for (const partition of await listPartitions(client, family)) {
    const key = `${partition.from}:${partition.to}`;
    spans.set(key, [...(spans.get(key) ?? []), partition]);
  }
  return [...spans.values()];
}

async function sizeOf(client: pg.ClientBase, partitions: readonly Partition[]): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>(
    `SELECT sum(pg_total_relation_size(format('%I', name)::regclass)) AS "bytes" FROM unnest($1::text[]) AS name`,
    [partitions.map(({ name }) => name)],
  );
  return Number(rows[0]?.bytes ?? 0);
}
