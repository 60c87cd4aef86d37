/** The table before there are rows: the same heights, so that nothing moves when they come. */
"use client";

import { useTranslations } from "use-intl";
import { Loading, Skeleton } from "../ui/skeleton";

const WIDTHS = ["w-2/5", "w-1/3", "w-1/2", "w-1/4", "w-2/5", "w-1/3", "w-1/2", "w-1/4"];

export function TableSkeleton() {
  const t = useTranslations("overview");
  return (
    <Loading label={t("loading")}>
      <div className="rounded-lg md:border md:border-line md:bg-surface">
        <div className="hidden h-8 border-b border-line md:block" />
        {WIDTHS.map((width, index) => (
          <div
            key={index}
            className="flex h-[136px] items-center gap-4 border-b border-line last:border-0 md:h-9 md:px-3"
          >
            <Skeleton className="h-5 w-20 shrink-0" />
            <Skeleton className={`h-4 ${width}`} />
            <Skeleton className="ml-auto h-4 w-24 shrink-0" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
