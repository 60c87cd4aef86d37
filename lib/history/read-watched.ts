/** Since when a cluster has been watched without a gap. */
import type { Millis } from "@/lib/core/words/terms";
import { readGaps, readTimeline, type Db } from "./moment-sources";
import { layPoints } from "./points";
import { toStoredName } from "./stored-text";

export interface WatchedQuery {
  cluster: string;
  /** A stored tick, in ms. */
  at: Millis;
  /** How far before it is looked, in ms. */
  reachMs: Millis;
}

/**
 * The first tick of the stretch without gaps that leads up to a tick, as far as it is looked for; of closed days of which only
 * rollups are kept the last one of a bucket. Null where nothing is stored in the reach.
 */
export async function readWatchedFrom(db: Db, { cluster, at, reachMs }: WatchedQuery): Promise<Millis | null> {
  const clusters = await db.query<{ id: number }>(`SELECT "id" FROM "Cluster" WHERE "name" = $1`, [
    toStoredName(cluster),
  ]);
  const clusterId = clusters.rows[0]?.id;
  if (clusterId === undefined) return null;
  const range = { from: at - reachMs, to: at };
  const timeline = await readTimeline(db, clusterId, range, "full");
  const gaps = await readGaps(db, clusterId, timeline, range, at);
  const begins = gaps.at(-1)?.to ?? range.from;
  return layPoints(timeline, range, Infinity, "full").at.find((moment) => moment >= begins) ?? null;
}
