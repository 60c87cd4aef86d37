/** On the server: which language a request is answered in, and its words. The browser is sent only that one. */
import Negotiator from "negotiator";
import { isLanguage } from "./languages";
import { LANGUAGES, type Language } from "@/lib/core/words/languages";
import { compiled } from "./compiled-messages";
import { en, type Messages } from "./messages/en";
import { ko } from "./messages/ko";

const CATALOGUES: Record<Language, Messages> = { en, ko };

/** The words of a language, by namespace, compiled. */
export const messagesOf = (language: Language): Messages => compiled(CATALOGUES[language]);

/**
 * The language that the address asks for (`?lang=ko`), else the one that was chosen on the page (the cookie's value), else the
 * first of the browser's wishes (an Accept-Language header, RFC 9110) that Tidemark speaks, else English.
 */
export function pickLanguage(asked: string | null, chosen: string | undefined, accept: string | null): Language {
  if (isLanguage(asked)) return asked;
  if (isLanguage(chosen)) return chosen;
  const wished = new Negotiator({ headers: { "accept-language": accept ?? "en" } }).language([...LANGUAGES]);
  return isLanguage(wished) ? wished : "en";
}
