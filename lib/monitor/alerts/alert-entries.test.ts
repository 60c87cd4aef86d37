import { expect, it } from "vitest";
import { alertSettings } from "@/lib/alerts/settings";
import { routeOf } from "@/lib/core/alerts/test-policy";
import type { AlertStore, PageRoute } from "@/lib/history/alerts/model";
import { AlertEntries } from "./alert-entries";

/** Routes in memory, with a database that stores them or is away. */
function world() {
  const database = { isAway: false, places: [] as (string | null)[] };
  const store = {
    addRoute: async (route, before) => {
      await Promise.resolve();
      if (database.isAway) throw new Error("the database is away");
      database.places.push(before);
      return { ...route, id: String(database.places.length), source: "page" } satisfies PageRoute;
    },
  } satisfies Partial<AlertStore>;
  const entries = new AlertEntries(alertSettings.parse({}), store as Pick<AlertStore, "addRoute"> as AlertStore);
  const { id: _id, source: _source, ...route } = routeOf("", []);
  const add = (before: string | null) => entries.addRoute(route, before, null, 0);
  return { database, add, ids: () => entries.policy().routes.map(({ id }) => id) };
}

it("a route is stored with its place, and routes that come at once take none another's", async () => {
  const { database, add, ids } = world();
  await add(null);
  await Promise.all([add("1"), add("1"), add(null)]);
  expect(ids()).toEqual(["2", "3", "1", "4"]);
  expect(database.places).toEqual([null, "1", "1", null]);
});

it("a route that cannot be stored is none, and those that there are stay", async () => {
  const { database, add, ids } = world();
  await add(null);
  database.isAway = true;
  await expect(add("1")).rejects.toThrow("the database is away");
  expect(ids()).toEqual(["1"]);
});
