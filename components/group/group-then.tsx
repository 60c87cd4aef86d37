/** In the place of the group's numbers, while those of a past moment are not there. */
"use client";

import { CalendarX } from "lucide-react";
import { useTranslations } from "use-intl";
import { formatTime } from "@/lib/client/format";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import type { ShownGroup } from "./use-shown-group";

export function GroupThen({ at, lacks, retry }: { at: number } & Pick<ShownGroup, "lacks" | "retry">) {
  const t = useTranslations("group");
  if (lacks === null) return null;
  if (lacks === "loading") {
    return (
      <Loading label={t("thenLoading")}>
        <Skeleton className="h-19 w-full" />
      </Loading>
    );
  }
  return (
    <Card>
      {lacks === "missing" ? (
        <EmptyState icon={CalendarX} title={t("thenMissing", { time: formatTime(at) })}>
          {t("thenMissingHint")}
        </EmptyState>
      ) : (
        <ErrorState error={lacks} retry={retry} />
      )}
    </Card>
  );
}
