import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { CATALOGUE } from "./catalogue";
import { KINDS } from "./kinds";

const page = readFileSync("docs/metrics.md", "utf8");

it("docs/metrics.md has a row for each metric, with its labels and its help, and no other", () => {
  const rows = [...page.matchAll(/^\| `(\w+)`\s*\| (.*?)\s*\| (.*?)\s*\|$/gm)].map(([, name, labels, help]) => [
    name,
    labels,
    help,
  ]);
  const wanted = Object.entries(CATALOGUE).map(
    ([name, [help, labels, type]]: [string, [string, string[], "counter"?]]) => [
      name,
      labels.join(", "),
      type ? `${help} (${type})` : help,
    ],
  );
  expect(rows).toEqual(wanted);
});

it("docs/metrics.md names the kinds of series in their order", () => {
  expect(page).toContain(KINDS.map(({ name }) => `\`${name}\``).join(", "));
});
