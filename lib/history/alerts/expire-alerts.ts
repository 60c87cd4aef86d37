/** What people were told long ago goes; what is still owed to somebody never does. */
import type pg from "pg";
import type { Millis } from "@/lib/core/words/terms";

/** Deletes what ended before a moment: alerts, deliveries with their tries, silences. */
export async function expireAlerts(client: pg.ClientBase, before: Millis): Promise<void> {
  await client.query(`DELETE FROM "Delivery" WHERE "state" <> 'waiting' AND "madeAt" < $1::bigint`, [before]);
  await client.query(`DELETE FROM "Alert" WHERE NOT "owed" AND "endedAt" < $1::bigint`, [before]);
  await client.query(`DELETE FROM "Silence" WHERE "endsAt" < $1::bigint`, [before]);
}
