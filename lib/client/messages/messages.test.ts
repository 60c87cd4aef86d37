/** Every language says everything, with the same blanks to fill in. */
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { loadGlossary } from "../glossary-words";
import { messagesOf } from "../language";
import { LANGUAGES } from "@/lib/core/words/languages";
import { en } from "./en";

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, path = ""): [key: string, message: string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const at = path ? `${path}.${key}` : key;
    return typeof value === "string" ? [[at, value] as [string, string]] : flatten(value, at);
  });
}

/** Names of a message's blanks and tags, however they are nested. */
function blanks(message: string, locale: string): string[] {
  const names = new Set<string>();
  const walk = (elements: ReturnType<IntlMessageFormat["getAst"]>) => {
    for (const element of elements) {
      // Literal text and "#" (types 0 and 7) have no name.
      if (element.type !== 0 && element.type !== 7) names.add(element.value);
      if ("options" in element) Object.values(element.options).forEach((option) => walk(option.value));
      if ("children" in element) walk(element.children);
    }
  };
  walk(new IntlMessageFormat(message, locale).getAst());
  return [...names].sort();
}

const GLOSSARIES = new Map(await Promise.all(LANGUAGES.map(async (one) => [one, await loadGlossary(one)] as const)));

describe.each(LANGUAGES.filter((language) => language !== "en"))("%s", (language) => {
  const english = flatten({ ...en, glossary: GLOSSARIES.get("en") } as Tree);
  const messages = new Map(flatten({ ...messagesOf(language), glossary: GLOSSARIES.get(language) } as Tree));

  it("says all that English says, and nothing else", () => {
    expect([...messages.keys()].sort()).toEqual(english.map(([key]) => key).sort());
  });

  it.each(english)("%s has words and the same blanks", (key, message) => {
    const translated = messages.get(key) ?? "";
    expect(translated.trim()).not.toBe("");
    expect(blanks(translated, language)).toEqual(blanks(message, "en"));
  });
});
