/** When a cluster was watched: the last tick before a moment, and since when there has been no gap. */
import type { Millis } from "@/lib/core/words/terms";
import { readGaps, readTimeline, type Db } from "./moment-sources";
import { layPoints } from "./points";
import { toStoredName } from "./stored-text";

export interface WatchedQuery {
  cluster: string;
  /** A moment, in ms; for `readWatchedFrom` a stored tick. */
  at: Millis;
  /** How far before it is looked, in ms. */
  reachMs: Millis;
}

/**
 * The first tick of the stretch without gaps that leads up to a tick, as far as it is looked for; of closed days of which only
 * rollups are kept the last one of a bucket. Null where nothing is stored in the reach.
 */
export async function readWatchedFrom(db: Db, { cluster, at, reachMs }: WatchedQuery): Promise<Millis | null> {
  const clusterId = await idOf(db, cluster);
  if (clusterId === null) return null;
  const range = { from: at - reachMs, to: at };
  const timeline = await readTimeline(db, clusterId, range, "full");
  const gaps = await readGaps(db, clusterId, timeline, range, at);
  const begins = gaps.at(-1)?.to ?? range.from;
  return layPoints(timeline, range, Infinity, "full").at.find((moment) => moment >= begins) ?? null;
}

/** The last tick at or before a moment that is kept in full resolution; null where there is none in the reach. */
export async function readLastTickAt(db: Db, { cluster, at, reachMs }: WatchedQuery): Promise<Millis | null> {
  const clusterId = await idOf(db, cluster);
  if (clusterId === null) return null;
  const { parts, open } = await readTimeline(db, clusterId, { from: at - reachMs, to: at }, "full");
  const moments = [...parts.flatMap((part) => part.at), ...open.map((tick) => tick.at)];
  const within = moments.filter((moment) => moment <= at && moment >= at - reachMs);
  return within.length === 0 ? null : within.reduce((last, moment) => Math.max(last, moment));
}

async function idOf(db: Db, cluster: string): Promise<number | null> {
  const { rows } = await db.query<{ id: number }>(`SELECT "id" FROM "Cluster" WHERE "name" = $1`, [
    toStoredName(cluster),
  ]);
  return rows[0]?.id ?? null;
}
