/** An empty list, said so that one knows why: nothing happened, or nothing matches. */
"use client";

import { useTranslations } from "use-intl";
import { History, SearchX } from "lucide-react";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

export interface NothingHereProps {
  filtered: boolean;
  onClear(): void;
  onZoomOut(): void;
}

export function NothingHere({ filtered, onClear, onZoomOut }: NothingHereProps) {
  const t = useTranslations("timeline");
  return filtered ? (
    <EmptyState icon={SearchX} title={t("noMatch")} action={<Button onClick={onClear}>{t("clearFilters")}</Button>}>
      {t("noMatchHelp")}
    </EmptyState>
  ) : (
    <EmptyState icon={History} title={t("nothing")} action={<Button onClick={onZoomOut}>{t("zoomOut")}</Button>}>
      {t("nothingHelp")}
    </EmptyState>
  );
}
