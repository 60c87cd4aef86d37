/** The list before there are topics. */
"use client";

import { useTranslations } from "use-intl";
import { RowsSkeleton } from "../ui/skeleton";

const WIDTHS = ["w-1/4", "w-1/3", "w-1/5", "w-1/4", "w-1/3", "w-1/5"];

export function TopicsSkeleton() {
  const t = useTranslations("topic");
  return <RowsSkeleton label={t("loadingTopics")} widths={WIDTHS} height="h-26" />;
}
