/** Who speaks in a message, by language: its own words, and the sentences of findings. */
import { alertInEnglish } from "../words/sentences/alerts/english";
import type { AlertSaid } from "../words/sentences/alerts/facts";
import { alertInKorean } from "../words/sentences/alerts/korean";
import { inEnglish } from "../words/sentences/english";
import type { ReceivedFacts } from "../words/sentences/facts";
import { inKorean } from "../words/sentences/korean";
import type { Language } from "../words/languages";

interface Words {
  tell: (said: AlertSaid) => string;
  /** Null where this release has no sentence for it. */
  found: (notified: ReceivedFacts) => string | null;
}

export const WORDS: Record<Language, Words> = {
  en: { tell: alertInEnglish, found: inEnglish },
  ko: { tell: alertInKorean, found: inKorean },
};

/** The sentence of a finding in a language; null where there is none. Facts of another release may lack what a sentence needs. */
export function findingIn(language: Language, said: ReceivedFacts | null): string | null {
  if (said === null) return null;
  try {
    return WORDS[language].found(said);
  } catch {
    return null;
  }
}
