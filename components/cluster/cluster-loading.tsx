/** Placeholders in the size of what is to come, so that nothing moves when it does. */
"use client";

import { useTranslations } from "use-intl";
import { Loading, Skeleton } from "../ui/skeleton";

export function ClusterLoading() {
  return (
    <Loading label={useTranslations("cluster")("loadingOne")}>
      <Skeleton className="h-[280px] rounded-lg sm:h-[150px] xl:h-[76px]" />
      <div className="mt-4 grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(420px,32%)]">
        <Skeleton className="h-[480px] rounded-lg" />
        <div className="flex flex-col gap-4">
          <Skeleton className="h-28 rounded-lg" />
          <Skeleton className="h-40 rounded-lg" />
          <Skeleton className="h-60 rounded-lg" />
        </div>
      </div>
    </Loading>
  );
}
