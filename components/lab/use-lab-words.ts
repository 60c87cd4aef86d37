/** What the lab and its server say, in the page's language. */
import { useCallback } from "react";
import { useLocale } from "use-intl";
import { labInKorean } from "@/lib/core/words/sentences/korean-lab";

export function useLabWords(): (text: string) => string {
  const language = useLocale();
  return useCallback((text) => (language === "ko" ? labInKorean(text) : text), [language]);
}
