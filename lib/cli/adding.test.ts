/** Adding a rule, a metric or a language costs what docs/adding.md promises: what is missing, the compiler and the docs' tests name. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";

const FACTS = "lib/core/words/sentences/rules/facts.ts";
const LIST = "lib/core/judge/rules/list.ts";
const LANGUAGES = "lib/core/words/languages.ts";
const METRICS = "lib/metrics/catalogue.ts";
const SAMPLES = "lib/metrics/cluster-samples.ts";

/** What is planted where, in memory: a rule's name, a rule without words, a language, a metric, and a sample of none. */
const PLANTED: Record<string, [from: string | RegExp, to: string]> = {
  [FACTS]: [/export type RuleName = /, 'export type RuleName = "planted" | '],
  [LIST]: [/$/, '\nexport const wordless: Rule = { ...offline, name: "wordless" };\n'],
  [LANGUAGES]: ['["en", "ko"]', '["en", "ko", "de"]'],
  [METRICS]: [
    /export const CATALOGUE = \{/,
    'export const CATALOGUE = {\n  tidemark_planted: ["Planted", ["cluster"]],',
  ],
  [SAMPLES]: [/$/, '\nexport const unlisted = sample("tidemark_unlisted", { cluster: "c" }, 1);\n'],
};

/** Files that name a module in which something is planted. */
const NAMING =
  /from "[^"]*(?:\/languages|\/rules\/(?:facts|english|korean)|\.\/facts|rules\/list|\.\/list|\/catalogue)"/;

/** Files with an error, and the errors of each, when all of that is planted. */
function errorsOfPlanted(): Map<string, string[]> {
  const { config } = ts.readConfigFile("tsconfig.json", (file) => ts.sys.readFile(file)) as { config: object };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const asked = fileNames.filter(
    (file) => !/\.(?:test|spec)\.tsx?$/.test(file) && NAMING.test(readFileSync(file, "utf8")),
  );
  const host = ts.createCompilerHost(options);
  const read = (file: string) => host.readFile(file);
  const getSourceFile: ts.CompilerHost["getSourceFile"] = (file, version) => {
    const text = read(file);
    if (text === undefined) return undefined;
    const planted = PLANTED[relative(process.cwd(), file)];
    return ts.createSourceFile(file, planted ? text.replace(...planted) : text, version);
  };
  const ambient = fileNames.filter((file) => file.endsWith(".d.ts") && !file.includes(".next"));
  const roots = [...asked, ...ambient, ...Object.keys(PLANTED).map((file) => resolve(file))];
  const program = ts.createProgram(roots, { ...options, incremental: false }, { ...host, getSourceFile });
  const errors = new Map<string, string[]>();
  for (const file of new Set(roots)) {
    const found = program.getSemanticDiagnostics(program.getSourceFile(file));
    const texts = found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
    if (texts.length > 0) errors.set(relative(process.cwd(), file), texts);
  }
  return errors;
}

const page = readFileSync("docs/adding.md", "utf8");

/** The paths that a paragraph of that page names. */
function promised(title: string): string[] {
  const paragraph = page.split("\n").find((line) => line.startsWith(`- **${title}**`)) ?? "";
  return [...paragraph.matchAll(/`((?:lib|components|docs)\/[^`]+\.\w+)`/g)].map(([, file]) => file!);
}

describe("docs/adding.md, by what the compiler says", () => {
  let errors = new Map<string, string[]>();
  beforeAll(() => {
    errors = errorsOfPlanted();
  }, 120_000);

  const erring = (about: RegExp) =>
    [...errors].filter(([, texts]) => texts.some((text) => about.test(text))).map(([file]) => file);

  it("a rule needs its name and its words in each language, and cannot be listed without", () => {
    const words = erring(/Property 'planted' is missing/);
    expect(words.sort()).toEqual([
      "lib/core/words/sentences/rules/english.ts",
      "lib/core/words/sentences/rules/korean.ts",
    ]);
    expect(erring(/"wordless"/)).toEqual([LIST]);
    expect(promised("A rule")).toEqual(expect.arrayContaining([...words, FACTS, LIST, "docs/judgement.md"]));
  });

  it("a metric needs its line, without which nothing can be told of it", () => {
    expect(erring(/^(?!.*tidemark_unlisted).*tidemark_planted/)).toEqual([]);
    expect(erring(/"tidemark_unlisted"/)).toEqual([SAMPLES]);
    expect(promised("A metric")).toEqual(expect.arrayContaining([METRICS, "docs/metrics.md"]));
  });

  it("a language needs a line where the compiler names it, and its files of words", () => {
    const tables = erring(/Property 'de' is missing/);
    expect(tables).toContain("lib/client/languages.ts");
    expect(
      promised("A language")
        .filter((file) => !/korean|\/ko/.test(file))
        .sort(),
    ).toEqual([...tables, LANGUAGES].sort());
  });

  it("says nothing else of what was planted", () => {
    const known = /planted|wordless|tidemark_unlisted|'de'/;
    expect([...errors.values()].flat().filter((text) => !known.test(text))).toEqual([]);
  });
});

it("the files that Korean is made of are those that are named for a language", () => {
  const korean = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => /\/(?:korean|ko)\.ts$/.test(file))
    .map((file) => `lib/${file}`);
  expect(
    promised("A language")
      .filter((file) => /korean|\/ko/.test(file))
      .sort(),
  ).toEqual(korean.sort());
});

it("names only files that are there", () => {
  const named = ["A rule", "A metric", "A language"].flatMap(promised);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});
