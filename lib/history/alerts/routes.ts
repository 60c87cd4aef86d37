/** Routes that were entered on pages, in the database: an order of places, with holes where some were taken away. */
import type { Db } from "../moment-sources";
import { toStoredText } from "../stored-text";
import { json, whole } from "./columns";
import type { NewRoute, PageRoute } from "./model";
import { present, readable } from "./readable";
import { rowId } from "./row-id";
import { ROUTE } from "./shapes";

interface RouteRow {
  id: number;
  settings: object;
  author: string | null;
  at: string;
}

/** In the order in which they are asked. */
export async function readRoutes(db: Db): Promise<PageRoute[]> {
  const { rows } = await db.query<RouteRow>(
    `SELECT "id", "settings", "author", "at" FROM "Route" ORDER BY "place", "id"`,
  );
  return present(
    rows.map(({ id, settings, author, at }) => {
      const route = readable("route", ROUTE, { ...settings, id: String(id) });
      return route && { ...route, id: String(id), source: "page", author, at: Number(at) };
    }),
  );
}

/**
 * Stores one before the one of that id, or as the last where there is none; returns it with its id. One statement, so that it
 * has its place or is not there at all.
 */
export async function addRoute(db: Db, route: NewRoute, before: string | null): Promise<PageRoute> {
  const { rows } = await db.query<{ id: number }>(
    `WITH next AS (SELECT "place", "id" FROM "Route" WHERE "id" = $4::int),
     moved AS (
       UPDATE "Route" r SET "place" = r."place" + 1 FROM next WHERE (r."place", r."id") >= (next."place", next."id")
     )
     INSERT INTO "Route" ("place", "settings", "author", "at")
     SELECT coalesce((SELECT "place" FROM next), max("place") + 1, 1), $1::json, $2, $3::bigint FROM "Route" RETURNING "id"`,
    [...valuesOf(route), before === null ? null : rowId(before)],
  );
  return { ...route, id: String(rows[0]!.id), source: "page" };
}

/** Puts another one in its place; false where there is none of this id. */
export async function changeRoute(db: Db, id: string, route: NewRoute): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE "Route" SET "settings" = $1::json, "author" = $2, "at" = $3::bigint WHERE "id" = $4`,
    [...valuesOf(route), rowId(id)],
  );
  return rowCount === 1;
}

/** False where there is none of this id. */
export async function removeRoute(db: Db, id: string): Promise<boolean> {
  const { rowCount } = await db.query(`DELETE FROM "Route" WHERE "id" = $1`, [rowId(id)]);
  return rowCount === 1;
}

const valuesOf = ({ author, at, ...settings }: NewRoute): unknown[] => [
  json(settings),
  author && toStoredText(author),
  whole(at),
];
