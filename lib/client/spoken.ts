/**
 * What makes sentences of facts in a language in which the server does not send them. It is loaded with the first page in that
 * language: nobody loads the words of another.
 */
import { use, type ReactNode } from "react";
import type { SaidWire } from "@/lib/api/said-contract";
import type { Language } from "@/lib/core/words/languages";
import type { RuleName, RuleWords } from "@/lib/core/words/sentences/rules/facts";

export interface Spoken {
  /** The sentence that facts make; null where there are no words for them. */
  sentence(said: SaidWire): string | null;
  /** Why something was refused; null where there are no words for it. */
  refusal(said: SaidWire): string | null;
  rules: Record<RuleName, RuleWords>;
}

async function loadKorean(): Promise<Spoken> {
  const [{ inKorean }, { refusalInKorean }, { RULES_IN_KOREAN }] = await Promise.all([
    import("@/lib/core/words/sentences/korean"),
    import("@/lib/core/words/sentences/refusals/korean"),
    import("@/lib/core/words/sentences/rules/korean"),
  ]);
  return { sentence: inKorean, refusal: refusalInKorean, rules: RULES_IN_KOREAN };
}

/** Null: the server sends the sentences made. */
const LOADED_FROM: Record<Language, (() => Promise<Spoken>) | null> = { en: null, ko: loadKorean };

const loading = new Map<Language, Promise<void>>();
const loaded = new Map<Language, Spoken>();

/**
 * Loads a language, once. Where that fails its sentences stay English until the page is loaded anew: who waits for it draws at
 * once, and asks no server again and again that is away or has become another release.
 */
export function loadSpoken(language: Language): Promise<void> | null {
  const load = LOADED_FROM[language];
  if (!load || loaded.has(language)) return null;
  const begun = loading.get(language);
  if (begun) return begun;
  const promise = load().then(
    (spoken) => void loaded.set(language, spoken),
    () => undefined,
  );
  loading.set(language, promise);
  return promise;
}

/** A loaded language; undefined where the server's English sentences stand. */
export const spokenIn = (language: Language): Spoken | undefined => loaded.get(language);

/**
 * Holds back what is in it until the language's words are there. A component of its own: React (19.3) mistakes the hooks of one that
 * waits while a page is hydrated for those of a later drawing.
 */
export function SpokenGate({ language, children }: { language: Language; children: ReactNode }): ReactNode {
  const promise = loadSpoken(language);
  if (promise) use(promise);
  return children;
}
