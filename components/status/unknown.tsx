/** What nobody knows is said to be unknown, with the reason at hand. */
"use client";

import { useTranslations } from "use-intl";
import { useSentences } from "@/lib/client/sentences";

export interface UnknownProps {
  /** Half a sentence: "no committed offset". */
  reason: string;
}

export function Unknown({ reason }: UnknownProps) {
  const t = useTranslations("common");
  const said = useSentences().reason(reason);
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
