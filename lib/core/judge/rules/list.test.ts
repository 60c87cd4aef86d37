import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { RULES_IN_ENGLISH } from "../../words/sentences/rules/english";
import { RULES_IN_KOREAN } from "../../words/sentences/rules/korean";
import { RULES } from "./list";
import { LOG_STALE_MS } from "./no-data";
import { WITNESSED_MS } from "./patience";

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

it("explanations tell limits as the rules have them", () => {
  const [minutes, seconds] = [LOG_STALE_MS / 60_000, WITNESSED_MS / 1000];
  expect(RULES_IN_ENGLISH["no-data"].explanation).toContain(`for ${minutes} minutes`);
  expect(RULES_IN_KOREAN["no-data"].explanation).toContain(`${minutes}분 동안`);
  expect(RULES_IN_ENGLISH.stalled.explanation).toContain(`for at least ${seconds} s`);
  expect(RULES_IN_KOREAN.stalled.explanation).toContain(`${seconds}초 이상`);
});
