/** Deliveries and their tries as rows, and back. */
import type { Attempt, Delivery } from "@/lib/core/alerts/terms";
import type { Db } from "../moment-sources";
import { currentFacts, fromStoredName, toArrayLiteral, toStoredName, toStoredText } from "../stored-text";
import { json, MOST_INT, shortened, upsertOf, whole, type Column } from "./columns";
import { keyOf } from "./keys";
import { readable } from "./readable";
import { DELIVERY } from "./shapes";

const COLUMNS: readonly Column<Delivery>[] = [
  { name: "key", type: "text", of: ({ id }) => keyOf(id) },
  { name: "id", type: "text", of: ({ id }) => toStoredName(id) },
  { name: "receiver", type: "text", of: ({ receiver }) => toStoredName(receiver) },
  { name: "route", type: "text", of: ({ route }) => toStoredName(route) },
  { name: "kind", type: "text", of: ({ kind }) => kind },
  { name: "cluster", type: "text", of: ({ cluster }) => (cluster === null ? null : toStoredName(cluster)) },
  { name: "thread", type: "text", of: ({ thread }) => toStoredName(thread) },
  { name: "alerts", type: "json", of: ({ alerts }) => json(alerts) },
  { name: "alertIds", type: "json", of: ({ alertIds }) => json(alertIds) },
  // Hexadecimal digits need no quotes in an array's literal.
  { name: "alertKeys", type: "text[]", of: ({ alertIds }) => `{${alertIds.map(keyOf).join(",")}}` },
  { name: "count", type: "json", of: ({ count }) => json(count) },
  { name: "madeAt", type: "bigint", of: ({ madeAt }) => whole(madeAt) },
  { name: "nextTryAt", type: "bigint", of: ({ nextTryAt }) => whole(nextTryAt) },
  { name: "deadline", type: "bigint", of: ({ deadline }) => whole(deadline) },
  { name: "attempts", type: "int", of: ({ attempts }) => whole(attempts, MOST_INT) },
  { name: "state", type: "text", of: ({ state }) => state },
  { name: "answer", type: "text", of: ({ answer }) => (answer === null ? null : toStoredText(shortened(answer))) },
  { name: "deliveredAt", type: "bigint", of: ({ deliveredAt }) => whole(deliveredAt) },
  { name: "ref", type: "text", of: ({ ref }) => (ref === null ? null : toStoredName(ref)) },
  { name: "epoch", type: "int", of: (_, epoch) => epoch },
];

/** Stores deliveries. What has ended does not wait again: an old write that is made once more tells nobody twice. */
export const upsertDeliveries = upsertOf(
  "Delivery",
  COLUMNS,
  `"Delivery"."state" <> 'waiting' AND EXCLUDED."state" = 'waiting'`,
);

/** The ids of those deliveries that are stored as delivered or as given up: what is to be told of their end has been told. */
export async function endedBefore(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await db.query<{ id: string }>(
    `SELECT "id" FROM "Delivery" WHERE "key" = ANY($1::text[]) AND "state" IN ('delivered', 'expired')`,
    [ids.map(keyOf)],
  );
  return new Set(rows.map(({ id }) => fromStoredName(id)));
}

export interface DeliveryRow extends Record<string, unknown> {
  id: string;
  receiver: string;
  route: string;
  cluster: string | null;
  thread: string;
  madeAt: string;
  nextTryAt: string;
  deadline: string;
  deliveredAt: string | null;
  ref: string | null;
}

/** Stored alerts with their facts under the names of today. */
const currentAlerts = (stored: unknown): unknown =>
  Array.isArray(stored)
    ? stored.map((alert: unknown) =>
        typeof alert === "object" && alert !== null && "said" in alert
          ? { ...alert, said: currentFacts(alert.said) }
          : alert,
      )
    : stored;

/** The delivery of a row; null, with a line in the log, where this release cannot read it. */
export function toDelivery(row: DeliveryRow): Delivery | null {
  return readable("delivery", DELIVERY, {
    id: fromStoredName(row.id),
    receiver: fromStoredName(row.receiver),
    route: fromStoredName(row.route),
    kind: row.kind,
    cluster: row.cluster === null ? null : fromStoredName(row.cluster),
    thread: fromStoredName(row.thread),
    ...{ alerts: currentAlerts(row.alerts), alertIds: row.alertIds, count: row.count },
    madeAt: Number(row.madeAt),
    nextTryAt: Number(row.nextTryAt),
    deadline: Number(row.deadline),
    ...{ attempts: row.attempts, state: row.state, answer: row.answer },
    deliveredAt: row.deliveredAt === null ? null : Number(row.deliveredAt),
    ref: row.ref === null ? null : fromStoredName(row.ref),
  });
}

/** Stores tries of deliveries that are there; of one that retention took meanwhile there is nothing to tell. */
export async function insertAttempts(db: Db, attempts: readonly Attempt[], epoch: number): Promise<void> {
  if (attempts.length === 0) return;
  await db.query(
    `INSERT INTO "DeliveryAttempt" ("deliveryKey", "at", "tookMs", "outcome", "answer", "epoch")
     SELECT d."key", "at", "tookMs", given."outcome", given."answer", $6::int
     FROM unnest($1::text[], $2::bigint[], $3::int[], $4::text[], $5::text[]) AS given ("key", "at", "tookMs", "outcome", "answer")
       JOIN "Delivery" d ON d."key" = given."key"
     ON CONFLICT DO NOTHING`,
    [
      attempts.map(({ delivery }) => keyOf(delivery)),
      toArrayLiteral(attempts.map(({ at }) => whole(at))),
      toArrayLiteral(attempts.map(({ tookMs }) => whole(tookMs, MOST_INT))),
      attempts.map(({ outcome }) => outcome),
      attempts.map(({ answer }) => toStoredText(shortened(answer))),
      epoch,
    ],
  );
}

/** The tries of a delivery, oldest first. */
export async function readAttempts(db: Db, delivery: string): Promise<Attempt[]> {
  const { rows } = await db.query<{ at: string; tookMs: number; outcome: Attempt["outcome"]; answer: string }>(
    `SELECT "at", "tookMs", "outcome", "answer" FROM "DeliveryAttempt" WHERE "deliveryKey" = $1 ORDER BY "at"`,
    [keyOf(delivery)],
  );
  return rows.map(({ at, ...row }) => ({ delivery, at: Number(at), ...row }));
}
