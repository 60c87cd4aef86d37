/** The languages of the pages by name, and where the choice is kept. */
import { LANGUAGES, type Language } from "@/lib/core/words/languages";

/** Each language in its own name, as a person who cannot read the current one looks for it. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", ko: "한국어" };

/** A cookie, because the server draws the first picture. */
export const LANGUAGE_COOKIE = "tidemark-language";

/** Where the server's edge puts what the address asks for: see `lib/edge/edge.ts`. */
export const LANGUAGE_HEADER = "x-asked-language";

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value);
