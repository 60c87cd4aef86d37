/** Placeholders in the size of what is to come, so that nothing moves when it does. */
"use client";

import { useTranslations } from "use-intl";
import { ChartsLoading } from "../series/history-state";
import { Loading, Skeleton } from "../ui/skeleton";

export function GroupLoading() {
  const t = useTranslations("group");
  return (
    <Loading label={t("loading")}>
      <Skeleton className="h-[150px] w-full rounded-lg sm:h-[90px]" />
      <div className="mt-4 grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(420px,30%)]">
        <div className="flex flex-col gap-4">
          <Skeleton className="h-8 w-72" />
          <ChartsLoading />
        </div>
        <div className="hidden flex-col gap-4 xl:flex">
          <Skeleton className="h-40 w-full rounded-lg" />
          <Skeleton className="h-60 w-full rounded-lg" />
        </div>
      </div>
    </Loading>
  );
}
