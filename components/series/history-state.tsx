/** What stands in the place of charts: while history is loaded, and where none is stored. */
"use client";

import { History } from "lucide-react";
import { useTranslations } from "use-intl";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Loading, Skeleton } from "../ui/skeleton";

export function ChartsLoading() {
  const t = useTranslations("group");
  return (
    <Loading label={t("loadingCharts")}>
      <Card>
        <Skeleton className="mb-4 h-4 w-40" />
        <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
          {[0, 1, 2, 3].map((slot) => (
            <Skeleton key={slot} className="h-[240px] w-full" />
          ))}
        </div>
      </Card>
    </Loading>
  );
}

export function NoData({ label, live }: { label: string; live: boolean }) {
  const t = useTranslations("group");
  return (
    <Card>
      <EmptyState icon={History} title={t("nothingStored")}>
        {live ? t("nothingStoredLive") : t("nothingStoredPast", { range: label })}
      </EmptyState>
    </Card>
  );
}
