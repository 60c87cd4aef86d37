/** In the place of the group's numbers, while those of a past moment are not there; else what the rules say of it otherwise. */
"use client";

import { CalendarX } from "lucide-react";
import { useTranslations } from "use-intl";
import { formatTime } from "@/lib/client/format";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import type { ShownGroup } from "@/lib/client/shown-group";

type Past = Pick<ShownGroup, "lacks" | "otherwise" | "retry">;

export function GroupThen({ at, past: { lacks, otherwise, retry } }: { at: number; past: Past }) {
  const t = useTranslations("group");
  if (lacks === null) return otherwise.length > 0 ? <Otherwise otherwise={otherwise} /> : null;
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

/** So many partitions are named. */
const NAMED = 3;

/** Reports lead, and that the rules would say something else of what is stored is told beside them. */
function Otherwise({ otherwise }: Pick<ShownGroup, "otherwise">) {
  const t = useTranslations("group");
  const named = otherwise.slice(0, NAMED).map(({ topic, partition }) => `${topic}/${partition}`);
  const more = otherwise.length - named.length;
  const places = more > 0 ? t("thenOtherwiseMore", { places: named.join(", "), more }) : named.join(", ");
  return (
    <p className="mt-2 text-xs wrap-anywhere text-text-3">{t("thenOtherwise", { count: otherwise.length, places })}</p>
  );
}
