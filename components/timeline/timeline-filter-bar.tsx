/** The timeline's filters: group, kinds, status after, topic, cluster, only problems. */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Search, X } from "lucide-react";
import { useClusters } from "@/lib/client/queries";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import { Kbd } from "../ui/kbd";
import { KindFilter } from "./kind-filter";
import { StatusAfterFilter } from "./status-after-filter";
import { TopicFilter } from "./topic-filter";
import type { TimelineFilterControl } from "./use-timeline-filters";

export interface TimelineFilterBarProps {
  control: TimelineFilterControl;
  children: ReactNode;
}

export function TimelineFilterBar({ control, children }: TimelineFilterBarProps) {
  const t = useTranslations("timeline");
  const { filters, active, set, type, clear } = control;
  return (
    <div className="my-3 flex flex-wrap items-center gap-2" role="search" aria-label={t("filters")}>
      <Input
        type="search"
        value={filters.q}
        onChange={({ target }) => type(target.value)}
        onKeyDown={({ key }) => key === "Escape" && type("")}
        placeholder={t("searchGroups")}
        aria-label={t("searchGroups")}
        icon={<Search size={14} aria-hidden />}
        hint={<Kbd>/</Kbd>}
        className="w-full sm:w-64"
      />
      <KindFilter kinds={filters.kind} onChange={(kind) => set({ kind })} />
      <StatusAfterFilter statuses={filters.after} onChange={(after) => set({ after })} />
      <TopicFilter topic={filters.topic} cluster={filters.cluster} onChange={(topic) => set({ topic })} />
      <ClusterFilter cluster={filters.cluster} onChange={(cluster) => set({ cluster })} />
      <label className="flex h-8 items-center gap-2 px-1 text-sm whitespace-nowrap">
        <input
          type="checkbox"
          checked={filters.problems}
          onChange={({ target }) => set({ problems: target.checked })}
          className="size-4 accent-(--accent)"
        />
        {t("onlyProblems")}
      </label>
      {active ? (
        <Button size="sm" variant="ghost" onClick={clear}>
          <X size={14} aria-hidden /> {t("clearFilters")}
        </Button>
      ) : null}
      <div className="ml-auto flex items-center gap-2">{children}</div>
    </div>
  );
}

function ClusterFilter({ cluster, onChange }: { cluster: string | null; onChange(cluster: string | null): void }) {
  const t = useTranslations("timeline");
  const names = (useClusters().data ?? []).map((one) => one.cluster);
  if (names.length < 2 && cluster === null) return null;
  return (
    <select
      aria-label={t("cluster")}
      value={cluster ?? ""}
      onChange={({ target }) => onChange(target.value || null)}
      className="h-8 rounded-md border border-line-strong bg-surface px-2 text-sm"
    >
      <option value="">{t("allClusters")}</option>
      {[...new Set([...names, ...(cluster ? [cluster] : [])])].map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  );
}
