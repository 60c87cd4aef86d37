/** What nobody knows is said to be unknown, with the reason at hand. */
"use client";

import { useTranslations } from "use-intl";

export interface UnknownProps {
  /** Half a sentence: "no committed offset". */
  reason: string;
}

export function Unknown({ reason }: UnknownProps) {
  const t = useTranslations("common");
  return (
    <span
      title={reason}
      aria-label={t("unknownBecause", { reason })}
      role="note"
      className="cursor-help text-text-3 underline decoration-dotted underline-offset-2"
    >
      {t("unknown")}
    </span>
  );
}
