/** Finds closed hours whose ticks are still open, compacts them, and drops the partitions that nobody needs then. */
import type pg from "pg";
import type { Millis } from "@/lib/core/words/terms";
import { unpackTicks } from "./block/blocks";
import { compactHour, type ClosedHour } from "./compact-hour";
import {
  BLOCKS,
  dayOf,
  dropPartitions,
  HOUR_MS,
  listPartitions,
  makePartitions,
  TICKS,
  type Partition,
} from "./partitions";

/** An hour is compacted so long after its end: ticks that waited for the database have mostly come by then. */
export const CLOSED_AFTER_MS = 5 * 60_000;

/** Readers that began before a part was done read open ticks for so long at most (it is the longest query, and more). */
const READERS_MS = 3 * 60_000;

export interface Compacted {
  /** Cluster-hours, and the ticks in them. */
  hours: number;
  ticks: number;
  /** Dropped tables. */
  dropped: string[];
}

/**
 * One round over all clusters, oldest hour first. `going`: false ends it between two hours.
 * Partitions are dropped once everything in them has been in blocks for READERS_MS.
 */
export async function compact(
  client: pg.ClientBase,
  now: Millis,
  pause: () => Promise<void>,
  going: () => boolean = () => true,
): Promise<Compacted> {
  const result: Compacted = { hours: 0, ticks: 0, dropped: [] };
  for (const closed of await closedHours(client, now - CLOSED_AFTER_MS)) {
    if (!going()) return result;
    await makePartitions(client, BLOCKS, [dayOf(closed.hour)]);
    const ticks = await compactHour(client, closed, now, pause);
    if (ticks > 0) result.hours++;
    result.ticks += ticks;
  }
  result.dropped = await dropCompacted(client, now);
  return result;
}

/** Cluster-hours that ended before `before` and have more open ticks than their blocks hold, or a part half made. */
async function closedHours(client: pg.ClientBase, before: Millis): Promise<ClosedHour[]> {
  const { rows } = await client.query<{ clusterId: number; hour: string }>(
    `SELECT "clusterId", "hour" FROM (
       SELECT "clusterId", "at" - "at" % ${HOUR_MS} AS "hour" FROM "ClusterTick" WHERE "at" < $1 GROUP BY 1, 2
       UNION SELECT "clusterId", "hour" FROM "ClusterBlock" WHERE "doneAt" IS NULL
     ) AS closed
     ORDER BY "hour", "clusterId"`,
    [Math.floor(before / HOUR_MS) * HOUR_MS],
  );
  return rows.map(({ clusterId, hour }) => ({ clusterId, hour: Number(hour) }));
}

async function dropCompacted(client: pg.ClientBase, now: Millis): Promise<string[]> {
  const spans = new Map<Millis, Partition[]>();
  for (const partition of await listPartitions(client, TICKS)) {
    if (partition.to > now - CLOSED_AFTER_MS) continue;
    spans.set(partition.from, [...(spans.get(partition.from) ?? []), partition]);
  }
  const dropped: string[] = [];
  for (const partitions of spans.values()) {
    const [{ from, to } = { from: 0, to: 0 }] = partitions;
    const done = () => isCompacted(client, from, to, now - READERS_MS);
    // Asked twice: before, so that nobody is locked out in vain, and again when nobody can write any more.
    if (await done()) dropped.push(...(await dropPartitions(client, partitions, done)));
  }
  return dropped;
}

/** True when every open tick of a span is in a part that was done before `doneBefore`. */
async function isCompacted(client: pg.ClientBase, from: Millis, to: Millis, doneBefore: Millis): Promise<boolean> {
  const blocks = await client.query<{ clusterId: number; data: Buffer }>(
    `SELECT "clusterId", "data" FROM "ClusterBlock" WHERE "hour" >= $1 AND "hour" < $2 AND "doneAt" <= $3`,
    [from, to, doneBefore],
  );
  const compacted = new Map<number, Set<number>>();
  for (const { clusterId, data } of blocks.rows) {
    const moments = compacted.get(clusterId) ?? new Set();
    compacted.set(clusterId, moments);
    for (const at of unpackTicks(data).at) moments.add(at);
  }
  const open = await client.query<{ clusterId: number; at: string }>(
    `SELECT "clusterId", "at" FROM "ClusterTick" WHERE "at" >= $1 AND "at" < $2`,
    [from, to],
  );
  return open.rows.every(({ clusterId, at }) => compacted.get(clusterId)?.has(Number(at)));
}
