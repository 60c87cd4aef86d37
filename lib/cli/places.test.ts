import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findPlaces, removeState } from "./places";

let root: string;
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), "tidemark-places-"))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const environment = (values: Record<string, string> = {}) => values as NodeJS.ProcessEnv;

it("keeps everything in one folder of the project", () => {
  const { state, cache, logs, jars } = findPlaces(environment(), root);
  expect(state).toBe(join(root, ".tidemark"));
  expect(cache).toBe(join(root, ".tidemark/cache"));
  expect(logs.startsWith(state)).toBe(true);
  expect(jars.startsWith(cache)).toBe(true);
});

it("another state folder shares the downloads, unless they are moved too", () => {
  const second = findPlaces(environment({ TIDEMARK_STATE: ".tidemark/e2e" }), root);
  expect(second).toMatchObject({ state: join(root, ".tidemark/e2e"), cache: join(root, ".tidemark/cache") });
  expect(findPlaces(environment({ TIDEMARK_CACHE: "/var/cache/tm" }), root).cache).toBe("/var/cache/tm");
});

it("starting from nothing forgets what a demo made, and keeps downloads, the lock and other commands' history", () => {
  const places = findPlaces(environment(), root);
  for (const dir of [places.postgres, places.lab, places.logs, places.run, places.cache, join(places.state, "up")]) {
    mkdirSync(dir, { recursive: true });
  }
  writeFileSync(join(places.state, "lock"), "");
  removeState(places);
  expect(readdirSync(places.state).sort()).toEqual(["cache", "lock", "up"]);
});
