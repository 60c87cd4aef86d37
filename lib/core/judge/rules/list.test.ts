import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { RULES_IN_ENGLISH } from "../../words/sentences/rules/english";
import { RULES } from "./list";

it("docs/judgement.md tells of each rule, in their order, what the pages tell of it, and of all that have words", () => {
  const page = readFileSync("docs/judgement.md", "utf8");
  const rows = [...page.matchAll(/^\| (\d)\s*\| `([\w-]+)`\s*\| (.*?)\s*\| (.*?)\s*\|$/gm)].map(
    ([, ...cells]) => cells,
  );
  const wanted = RULES.map(({ name }, index) => {
    const { title, explanation } = RULES_IN_ENGLISH[name];
    return [String(index + 1), name, title, explanation];
  });
  expect(rows).toEqual(wanted);
  expect(Object.keys(RULES_IN_ENGLISH).sort()).toEqual(RULES.map(({ name }) => name).sort());
});
