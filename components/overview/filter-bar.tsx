/** Search and the filters that are not counts. */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { formatExact } from "@/lib/client/format";
import { ListFilterBar } from "../list/filter-bar";
import { SearchBox } from "../list/search-box";
import { Check } from "../ui/check";
import { FacetMenu } from "../ui/facet-menu";
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
  const count =
    all === undefined || shown === undefined
      ? ""
      : shown === all
        ? t("countAll", { all: formatExact(all) })
        : t("countSome", { shown: formatExact(shown), all: formatExact(all) });
  return (
    <ListFilterBar {...{ active, clear, count }} actions={children}>
      <SearchBox
        wanted={filters}
        label={t("search.label")}
        placeholder={t("search.placeholder")}
        onSearch={(q) => setFilters({ q })}
        onRegex={(regex) => setFilters({ regex })}
      />
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
    </ListFilterBar>
  );
}
