/** docs/field.md names a test for each row: the files it names are there. */
import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const page = readFileSync("docs/field.md", "utf8");
const rows = page.split("\n").filter((line) => line.startsWith("| ") && !/^\| (?:-|case)/.test(line));

it("names a test in each row, and only files that are there", () => {
  expect(rows.length).toBeGreaterThan(80);
  const missing = [...page.matchAll(/`((?:lib|e2e|app|components)\/[^`]+\.tsx?)`/g)]
    .map(([, file]) => file!)
    .filter((file) => !existsSync(file));
  expect(missing).toEqual([]);
  expect(rows.filter((row) => !/\.(?:test|spec)\.tsx?|verify:field/.test(row.split("|").at(-2)!))).toEqual([]);
});
