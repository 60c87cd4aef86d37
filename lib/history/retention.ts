/** Keeps the tables in shape in the background: tomorrow's partitions are there, and what has expired is dropped. */
import type pg from "pg";
import type { Millis } from "@/lib/core/terms";
import { withClient } from "./connection";
import { DAY_MS, dayOf, dropDaysBefore, makeDays } from "./partitions";

export interface Retention {
  /** Days for which every tick is kept, and happenings. */
  fullDays: number;
  eventDays: number;
}

const EVERY_MS = 3_600_000;

/** One round: partitions of today and tomorrow, expired ones dropped, expired happenings deleted. */
export async function keepHouse(client: pg.ClientBase, retention: Retention, now: Millis): Promise<string[]> {
  await makeDays(client, [dayOf(now), dayOf(now) + 1]);
  await client.query(`DELETE FROM "Event" WHERE "at" < $1`, [now - retention.eventDays * DAY_MS]);
  return dropDaysBefore(client, now - retention.fullDays * DAY_MS);
}

/** Keeps house every hour; the returned function ends it. A failed round is told, and tried again with the next. */
export function startRetention(url: string, retention: Retention, tell: (error: unknown) => void): () => void {
  const timer = setInterval(() => {
    withClient(url, (client) => keepHouse(client, retention, Date.now())).catch(tell);
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
