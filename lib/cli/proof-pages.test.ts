/** docs/field.md and docs/screens.md name what proves each row, and name only files that are there. */
import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

it.each([
  ["docs/field.md", 80],
  ["docs/screens.md", 35],
])("%s names a test in each row, and only files that are there", (file, least) => {
  const page = readFileSync(file, "utf8");
  const rows = page.split("\n").filter((line) => line.startsWith("| ") && !/^\| (?:-|case|promise)/.test(line));
  expect(rows.length).toBeGreaterThanOrEqual(least);
  const missing = [...page.matchAll(/`((?:lib|e2e|app|components)\/[^`]+\.tsx?)`/g)]
    .map(([, name]) => name!)
    .filter((name) => !existsSync(name));
  expect(missing).toEqual([]);
  expect(rows.filter((row) => !/\.(?:test|spec)\.tsx?|verify:field/.test(row.split("|").at(-2)!))).toEqual([]);
});
