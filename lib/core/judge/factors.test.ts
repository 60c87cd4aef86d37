/** docs/factors.md is made of the tables of factors, and no tuned number of the judgement stands anywhere else. */
import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, it } from "vitest";
import type { Factors } from "./factors";
import { FACTORS as ACTIVITY } from "./habits/activity";
import { FACTORS as HABITS } from "./habits/habits";
import { FACTORS as HISTOGRAM } from "./habits/histogram";
import { FACTORS as NEXT_VERDICT } from "./next-verdict";
import { FACTORS as PLAINLY_WELL } from "./plainly-well";
import { FACTORS as DELAYS } from "./rules/delays";
import { FACTORS as HOLD } from "./rules/hold";
import { RULES } from "./rules/list";
import { FACTORS as LOAD } from "./rules/load";
import { FACTORS as NEVER_COMMITTED } from "./rules/never-committed";
import { FACTORS as PATIENCE } from "./rules/patience";
import { FACTORS as SCENE } from "./rules/scene";
import { FACTORS as SLOW_MOVES } from "./rules/slow-moves";
import { FACTORS as STAND } from "./rules/stand";
import { FACTORS as SUDDEN } from "./rules/sudden";
import { FACTORS as USUALLY } from "./rules/usually";

/** The rules' own first, then what they share, each under its file's name. */
const TABLES: Record<string, Factors> = {
  ...Object.fromEntries(RULES.map(({ name, factors }) => [`rules/${name}`, factors])),
  "rules/never-committed": NEVER_COMMITTED,
  "rules/patience": PATIENCE,
  "rules/stand": STAND,
  "rules/usually": USUALLY,
  "rules/slow-moves": SLOW_MOVES,
  "rules/delays": DELAYS,
  "rules/load": LOAD,
  "rules/sudden": SUDDEN,
  "rules/scene": SCENE,
  "rules/hold": HOLD,
  "plainly-well": PLAINLY_WELL,
  "next-verdict": NEXT_VERDICT,
  "habits/habits": HABITS,
  "habits/activity": ACTIVITY,
  "habits/histogram": HISTOGRAM,
};

const AGAIN = "npx vitest run --project unit lib/core/judge/factors.test.ts -u";

function tableOf(factors: Factors): string {
  const rows = Object.entries(factors).map(([name, [value, unit, why]]) => [
    ...[`\`${name}\``, [value].flat().join(", "), unit, why],
  ]);
  const all = [["factor", "value", "unit", "why"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  return [line(all[0]!), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

it(`docs/factors.md tells all factors as they are; to write it anew: ${AGAIN}`, async () => {
  const tables = Object.entries(TABLES).filter(([, factors]) => Object.keys(factors).length > 0);
  const page =
    "# Factors\n\n" +
    "The tuned numbers of [the judgement](judgement.md), by the file of `lib/core/judge` that holds them. A share is of what the reason names.\n\n" +
    "This page is made of the code. What to change stands there; then:\n\n" +
    `\`\`\`\n${AGAIN}\n\`\`\`\n\n` +
    tables.map(([name, factors]) => `## ${name}\n\n${tableOf(factors)}\n`).join("\n");
  await expect(page, AGAIN).toMatchFileSnapshot("../../../docs/factors.md");
});

const files = ["lib/core/judge", "lib/core/judge/rules", "lib/core/judge/habits"]
  .flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`))
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));

/** Numbers of a file that stand neither in a table nor beside a name. */
function bareNumbers(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === "FACTORS") return;
    const named = ts.isPropertyAssignment(node.parent ?? source) || ts.isEnumMember(node.parent ?? source);
    // 0, 1 and 2 say which, not how much.
    if (ts.isNumericLiteral(node) && Number(node.text) > 2 && !named) {
      const { line } = source.getLineAndCharacterOfPosition(node.pos);
      found.push(`${file}:${line + 1}: ${node.getText()}`);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

it("has a table for every file with factors, and no bare number beside them", () => {
  const holding = files.filter((file) => /^(?:export )?const FACTORS\b/m.test(readFileSync(file, "utf8")));
  const named = Object.entries(TABLES).filter(([, factors]) => Object.keys(factors).length > 0);
  expect(named.map(([name]) => `lib/core/judge/${name}.ts`).sort()).toEqual(holding.sort());
  // Habits are kept in columns of so many bits and bins.
  expect(files.filter((file) => !file.includes("/habits/")).flatMap(bareNumbers)).toEqual([]);
});

it("uses every factor", () => {
  const code = files.map((file) => readFileSync(file, "utf8")).join("\n");
  const unused = Object.values(TABLES)
    .flatMap((factors) => Object.keys(factors))
    // In its table, where it is taken out of it, and where it is used.
    .filter((name) => [...code.matchAll(new RegExp(`\\b${name}\\b`, "g"))].length < 3);
  expect(unused).toEqual([]);
});
