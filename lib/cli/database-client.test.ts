/** The part that runs on a bare Node. That it makes the client is for the commands on a fresh clone to show. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";

interface Module {
  isClientDue(root: string): boolean;
  ensureClient(root: string): void;
}
const { isClientDue, ensureClient } = (await import(
  pathToFileURL(join(import.meta.dirname, "database-client.mjs")).href
)) as Module;

let root: string;
/** Writes a file as of so many seconds after the epoch. */
const write = (folder: string, name: string, at: number) => {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, name), "");
  utimesSync(join(root, folder, name), at, at);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tidemark-client-"));
  write("prisma", "schema.prisma", 1000);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it("is due where the client is missing or older than the schema, and only there", () => {
  expect(isClientDue(root)).toBe(true);
  write("lib/history/generated", "client.ts", 999);
  expect(isClientDue(root)).toBe(true);
  write("lib/history/generated", "client.ts", 1001);
  expect(isClientDue(root)).toBe(false);
  expect(() => ensureClient(root)).not.toThrow();
});

it("tells what went wrong when it cannot be made", () => {
  expect(() => ensureClient(root)).toThrow(/prisma[\s\S]*The database client could not be made/);
});
