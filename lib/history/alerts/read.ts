/** What is stored of alerts and deliveries: what a start goes on from, and the log. */
import type { Alert, Delivery } from "@/lib/core/alerts/terms";
import type { Db } from "../moment-sources";
import { fromStoredName, toStoredName } from "../stored-text";
import { toAlert, type AlertRow } from "./alert-rows";
import { toDelivery, type DeliveryRow } from "./delivery-rows";
import type { FieldChecks } from "./checks";
import { keyOf } from "./keys";
import type { AlertPage, AlertQuery, Before, DeliveryMade, DeliveryPage, DeliveryQuery } from "./model";
import { present, readable } from "./readable";
import { DELIVERY } from "./shapes";

const MADE: FieldChecks<DeliveryMade> = { madeAt: DELIVERY.madeAt, alertIds: DELIVERY.alertIds };

/** Conditions, and the values that their `?` stand for. */
class Where {
  private readonly conditions: string[] = [];
  readonly values: unknown[] = [];

  /** Adds a condition with as many `?` as there are values. */
  add(condition: string, ...values: unknown[]): void {
    this.conditions.push(condition.replaceAll("?", () => this.value(values.shift())));
  }

  /** The name of a value in the statement. */
  value(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  toString(): string {
    return this.conditions.length === 0 ? "" : `WHERE ${this.conditions.join(" AND ")}`;
  }
}

/** Alerts that are open or owed, oldest first, and deliveries that wait, oldest first. */
export async function readOwed(db: Db): Promise<{ alerts: Alert[]; deliveries: Delivery[] }> {
  const alerts = await db.query<AlertRow>(`SELECT * FROM "Alert" WHERE "owed" ORDER BY "openedAt", "key"`);
  const deliveries = await db.query<DeliveryRow>(
    `SELECT * FROM "Delivery" WHERE "state" = 'waiting' ORDER BY "madeAt", "key"`,
  );
  return { alerts: present(alerts.rows.map(toAlert)), deliveries: present(deliveries.rows.map(toDelivery)) };
}

/** Of one row more than was asked for: those of the page, and where the next one begins. Rows decide, of which some may be left out. */
function pageOf<Row extends { id: string }>(rows: readonly Row[], limit: number, atOf: (row: Row) => string | null) {
  const page = rows.slice(0, limit);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  const next: Before | null = last ? { at: Number(atOf(last)), id: fromStoredName(last.id) } : null;
  return { page, next };
}

/** Newest first; with `endedSince` the latest end first. */
export async function readAlerts(db: Db, query: AlertQuery): Promise<AlertPage> {
  const where = new Where();
  const { before, cluster, group, from, to, endedSince } = query;
  const by = endedSince === undefined ? "openedAt" : "endedAt";
  if (before) where.add(`("${by}", "key") < (?::bigint, ?)`, before.at, keyOf(before.id));
  if (cluster !== undefined) where.add(`"cluster" = ?`, toStoredName(cluster));
  if (group !== undefined) addGroup(where, group);
  if (from !== undefined) where.add(`("endedAt" IS NULL OR "endedAt" >= ?::bigint)`, Math.ceil(from));
  if (to !== undefined) where.add(`"openedAt" <= ?::bigint`, Math.floor(to));
  if (endedSince !== undefined) where.add(`"endedAt" >= ?::bigint`, Math.ceil(endedSince));
  const { rows } = await db.query<AlertRow>(
    `SELECT * FROM "Alert" ${where} ORDER BY "${by}" DESC, "key" DESC LIMIT ${where.value(query.limit + 1)}::int`,
    where.values,
  );
  const { page, next } = pageOf(rows, query.limit, (row) => row[by]);
  return { alerts: present(page.map(toAlert)), next };
}

export async function readAlert(db: Db, id: string): Promise<Alert | null> {
  const { rows } = await db.query<AlertRow>(`SELECT * FROM "Alert" WHERE "key" = $1`, [keyOf(id)]);
  return rows[0] ? toAlert(rows[0]) : null;
}

/** Newest first. */
export async function readDeliveries(db: Db, query: DeliveryQuery): Promise<DeliveryPage> {
  const where = new Where();
  const { before, receiver, state, cluster, group, about, from, to } = query;
  if (before) where.add(`("madeAt", "key") < (?::bigint, ?)`, before.at, keyOf(before.id));
  if (receiver !== undefined) {
    const stored = toStoredName(receiver);
    where.add(`md5("receiver") = md5(?) AND "receiver" = ?`, stored, stored);
  }
  if (state !== undefined) where.add(`"state" = ?`, state);
  if (cluster !== undefined) where.add(`"cluster" = ?`, toStoredName(cluster));
  if (group !== undefined) where.add(`"alertKeys" && ?::text[]`, await keysOfGroup(db, query, group));
  if (about !== undefined) where.add(`"alertKeys" && ?::text[]`, about.map(keyOf));
  if (from !== undefined) where.add(`"madeAt" >= ?::bigint`, Math.ceil(from));
  if (to !== undefined) where.add(`"madeAt" <= ?::bigint`, Math.floor(to));
  const { rows } = await db.query<DeliveryRow>(
    `SELECT * FROM "Delivery" ${where} ORDER BY "madeAt" DESC, "key" DESC LIMIT ${where.value(query.limit + 1)}::int`,
    where.values,
  );
  const { page, next } = pageOf(rows, query.limit, (row) => row.madeAt);
  return { deliveries: present(page.map(toDelivery)), next };
}

/** When deliveries were made and of what they tell, newest first. */
export async function readMade(
  db: Db,
  { from, to, limit }: { from: number; to: number; limit: number },
): Promise<DeliveryMade[]> {
  const { rows } = await db.query<{ id: string; madeAt: string; alertIds: unknown }>(
    `SELECT "id", "madeAt", "alertIds" FROM "Delivery" WHERE "madeAt" BETWEEN $1::bigint AND $2::bigint
     ORDER BY "madeAt" DESC, "key" DESC LIMIT $3::int`,
    [Math.ceil(from), Math.floor(to), limit],
  );
  const made = rows.map(({ id, madeAt, alertIds }) =>
    readable("delivery", MADE, { id: fromStoredName(id), madeAt: Number(madeAt), alertIds }),
  );
  return present(made).map(({ madeAt, alertIds }) => ({ madeAt, alertIds }));
}

export async function readDelivery(db: Db, id: string): Promise<Delivery | null> {
  const { rows } = await db.query<DeliveryRow>(`SELECT * FROM "Delivery" WHERE "key" = $1`, [keyOf(id)]);
  return rows[0] ? toDelivery(rows[0]) : null;
}

/** Digests of a group's alerts that were open before a delivery of the query can have been made, and of what they follow from. */
async function keysOfGroup(db: Db, { cluster, before, to }: DeliveryQuery, group: string): Promise<string[]> {
  const where = new Where();
  addGroup(where, group);
  if (cluster !== undefined) where.add(`"cluster" = ?`, toStoredName(cluster));
  const latest = Math.min(before?.at ?? Infinity, to ?? Infinity);
  if (Number.isFinite(latest)) where.add(`"openedAt" <= ?::bigint`, Math.floor(latest));
  const { rows } = await db.query<{ key: string; cause: string | null }>(
    `SELECT "key", "cause" FROM "Alert" ${where}`,
    where.values,
  );
  const causes = rows.flatMap(({ cause }) => (cause === null ? [] : [keyOf(fromStoredName(cause))]));
  return [...new Set([...rows.map(({ key }) => key), ...causes])];
}

/** By the index of its digest. */
function addGroup(where: Where, group: string): void {
  const stored = toStoredName(group);
  where.add(`md5("group") = md5(?) AND "group" = ?`, stored, stored);
}
