/** Stands in for a part of the page that is on its way. */
"use client";

import { useTranslations } from "use-intl";
import { Loading, Skeleton } from "./skeleton";

export function PartLoading() {
  const t = useTranslations("common");
  return (
    <Loading label={t("loading")}>
      <div className="flex flex-col gap-3">
        <Skeleton className="h-[132px] rounded-lg" />
        <Skeleton className="h-[132px] rounded-lg" />
      </div>
    </Loading>
  );
}
