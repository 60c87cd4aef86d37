/** The table before there are rows. */
"use client";

import { useTranslations } from "use-intl";
import { RowsSkeleton } from "../ui/skeleton";

const WIDTHS = ["w-2/5", "w-1/3", "w-1/2", "w-1/4", "w-2/5", "w-1/3", "w-1/2", "w-1/4"];

export function TableSkeleton() {
  const t = useTranslations("overview");
  return <RowsSkeleton label={t("loading")} widths={WIDTHS} height="h-[136px]" />;
}
