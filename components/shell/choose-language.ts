/** Changes the language of the pages. */
import { LANGUAGE_COOKIE } from "@/lib/client/languages";

const YEAR_S = 365 * 86_400;

/** Remembers the language and has the server draw the page in it. */
export function chooseLanguage(language: string, redraw: () => void): void {
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${YEAR_S}; samesite=lax`;
  redraw();
}
