/** The part that runs on a bare Node. Whether npm then installs is for the whole command to show. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";

interface Module {
  whyInstall(root: string): string | null;
  npmCommand(env: Record<string, string>): { command: string; first: string[] };
}
const { whyInstall, npmCommand } = (await import(
  pathToFileURL(join(import.meta.dirname, "packages.mjs")).href
)) as Module;

let root: string;
const write = (place: string, value: unknown) => {
  mkdirSync(dirname(join(root, place)), { recursive: true });
  writeFileSync(join(root, place), typeof value === "string" ? value : JSON.stringify(value));
};

const packages = {
  "node_modules/next": { version: "16.0.0", integrity: "sha512-a" },
  "node_modules/next/node_modules/postcss": { version: "8.0.0", integrity: "sha512-b" },
};
const foreign = { "node_modules/other-platform": { version: "1.0.0", integrity: "sha512-c", optional: true } };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tidemark-packages-"));
  write("package-lock.json", { packages: { "": { name: "tidemark" }, ...packages, ...foreign } });
  write("node_modules/.package-lock.json", { packages });
  for (const place of Object.keys(packages)) write(`${place}/package.json`, {});
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it("needs nothing when all stand there, optional ones of other platforms aside", () => {
  expect(whyInstall(root)).toBeNull();
});

it("installs on the first start", () => {
  rmSync(join(root, "node_modules"), { recursive: true });
  expect(whyInstall(root)).toBe("first start");
});

it.each<[string, () => void]>([
  ["without npm's list", () => rmSync(join(root, "node_modules/.package-lock.json"))],
  ["with a list that was cut short", () => write("node_modules/.package-lock.json", '{"packages": {')],
  ["without one of the packages", () => rmSync(join(root, "node_modules/next/node_modules"), { recursive: true })],
])("installs anew over a node_modules %s", (_name, damage) => {
  damage();
  expect(whyInstall(root)).toMatch(/incomplete|missing/);
});

it.each<[string, Record<string, unknown>]>([
  ["another version", { "node_modules/next": { version: "16.0.1", integrity: "sha512-a" } }],
  ["other content of the same version", { "node_modules/next": { version: "16.0.0", integrity: "sha512-z" } }],
  ["one package more", { "node_modules/zod": { version: "4.0.0", integrity: "sha512-d" } }],
])("installs when the lock names %s", (_name, change) => {
  write("package-lock.json", { packages: { "": {}, ...packages, ...change } });
  expect(whyInstall(root)).toBe("package-lock.json changed");
});

it("says what to do when the lock itself is damaged", () => {
  write("package-lock.json", "{");
  expect(() => whyInstall(root)).toThrow(/package-lock\.json is missing or damaged: restore it/);
});

it("calls the npm that runs the script, and no other package manager", () => {
  write("npm-cli.js", "");
  write("yarn.js", "");
  expect(npmCommand({ npm_execpath: join(root, "npm-cli.js") })).toMatchObject({
    command: process.execPath,
    first: [join(root, "npm-cli.js")],
  });
  expect(npmCommand({ npm_execpath: join(root, "yarn.js") })).toMatchObject({ command: "npm", first: [] });
  expect(npmCommand({})).toMatchObject({ command: "npm" });
});
