/** Search and the filters that are not counts; to the right, how the table looks. */
"use client";

import type { ReactNode } from "react";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { formatExact } from "@/lib/client/format";
import { NowTag } from "../shell/now-tag";
import { Button } from "../ui/button";
import { Check } from "../ui/check";
import { FacetMenu } from "../ui/facet-menu";
import { SearchBox } from "./search-box";
import { countValues, filterGroups, NO_STATE, type Filters } from "./selection";
import type { FilterControl } from "./use-filters";

export interface FilterBarProps {
  control: FilterControl;
  groups: GroupSummary[];
  clusters: string[];
  /** Undefined while nothing is known yet. */
  shown: number | undefined;
  all: number | undefined;
  children?: ReactNode;
}

export function FilterBar({ control, groups, clusters, shown, all, children }: FilterBarProps) {
  const t = useTranslations("overview");
  const { filters, setFilters, clear, active } = control;
  const { cluster, topic, state } = filters;
  const offer = (name: keyof Filters, valuesOf: (group: GroupSummary) => string[]) => () =>
    countValues(filterGroups(groups, filters, [name, "pinned"]), valuesOf);
  const other = (value: string, old: string | null) => (value === old ? null : value);
  return (
    <div className="flex flex-wrap items-center gap-2" role="search">
      <SearchBox control={control} />
      {clusters.length > 1 || cluster !== null ? (
        <FacetMenu
          name={t("columns.cluster.label")}
          chosen={cluster === null ? [] : [cluster]}
          values={offer("cluster", (group) => [group.cluster])}
          onToggle={(value) => setFilters({ cluster: other(value, cluster) })}
        />
      ) : null}
      <FacetMenu
        name={t("facets.topic")}
        chosen={topic === null ? [] : [topic]}
        values={offer("topic", (group) => group.topics)}
        onToggle={(value) => setFilters({ topic: other(value, topic) })}
      />
      <FacetMenu
        name={t("facets.state")}
        chosen={state}
        values={offer("state", (group) => [group.state ?? NO_STATE])}
        onToggle={(value) =>
          setFilters({ state: state.includes(value) ? state.filter((one) => one !== value) : [...state, value] })
        }
      />
      <Check label={t("onlyLagging")} checked={filters.lagging} onChange={(lagging) => setFilters({ lagging })} />
      <Check label={t("onlyPinned")} checked={filters.pinned} onChange={(pinned) => setFilters({ pinned })} />
      {active ? (
        <Button variant="ghost" onClick={clear}>
          <X size={14} aria-hidden /> {t("clear")}
        </Button>
      ) : null}
      <div className="ml-auto flex flex-wrap items-center gap-1">
        <span role="status" className="figures mr-1 text-xs text-text-3">
          {all === undefined || shown === undefined
            ? ""
            : shown === all
              ? t("countAll", { all: formatExact(all) })
              : t("countSome", { shown: formatExact(shown), all: formatExact(all) })}
        </span>
        <NowTag />
        {children}
      </div>
    </div>
  );
}
