/** What went wrong, in the page's language: as the server said it, or, where it said nothing, by what that means. */
import { useCallback } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ApiError, type ReportedProblem } from "./api";
import type { Language } from "@/lib/core/words/languages";
import { spokenIn } from "./spoken";

export interface ErrorWords {
  title: string;
  detail: string;
}

/** Title and detail of a problem document in a language. What only an older or newer release knows stays English. */
export function problemIn(language: Language, { title, detail, said }: ReportedProblem): ErrorWords {
  const refusal = spokenIn(language)?.refusal;
  if (!refusal || !said) return { title, detail };
  return { title: refusal(said.title) ?? title, detail: refusal(said.detail) ?? detail };
}

/** The words for an error, for whoever sees it. */
export function useErrorWords(): (error: Error) => ErrorWords {
  const language = useLocale();
  const t = useTranslations("common");
  return useCallback(
    (error) => {
      if (!(error instanceof ApiError)) return { title: t("somethingWrong"), detail: error.message };
      const { status, problem } = error;
      if (problem) return problemIn(language, problem);
      if (status === 0) return { title: t("notConnected"), detail: t("notConnectedDetail") };
      if (status < 300) return { title: t("notUnderstood"), detail: t("notUnderstoodDetail") };
      return { title: t("notAvailable"), detail: t("notAvailableDetail", { status: String(status) }) };
    },
    [language, t],
  );
}
