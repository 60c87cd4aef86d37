/** The import rules are only worth something if breaking them fails: each row plants a violation. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ESLint } from "eslint";
import { beforeAll, expect, it, onTestFinished } from "vitest";

let eslint: ESLint;
beforeAll(() => {
  eslint = new ESLint();
});

const rulesBroken = async (filePath: string, code: string) => {
  const [result] = await eslint.lintText(code, { filePath });
  return result?.messages.filter((message) => message.severity === 2).map((message) => message.ruleId) ?? [];
};

it.each<[string, string, string, string]>([
  [
    "core reaches into a room with IO",
    "lib/core/planted.ts",
    'import "@/lib/kafka/settings";',
    "import/no-restricted-paths",
  ],
  ["core imports a package", "lib/core/planted.ts", 'import "yaml";', "no-restricted-imports"],
  ["core imports a Node module", "lib/core/planted.ts", 'import "node:fs";', "no-restricted-imports"],
  ["core reads the clock", "lib/core/planted.ts", "export const at = Date.now();", "no-restricted-syntax"],
  ["core asks for the time of day", "lib/core/planted.ts", "export const at = new Date();", "no-restricted-syntax"],
  ["core rolls dice", "lib/core/planted.ts", "export const at = Math.random();", "no-restricted-syntax"],
  ["the sources know history", "lib/kafka/planted.ts", 'import "../history/settings";', "import/no-restricted-paths"],
  [
    "a component knows the server, if only by a type",
    "components/planted.tsx",
    'import type { Runtime } from "@/lib/monitor/runtime";\nexport type X = Runtime;',
    "import/no-restricted-paths",
  ],
  ["production knows the lab", "lib/monitor/planted.ts", 'import "@/lib/lab/broker";', "import/no-restricted-paths"],
  ["production knows the field", "lib/monitor/planted.ts", 'import "@/lib/field/rows";', "import/no-restricted-paths"],
  ["a page draws with Recharts itself", "components/group/planted.tsx", 'import "recharts";', "own/recharts"],
  ["a second room opens the database", "lib/monitor/planted.ts", 'import "pg";', "own/pg"],
  ["a page talks to Kafka", "app/planted.ts", 'import "kafkajs";', "own/kafkajs"],
  [
    "logic looks into a sentence",
    "lib/api/planted.ts",
    'export const never = ({ reason }: { reason: string }) => reason.includes("never");',
    "prose/not-read",
  ],
  [
    "an expression looks into a sentence",
    "components/planted.ts",
    "export const never = (value: { reason: string }) => /never/.test(value.reason);",
    "prose/not-read",
  ],
  [
    "a lower floor of core reaches up",
    "lib/core/numbers/planted.ts",
    'import "../picture/snapshot";',
    "import/no-restricted-paths",
  ],
  ["production knows a test's helper", "lib/monitor/planted.ts", 'import "./test-watch";', "house/test-helpers"],
  [
    "a member is private in the other way",
    "lib/api/planted.ts",
    "export class Planted {\n  #own = 1;\n}",
    "house/private-members",
  ],
  [
    "an expression that a long text keeps busy",
    "lib/api/planted.ts",
    "export const slow = /^(a+)+$/;",
    "regexp/no-super-linear-backtracking",
  ],
])("refuses: %s", async (_name, file, code, rule) => {
  expect(await rulesBroken(file, code)).toContain(rule);
});

it("lets the same imports pass where they belong", async () => {
  expect(await rulesBroken("lib/kafka/planted.ts", 'import "kafkajs";\nimport "@/lib/core/words/terms";')).toEqual([]);
  expect(await rulesBroken("lib/kafka/planted.test.ts", 'import "./test-cluster";')).toEqual([]);
});

/** What oxlint says of a folder in which `other.ts` needs `one.ts`. */
function lintBeside(code: string) {
  const folder = mkdtempSync(join(tmpdir(), "planted-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, "tsconfig.json"),
    '{ "compilerOptions": { "strict": true, "types": [], "paths": { "@/*": ["./*"] } } }',
  );
  writeFileSync(join(folder, "one.ts"), code);
  writeFileSync(
    join(folder, "other.ts"),
    'import { one } from "./one";\nexport type Other = 1;\nexport const other = (): unknown => one;',
  );
  const oxlint = resolve("node_modules/oxlint/bin/oxlint");
  const args = [oxlint, "--type-aware", "--config", resolve(".oxlintrc.json"), "--format", "unix", "."];
  const env = { ...process.env, OXLINT_TSGOLINT_PATH: resolve("node_modules/oxlint-tsgolint/bin/tsgolint.js") };
  const said = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", env });
  const rules = [...said.stdout.matchAll(/\((no-[a-z-]+)\)\]$/gm)].map(([, rule]) => rule);
  return { status: said.status, rules: [...new Set(rules)] };
}

it.each<[string, string, string[]]>([
  [
    "refuses: two files that need each other",
    'import { other } from "./other";\nexport const one = () => other;',
    ["no-cycle"],
  ],
  [
    "refuses: one that needs only the other's types",
    'export type { Other } from "./other";\nexport const one = 1;',
    ["no-cycle"],
  ],
  [
    "refuses: a circle by the short name",
    'import type { Other } from "@/other";\nexport const one: Other = 1;',
    ["no-cycle"],
  ],
  ["refuses: what nobody knows the type of", 'export const one: number = JSON.parse("1");', ["no-unsafe-assignment"]],
  [
    "refuses: a step into what nobody knows the type of",
    'export const one = (): unknown => JSON.parse("1").two;',
    ["no-unsafe-member-access"],
  ],
  ["lets pass what needs nothing of the other", 'export const one = JSON.parse("1") as number;', []],
])("%s", (_name, code, rules) => {
  expect(lintBeside(code)).toEqual({ status: rules.length > 0 ? 1 : 0, rules });
});

it.each([
  ["refuses: a function that two files have, be it by other names", "total", "sum", 1],
  ["lets pass what differs", "total", null, 0],
])("%s", (_name, one, other, status) => {
  const folder = mkdtempSync(join(tmpdir(), "planted-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const twin = (
    name: string,
  ) => `export function ${name}Of(rows: readonly { at: number; lag: number | null }[], from: number) {
  let ${name} = 0;
  for (const row of rows) {
    if (row.at < from) continue;
    if (row.lag === null) return { ${name}: null, at: row.at };
    ${name} += Math.max(0, row.lag);
  }
  return rows.length === 0 ? null : { ${name}, at: rows[rows.length - 1]!.at };
}
`;
  writeFileSync(join(folder, "one.ts"), twin(one));
  writeFileSync(join(folder, "other.ts"), other ? twin(other) : "export const other = 1;\n");
  const jscpd = resolve("node_modules/jscpd/run-jscpd.js");
  const said = spawnSync(process.execPath, [jscpd, "--config", resolve(".jscpd.json"), "--fail-on-empty", folder]);
  expect(said.status).toBe(status);
});
