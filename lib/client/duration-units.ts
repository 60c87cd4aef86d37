/** The units of durations in the page's language: "12 min 4 s", "12분 4초". */
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { DurationUnits } from "@/lib/core/words/format";

/** What stands after a number of each unit, with the space before it where the language has one. */
export function useDurationUnits(): DurationUnits {
  const t = useTranslations("common.units");
  return useMemo(() => ({ ms: t("ms"), s: t("s"), min: t("min"), h: t("h"), d: t("d") }), [t]);
}
