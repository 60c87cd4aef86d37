/** What nobody knows is said to be unknown, with the reason at hand. */
"use client";

import { useTranslations } from "use-intl";
import { useSentences, type Reasoned } from "@/lib/client/sentences";

/** Half a sentence, "no committed offset", and its facts where the server gave it. */
export type UnknownProps = Reasoned;

export function Unknown(why: UnknownProps) {
  const t = useTranslations("common");
  const said = useSentences().reason(why);
  return (
    <span
      title={said}
      aria-label={t("unknownBecause", { reason: said })}
      role="note"
      className="cursor-help text-text-3 underline decoration-dotted underline-offset-2"
    >
      {t("unknown")}
    </span>
  );
}
