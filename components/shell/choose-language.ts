/** Changes the language of the pages. */
import { LANGUAGE_COOKIE } from "@/lib/client/languages";

const YEAR_S = 365 * 86_400;

/** Remembers the language and has the server draw the page in it. */
export function chooseLanguage(language: string, redraw: () => void): void {
  forgetAsked();
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${YEAR_S}; samesite=lax`;
  redraw();
}

/** What the address asks for would go before what is chosen here. */
function forgetAsked(): void {
  const address = new URL(window.location.href);
  if (!address.searchParams.has("lang")) return;
  address.searchParams.delete("lang");
  window.history.replaceState(window.history.state, "", address);
}
