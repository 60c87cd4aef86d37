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

/** Stores one as the last; returns it with its id. */
export async function addRoute(db: Db, route: NewRoute): Promise<PageRoute> {
  const { rows } = await db.query<{ id: number }>(
    `INSERT INTO "Route" ("place", "settings", "author", "at")
     SELECT coalesce(max("place"), 0) + 1, $1::json, $2, $3::bigint FROM "Route" RETURNING "id"`,
    valuesOf(route),
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

/** One statement gives all of them their places: those that are named in their order, then the others as they stood. */
export async function orderRoutes(db: Db, ids: readonly string[]): Promise<void> {
  await db.query(
    `UPDATE "Route" r SET "place" = ranked."place" FROM (
       SELECT "id", row_number() OVER (ORDER BY array_position($1::int[], "id") NULLS LAST, "place", "id") AS "place" FROM "Route"
     ) AS ranked WHERE ranked."id" = r."id"`,
    [ids.map(rowId)],
  );
}

const valuesOf = ({ author, at, ...settings }: NewRoute): unknown[] => [
  json(settings),
  author && toStoredText(author),
  whole(at),
];
