/** Silences and maintenance windows that were entered on pages, in the database. */
import type { Silence } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import type { Db } from "../moment-sources";
import { toStoredText } from "../stored-text";
import { json, whole } from "./columns";
import type { NewSilence } from "./model";
import { present, readable } from "./readable";
import { rowId } from "./row-id";
import { SILENCE } from "./shapes";

/** More are never of use at once, and a list without a bound is nobody's friend. */
const MOST = 10_000;

interface SilenceRow {
  id: number;
  startsAt: string;
  endsAt: string | null;
}

/** Those that had not ended by `since`: the one that ends last first, so that none that still holds gives way to one that is over. */
export async function readSilences(db: Db, since: Millis, limit = MOST): Promise<Silence[]> {
  const { rows } = await db.query<SilenceRow>(
    `SELECT * FROM "Silence" WHERE "endsAt" IS NULL OR "endsAt" > $1::bigint ORDER BY "endsAt" DESC NULLS FIRST, "id" DESC LIMIT $2::int`,
    [Math.floor(since), limit],
  );
  return present(
    rows.map(({ id, startsAt, endsAt, ...row }) =>
      readable("silence", SILENCE, {
        ...{ ...row, id: String(id), source: "page" },
        startsAt: Number(startsAt),
        endsAt: endsAt === null ? null : Number(endsAt),
      }),
    ),
  );
}

/** Stores one; returns it with its id. */
export async function addSilence(db: Db, silence: NewSilence): Promise<Silence> {
  const { rows } = await db.query<{ id: number }>(
    `INSERT INTO "Silence" ("match", "author", "reason", "startsAt", "endsAt", "untilResolved", "recurrence")
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING "id"`,
    valuesOf(silence),
  );
  return { ...silence, id: String(rows[0]!.id), source: "page" };
}

/** Puts another one in its place; false where there is none of this id. */
export async function changeSilence(db: Db, id: string, silence: NewSilence): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE "Silence" SET "match" = $1, "author" = $2, "reason" = $3, "startsAt" = $4, "endsAt" = $5, "untilResolved" = $6,
       "recurrence" = $7 WHERE "id" = $8`,
    [...valuesOf(silence), rowId(id)],
  );
  return rowCount === 1;
}

/** False where there is none of this id. */
export async function removeSilence(db: Db, id: string): Promise<boolean> {
  const { rowCount } = await db.query(`DELETE FROM "Silence" WHERE "id" = $1`, [rowId(id)]);
  return rowCount === 1;
}

const valuesOf = ({ match, author, reason, startsAt, endsAt, untilResolved, recurrence }: NewSilence): unknown[] => [
  json(match),
  author && toStoredText(author),
  reason && toStoredText(reason),
  whole(startsAt),
  whole(endsAt),
  untilResolved,
  json(recurrence),
];
