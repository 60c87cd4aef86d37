/** In the place of what a page shows of a past moment, while that is not there: on its way, not stored, or not to be had. */
"use client";

import { CalendarX } from "lucide-react";
import { useTranslations } from "use-intl";
import { formatTime } from "@/lib/client/format";
import type { Lack } from "@/lib/client/shown-group";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";

export interface MomentLackProps {
  at: number;
  lack: NonNullable<Lack>;
  retry(): void;
  /** What is on its way, for those who do not see that something is. */
  loading: string;
  /** What is known all the same, where nothing is stored. */
  hint: string;
}

export function MomentLack({ at, lack, retry, loading, hint }: MomentLackProps) {
  const t = useTranslations("shell");
  if (lack === "loading") {
    return (
      <Loading label={loading}>
        <Skeleton className="h-19 w-full" />
      </Loading>
    );
  }
  return (
    <Card>
      {lack === "missing" ? (
        <EmptyState icon={CalendarX} title={t("thenMissing", { time: formatTime(at) })}>
          {hint}
        </EmptyState>
      ) : (
        <ErrorState error={lack} retry={retry} />
      )}
    </Card>
  );
}
