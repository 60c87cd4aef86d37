/** The import rules are only worth something if breaking them fails: each row plants a violation. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ESLint } from "eslint";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";

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
  [
    "a page helps itself from another page's folder",
    "components/partition/planted.ts",
    'import "../group/sizing";',
    "import/no-restricted-paths",
  ],
  [
    "what pages share knows a page",
    "components/series/planted.ts",
    'import "../group/sizing";',
    "import/no-restricted-paths",
  ],
  ["what pages share reaches up", "components/ui/planted.ts", 'import "../status/tone";', "import/no-restricted-paths"],
  ["a page draws with Recharts itself", "components/group/planted.tsx", 'import "recharts";', "own/recharts"],
  ["the server draws", "lib/serve/planted.ts", 'import { useState } from "react";', "own/react"],
  [
    "a hook is called only now and then",
    "lib/client/planted.ts",
    'import { useState } from "react";\nexport const usePlanted = (on: boolean) => (on ? useState(0) : null);',
    "react-hooks/rules-of-hooks",
  ],
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

/** Each lies in a folder of its own, beside an `other.ts` that needs it. All are linted at once. */
const PLANTS: Record<string, { file?: string; code: string; rules: string[] }> = {
  "refuses: two files that need each other": {
    code: 'import { other } from "./other";\nexport const one = () => other;',
    rules: ["no-cycle"],
  },
  "refuses: one that needs only the other's types": {
    code: 'export type { Other } from "./other";\nexport const one = 1;',
    rules: ["no-cycle"],
  },
  "refuses: a circle by the short name": {
    code: 'import type { Other } from "@/other";\nexport const one: Other = 1;',
    rules: ["no-cycle"],
  },
  "refuses: what nobody knows the type of": {
    code: 'export const one: number = JSON.parse("1");',
    rules: ["no-unsafe-assignment"],
  },
  "refuses: a step into what nobody knows the type of": {
    code: 'export const one = (): unknown => JSON.parse("1").two;',
    rules: ["no-unsafe-member-access"],
  },
  "lets pass what needs nothing of the other": { code: 'export const one = JSON.parse("1") as number;', rules: [] },
  "refuses: an import, an argument and a name that nobody uses": {
    code: 'import { other } from "../apart";\nconst two = 2;\nexport const one = (_a: number, b: number) => 1;',
    rules: ["no-unused-vars", "no-unused-vars", "no-unused-vars"],
  },
  "refuses: a component that is made anew at every drawing": {
    file: "one.test.tsx",
    code: "export function One() {\n  const Inner = () => <p />;\n  return <Inner />;\n}",
    rules: ["static-components"],
  },
  "refuses: a clock that is read while drawing": {
    file: "one.test.tsx",
    code: "export function One() {\n  return <p>{Date.now()}</p>;\n}",
    rules: ["purity"],
  },
  "refuses: a ref that is written while drawing": {
    file: "one.test.tsx",
    code: 'import { useRef } from "react";\nexport function One() {\n  const held = useRef(0);\n  held.current = 1;\n  return <p />;\n}',
    rules: ["refs"],
  },
  "refuses: a state that is set while drawing": {
    file: "one.test.tsx",
    code: 'import { useState } from "react";\nexport function One() {\n  const [at, setAt] = useState(0);\n  setAt(1);\n  return <p>{at}</p>;\n}',
    rules: ["set-state-in-render"],
  },
  "refuses: an effect that sets a state at once": {
    file: "one.test.tsx",
    code: 'import { useEffect, useState } from "react";\nexport function One() {\n  const [at, setAt] = useState(0);\n  useEffect(() => setAt(1), []);\n  return <p>{at}</p>;\n}',
    rules: ["set-state-in-effect"],
  },
  "refuses: a component that changes what it is given": {
    file: "one.test.tsx",
    code: "export function One({ row }: { row: { at: number } }) {\n  row.at = 1;\n  return <p>{row.at}</p>;\n}",
    rules: ["immutability"],
  },
  "refuses: a component that changes what is outside of it": {
    file: "one.test.tsx",
    code: "let drawn = 0;\nexport function One() {\n  drawn = 1;\n  return <p>{drawn}</p>;\n}",
    rules: ["globals"],
  },
  "refuses: drawing that waits for its own failure": {
    file: "one.test.tsx",
    code: "export function One() {\n  try {\n    return <p />;\n  } catch {\n    return null;\n  }\n}",
    rules: ["error-boundaries"],
  },
  "refuses: a memo with an argument": {
    file: "one.test.tsx",
    code: 'import { useMemo } from "react";\nexport function One({ row }: { row: number }) {\n  const twice = useMemo((other: number) => other * row, [row]);\n  return <p>{twice}</p>;\n}',
    rules: ["use-memo"],
  },
};

describe("what oxlint says", () => {
  const said = new Map<string, string[]>();
  beforeAll(() => {
    const root = mkdtempSync(join(tmpdir(), "planted-"));
    Object.values(PLANTS).forEach(({ file = "one.ts", code }, index) => {
      const folder = join(root, `plant${index}`);
      mkdirSync(folder);
      const options = { strict: true, types: [], jsx: "preserve", paths: { "@/*": ["./*"] } };
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options }));
      writeFileSync(join(folder, file), code);
      writeFileSync(
        join(folder, "other.ts"),
        'import { one } from "./one";\nexport type Other = 1;\nexport const other = (): unknown => one;',
      );
    });
    const oxlint = resolve("node_modules/oxlint/bin/oxlint");
    const args = [oxlint, "--type-aware", "--config", resolve(".oxlintrc.json"), "--format", "unix", "."];
    const env = { ...process.env, OXLINT_TSGOLINT_PATH: resolve("node_modules/oxlint-tsgolint/bin/tsgolint.js") };
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", env });
    rmSync(root, { recursive: true });
    expect(status).toBe(1);
    for (const [, folder, file, rule] of stdout.matchAll(/(plant\d+)\/([^:]+):.*\(([a-z-]+)\)\]$/gm)) {
      if (file?.startsWith("one.")) said.set(folder!, [...(said.get(folder!) ?? []), rule!]);
    }
  });

  it.each(Object.entries(PLANTS).map(([name, { rules }], index) => [name, `plant${index}`, rules] as const))(
    "%s",
    (_name, folder, rules) => expect(said.get(folder) ?? []).toEqual(rules),
  );
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
