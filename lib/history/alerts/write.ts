/** What a decision changed, in one transaction that counts only while nobody else has taken over. */
import type pg from "pg";
import { sentOf } from "@/lib/core/alerts/sent";
import type { Delivery } from "@/lib/core/alerts/terms";
import type { Happening } from "@/lib/core/picture/changes";
import { storingEvents } from "../events";
import type { Identities } from "../identities";
import type { HistoryEvent } from "../model";
import type { Db } from "../moment-sources";
import { upsertAlerts } from "./alert-rows";
import { endedBefore, insertAttempts, upsertDeliveries } from "./delivery-rows";
import { keyOf } from "./keys";
import { Superseded, type AlertChange } from "./model";
import { inTransaction, Unsure, wasStored } from "./transaction";

/** Counts one more who decides; writes under way under the epoch before are waited for. */
export async function takeEpoch(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ epoch: number }>(
    `INSERT INTO "AlertEpoch" ("id", "epoch") VALUES (1, 1)
     ON CONFLICT ("id") DO UPDATE SET "epoch" = "AlertEpoch"."epoch" + 1 RETURNING "epoch"`,
  );
  return rows[0]!.epoch;
}

/**
 * The row is held until the transaction ends: nobody takes over in the midst of it, and a transaction before it of which nobody
 * knows whether it was stored has ended, so that what it stored can be seen.
 * @throws Superseded
 */
async function holdEpoch(db: Db, epoch: number): Promise<void> {
  const { rows } = await db.query(`SELECT 1 FROM "AlertEpoch" WHERE "epoch" = $1 FOR NO KEY UPDATE`, [epoch]);
  if (rows.length === 0) throw new Superseded(epoch);
}

/** Happenings have no key of their own: of those whose commit was not answered, what they would be, and the transaction. */
type Unanswered = WeakMap<Happening, { event: HistoryEvent; transaction: string }>;

/** Makes what stores changes. That one comes after the other is up to who decides, who knows which is newer. */
export function writerOf(pool: pg.Pool, identities: Identities): (change: AlertChange) => Promise<HistoryEvent[]> {
  const unanswered: Unanswered = new WeakMap();
  return (change) => write(pool, identities, unanswered, change);
}

async function write(
  pool: pg.Pool,
  identities: Identities,
  unanswered: Unanswered,
  change: AlertChange,
): Promise<HistoryEvent[]> {
  const given = change.events ?? [];
  const known = await storedBefore(pool, unanswered, given);
  const events = given.filter((event) => !known.has(event));
  const sent = sentBy(change.deliveries ?? []);
  let stored: HistoryEvent[] = [];
  try {
    await storingEvents(identities, [...events, ...sent.keys()], (store) =>
      inTransaction(pool, async (db) => {
        await holdEpoch(db, change.epoch);
        const before = await endedBefore(db, [...sent.values()]);
        stored = await store(db, (event) => !sent.has(event) || !before.has(sent.get(event)!));
        await storeDecisions(db, change);
      }),
    );
  } catch (error) {
    if (error instanceof Unsure) {
      const { transaction } = error;
      events.forEach((happening, index) => unanswered.set(happening, { event: stored[index]!, transaction }));
    }
    throw error;
  }
  events.forEach((happening, index) => known.set(happening, stored[index]!));
  return given.map((happening) => known.get(happening)!);
}

/** Those of the happenings that an unanswered commit has stored after all. */
async function storedBefore(
  pool: pg.Pool,
  unanswered: Unanswered,
  events: readonly Happening[],
): Promise<Map<Happening, HistoryEvent>> {
  const known = new Map<Happening, HistoryEvent>();
  const answers = new Map<string, boolean>();
  for (const happening of events) {
    const unsure = unanswered.get(happening);
    if (!unsure) continue;
    const { transaction, event } = unsure;
    if (!answers.has(transaction)) answers.set(transaction, await wasStored(pool, transaction));
    if (answers.get(transaction)) known.set(happening, event);
  }
  return known;
}

/** What the timeline has of deliveries that have ended, with their ids. */
const sentBy = (deliveries: readonly Delivery[]): Map<Happening, string> =>
  new Map(
    deliveries.flatMap((delivery): [Happening, string][] => {
      const happening = sentOf(delivery);
      return happening ? [[happening, delivery.id]] : [];
    }),
  );

async function storeDecisions(
  db: Db,
  { epoch, alerts = [], settled = [], deliveries = [], attempts = [] }: AlertChange,
): Promise<void> {
  await upsertAlerts(db, alerts, epoch);
  if (settled.length > 0) {
    await db.query(`UPDATE "Alert" SET "owed" = FALSE, "epoch" = $2 WHERE "key" = ANY($1::text[]) AND "owed"`, [
      settled.map(keyOf),
      epoch,
    ]);
  }
  await upsertDeliveries(db, deliveries, epoch);
  await insertAttempts(db, attempts, epoch);
}
