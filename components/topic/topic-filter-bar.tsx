/** Search and filters of the list of topics. */
"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import { Kbd } from "../ui/kbd";
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
      <Input
        type="search"
        value={filters.q}
        onChange={(event) => setFilters({ q: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          setFilters({ q: "" });
          event.currentTarget.blur();
        }}
        placeholder={t("searchHint")}
        aria-label={t("search")}
        icon={<Search size={14} aria-hidden />}
        hint={<Kbd>/</Kbd>}
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

function Check({ label, checked, onChange }: { label: string; checked: boolean; onChange(on: boolean): void }) {
  return (
    <label className="flex h-8 items-center gap-2 text-sm text-text-2">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 accent-(--accent)"
      />
      {label}
    </label>
  );
}
