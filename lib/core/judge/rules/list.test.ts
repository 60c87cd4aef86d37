import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { RULES } from "./list";

it("docs/judgement.md tells of each rule, in their order, what the rule tells of itself", () => {
  const page = readFileSync("docs/judgement.md", "utf8");
  const rows = [...page.matchAll(/^\| (\d)\s*\| `([\w-]+)`\s*\| (.*?)\s*\| (.*?)\s*\|$/gm)].map(
    ([, ...cells]) => cells,
  );
  expect(rows).toEqual(
    RULES.map(({ name, title, explanation }, index) => [String(index + 1), name, title, explanation]),
  );
});
