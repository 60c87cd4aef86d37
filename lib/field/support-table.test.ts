import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ROWS } from "./rows";
import { supportTable } from "./support-table";

test("the README tells of exactly the rows that are run", () => {
  const blocks = readFileSync("README.md", "utf8").split("\n\n");
  expect(blocks.find((block) => block.startsWith("| `verify:field`"))).toBe(supportTable(ROWS));
});

test("no two rows have a name in common", () => {
  const names = ROWS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
