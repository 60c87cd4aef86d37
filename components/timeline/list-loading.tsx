/** The list before it is there, in its own rows. */
"use client";

import { useTranslations } from "use-intl";
import { Loading, Skeleton } from "../ui/skeleton";

const ROWS = Array.from({ length: 14 }, (_, row) => row);

export function ListLoading() {
  const t = useTranslations("timeline");
  return (
    <Loading label={t("loading")}>
      <Skeleton className="mx-4 my-3 h-4 w-32" />
      {ROWS.map((row) => (
        <div key={row} className="flex h-11 items-center gap-4 border-t border-line px-4">
          <Skeleton className="h-4 w-16" />
          <Skeleton className="h-4 w-40" />
          <Skeleton className="hidden h-4 w-56 md:block" />
          <Skeleton className="h-4 flex-1" />
        </div>
      ))}
    </Loading>
  );
}
