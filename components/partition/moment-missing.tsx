/** A moment of which nothing is stored, or nothing yet on the screen. */
"use client";

import { CalendarX } from "lucide-react";
import { useTranslations } from "use-intl";
import { formatTime } from "@/lib/client/format";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import type { MomentControl } from "./use-moment";

export function MomentMissing({ moment: { at, error, retry, loading, steps, go } }: { moment: MomentControl }) {
  const t = useTranslations("partition.missing");
  if (error) return <ErrorState error={error} retry={retry} />;
  if (loading) {
    return (
      <Loading label={t("loading")}>
        <Skeleton className="h-19 w-full" />
      </Loading>
    );
  }
  return (
    <Card>
      <EmptyState
        icon={CalendarX}
        title={t("title", { time: formatTime(at ?? 0) })}
        action={steps.next === null ? null : <Button onClick={() => go(steps.next)}>{t("next")}</Button>}
      >
        {t("hint")}
      </EmptyState>
    </Card>
  );
}
