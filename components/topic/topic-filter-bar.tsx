/** Search and filters of the list of topics. */
"use client";

import { useTranslations } from "use-intl";
import { ListFilterBar } from "../list/filter-bar";
import { SearchBox } from "../list/search-box";
import { Check } from "../ui/check";
import { isExpression } from "./selection";
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
  const { q, compile = null } = filters;
  return (
    <ListFilterBar
      {...{ active, clear }}
      count={all === undefined ? "" : t("count", { shown, all })}
      actions={children}
    >
      <SearchBox
        wanted={{ q, compile, regex: isExpression(q) }}
        label={t("search")}
        placeholder={t("searchHint")}
        onSearch={(next) => setFilters({ q: next })}
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
    </ListFilterBar>
  );
}
