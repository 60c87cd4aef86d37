/** A list, or why there is none: still loading, not reachable, nothing there yet, nothing that matches. */
"use client";

import type { ReactNode } from "react";
import { SearchX, type LucideIcon } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { RowsSkeleton } from "../ui/skeleton";

interface Words {
  title: string;
  hint: string;
}

export interface ListStateProps {
  /** How many rows there are, and how many pass the filters; undefined while that is not known. */
  all: number | undefined;
  shown: number | undefined;
  error: Error | null;
  retry(): void;
  loading: string;
  /** Class of a card's height, so that nothing moves when cards come. */
  cardHeight: string;
  empty: Words & { icon: LucideIcon };
  unmatched: Words;
  onClear(): void;
  children: ReactNode;
}

const WIDTHS = ["w-2/5", "w-1/3", "w-1/2", "w-1/4", "w-2/5", "w-1/3", "w-1/2", "w-1/4"];

export function ListState(props: ListStateProps) {
  const { all, shown, error, retry, loading, cardHeight, empty, unmatched, onClear, children } = props;
  const t = useTranslations("common.list");
  if (shown === undefined) {
    if (error) return <ErrorState error={error} retry={retry} />;
    return <RowsSkeleton label={loading} widths={WIDTHS} height={cardHeight} />;
  }
  if (!all) {
    return (
      <EmptyState icon={empty.icon} title={empty.title}>
        {empty.hint}
      </EmptyState>
    );
  }
  if (shown > 0) return children;
  return (
    <EmptyState icon={SearchX} title={unmatched.title} action={<Button onClick={onClear}>{t("clear")}</Button>}>
      {unmatched.hint}
    </EmptyState>
  );
}
