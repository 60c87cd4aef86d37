/** The table, or why there is none: still loading, not reachable, nothing there yet, nothing that matches. */
"use client";

import { SearchX, Waves } from "lucide-react";
import { useTranslations } from "use-intl";
import { formatExact } from "@/lib/client/format";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { GroupTable, type GroupTableProps } from "./group-table";
import { TableSkeleton } from "./table-skeleton";
import type { Overview } from "./use-overview";

export interface GroupListProps extends Omit<GroupTableProps, "groups"> {
  overview: Overview;
  onClear(): void;
}

export function GroupList({ overview, onClear, ...table }: GroupListProps) {
  const t = useTranslations("overview");
  const { rows, all = 0, error, retry } = overview;
  if (!rows) return error ? <ErrorState error={error} retry={retry} /> : <TableSkeleton />;
  if (all === 0) {
    return (
      <EmptyState icon={Waves} title={t("nothingYet")}>
        {t("nothingYetHow")}
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState icon={SearchX} title={t("nothingMatches")} action={<Button onClick={onClear}>{t("clear")}</Button>}>
        {t("nothingMatchesHow", { all: formatExact(all) })}
      </EmptyState>
    );
  }
  return <GroupTable groups={rows} {...table} />;
}
