/**
 * The glossary in a language. It is fetched when somebody opens its page or a card of it, and stands beside the other words
 * rather than among them: those are sent with every page.
 */
import type { Language } from "@/lib/core/words/languages";
import type english from "./messages/en/glossary.json";

export type GlossaryWords = typeof english;
/** A term by its anchor on the glossary's page. */
export type TermName = keyof GlossaryWords["terms"];

const LOADED_FROM: Record<Language, () => Promise<{ default: GlossaryWords }>> = {
  en: () => import("./messages/en/glossary.json"),
  ko: () => import("./messages/ko/glossary.json"),
};

/** The glossary's words. Rejects where the server is away; the next call tries again. */
export const loadGlossary = async (language: Language): Promise<GlossaryWords> =>
  (await LOADED_FROM[language]()).default;
