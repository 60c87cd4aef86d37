/** What the lab and its server say, in the page's language. */
import { useCallback } from "react";
import { useLocale } from "use-intl";
import type { SaidWire } from "@/lib/api/said-contract";
import { ApiError } from "@/lib/client/api";
import { useErrorWords } from "@/lib/client/error-words";
import type { Language } from "@/lib/core/words/languages";
import { labInKorean } from "@/lib/core/words/sentences/lab/korean";

/** What makes the lab's sentences of facts; null where they come made from the server. */
const LAB: Record<Language, typeof labInKorean | null> = { en: null, ko: labInKorean };

export interface LabWords {
  /** A sentence of the lab, of its facts. */
  sentence(english: string, said?: SaidWire | null): string;
  /** Why the lab did not do what it was asked. */
  refusal(error: Error): string;
}

export function useLabWords(): LabWords {
  const language = useLocale();
  const errorWords = useErrorWords();
  const sentence = useCallback(
    (english: string, said?: SaidWire | null) => (said ? LAB[language]?.(said) : null) ?? english,
    [language],
  );
  const refusal = useCallback(
    (error: Error) =>
      sentence(errorWords(error).detail, error instanceof ApiError ? error.problem?.said?.detail : undefined),
    [sentence, errorWords],
  );
  return { sentence, refusal };
}
