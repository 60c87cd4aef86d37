/** Search and filters of the list of topics. */
"use client";

import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Check } from "../ui/check";
import { SearchInput } from "../ui/search-input";
import type { TopicFilterControl } from "./use-topic-filters";

export interface TopicFilterBarProps {
  control: TopicFilterControl;
  clusters: string[];
  shown: number;
  /** Undefined while nothing is known yet. */
  all: number | undefined;
  children?: React.ReactNode;
}

export function TopicFilterBar({ control, clusters, shown, all, children }: TopicFilterBarProps) {
  const t = useTranslations("topic");
  const { filters, setFilters, clear, active } = control;
  return (
    <div className="flex flex-wrap items-center gap-2" role="search">
      <SearchInput
        value={filters.q}
        onSearch={(q) => setFilters({ q })}
        placeholder={t("searchHint")}
        aria-label={t("search")}
        className="w-full sm:w-80"
      />
      {clusters.length > 1 ? (
        <select
          value={filters.cluster ?? ""}
          onChange={(event) => setFilters({ cluster: event.target.value || null })}
          aria-label={t("cluster")}
          className="h-8 rounded-md border border-line-strong bg-surface px-2 text-sm"
        >
          <option value="">{t("allClusters")}</option>
          {clusters.map((cluster) => (
            <option key={cluster}>{cluster}</option>
          ))}
        </select>
      ) : null}
      <Check label={t("onlyTrouble")} checked={filters.trouble} onChange={(trouble) => setFilters({ trouble })} />
      <Check label={t("withInternal")} checked={filters.internal} onChange={(internal) => setFilters({ internal })} />
      {active ? (
        <Button variant="ghost" onClick={clear}>
          <X size={14} aria-hidden /> {t("clearFilters")}
        </Button>
      ) : null}
      <span role="status" className="figures ml-auto text-xs text-text-3">
        {all === undefined ? "" : t("count", { shown, all })}
      </span>
      {children}
    </div>
  );
}
