/** Every language says everything, with the same blanks to fill in. */
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { loadGlossary } from "../glossary-words";
import formatCompiled from "use-intl/format-message/format-only";
import { LANGUAGES } from "@/lib/core/words/languages";
import { compiled, type MessageTree } from "../compiled-messages";
import { en } from "./en";
import { ko } from "./ko";

function flatten(tree: MessageTree, path = ""): [key: string, message: string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const at = path ? `${path}.${key}` : key;
    return typeof value === "string" ? [[at, value] as [string, string]] : flatten(value, at);
  });
}

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** All parts of a message, however they are nested. */
function elementsOf(message: string, locale: string): Element[] {
  const within = (element: Element): Element[] => [
    element,
    ...("options" in element ? Object.values(element.options).flatMap(({ value }) => value.flatMap(within)) : []),
    ...("children" in element ? element.children.flatMap(within) : []),
  ];
  return new IntlMessageFormat(message, locale).getAst().flatMap(within);
}

/** Names of a message's blanks and tags. */
function blanks(message: string, locale: string): string[] {
  // Literal text and "#" (types 0 and 7) have no name.
  const names = elementsOf(message, locale).flatMap((one) => (one.type !== 0 && one.type !== 7 ? [one.value] : []));
  return [...new Set(names)].sort();
}

const CATALOGUES = { en, ko };
const GLOSSARIES = new Map(await Promise.all(LANGUAGES.map(async (one) => [one, await loadGlossary(one)] as const)));

describe.each(LANGUAGES.filter((language) => language !== "en"))("%s", (language) => {
  const english = flatten({ ...en, glossary: GLOSSARIES.get("en") } as MessageTree);
  const messages = new Map(flatten({ ...CATALOGUES[language], glossary: GLOSSARIES.get(language) } as MessageTree));

  it("says all that English says, and nothing else", () => {
    expect([...messages.keys()].sort()).toEqual(english.map(([key]) => key).sort());
  });

  it.each(english)("%s has words and the same blanks", (key, message) => {
    const translated = messages.get(key) ?? "";
    expect(translated.trim()).not.toBe("");
    expect(blanks(translated, language)).toEqual(blanks(message, "en"));
  });
});

/** Values for a message's blanks: each number in turn, each choice once. */
function samples(message: string, locale: string): Record<string, unknown>[] {
  const names = new Map<string, "text" | "number" | "tag" | string[]>();
  for (const element of elementsOf(message, locale)) {
    if (element.type === 1 && !names.has(element.value)) names.set(element.value, "text");
    if (element.type === 2 || element.type === 6) names.set(element.value, "number");
    if (element.type === 5) names.set(element.value, Object.keys(element.options));
    if (element.type === 8) names.set(element.value, "tag");
  }
  return [0, 1, 2, 21, 1_234_567.5].map((number, turn) =>
    Object.fromEntries(
      [...names].map(([name, kind]) => {
        if (kind === "number") return [name, number];
        if (kind === "tag") return [name, (inner: unknown) => `<${name}>${String(inner)}</${name}>`];
        return [name, kind === "text" ? `the ${name}` : kind[turn % kind.length]];
      }),
    ),
  );
}

const FORMATTERS = {
  getNumberFormat: (...given: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...given),
  getPluralRules: (...given: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...given),
};

/** As a page says it: `compiled` on the server, then use-intl's formatter without a parser. */
function shown(message: string, values: Record<string, unknown>, locale: string): string {
  const { message: small } = compiled({ message });
  const options = { locale, formatters: FORMATTERS } as unknown as Parameters<typeof formatCompiled>[3];
  const said = formatCompiled("message", small, values as Parameters<typeof formatCompiled>[2], options);
  return Array.isArray(said) ? said.join("") : String(said);
}

it.each(LANGUAGES)("the formatter of the pages says in %s what ICU says", (language) => {
  const messages = flatten({ ...CATALOGUES[language], glossary: GLOSSARIES.get(language) } as MessageTree);
  for (const [key, message] of messages) {
    const format = new IntlMessageFormat(message, language);
    for (const values of samples(message, language)) {
      const said: unknown = format.format(values);
      expect(shown(message, values, language), key).toBe(Array.isArray(said) ? said.join("") : said);
    }
  }
});
