/** Receivers that were entered on pages, in the database. */
import type { Db } from "../moment-sources";
import { fromStoredName, toStoredName, toStoredText } from "../stored-text";
import { json, whole } from "./columns";
import type { PageReceiver } from "./model";

interface ReceiverRow {
  name: string;
  settings: unknown;
  author: string | null;
  at: string;
}

/** By name. */
export async function readReceivers(db: Db): Promise<PageReceiver[]> {
  const { rows } = await db.query<ReceiverRow>(
    `SELECT "name", "settings", "author", "at" FROM "Receiver" ORDER BY "name"`,
  );
  return rows.map((row) => ({ ...row, name: fromStoredName(row.name), at: Number(row.at) }));
}

/** False where there is one of this name. */
export async function addReceiver(db: Db, receiver: PageReceiver): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO "Receiver" ("name", "settings", "author", "at") VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    valuesOf(receiver),
  );
  return rowCount === 1;
}

/** False where there is none of this name. */
export async function changeReceiver(db: Db, receiver: PageReceiver): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE "Receiver" SET "settings" = $2, "author" = $3, "at" = $4 WHERE "name" = $1`,
    valuesOf(receiver),
  );
  return rowCount === 1;
}

/** False where there is none of this name. */
export async function removeReceiver(db: Db, name: string): Promise<boolean> {
  const { rowCount } = await db.query(`DELETE FROM "Receiver" WHERE "name" = $1`, [toStoredName(name)]);
  return rowCount === 1;
}

const valuesOf = ({ name, settings, author, at }: PageReceiver): unknown[] => [
  toStoredName(name),
  json(settings),
  author && toStoredText(author),
  whole(at),
];
