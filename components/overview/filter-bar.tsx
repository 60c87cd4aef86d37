/** Search and the filters that are not counts. */
"use client";

import { useEffect, useRef } from "react";
import { Search, X } from "lucide-react";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import { Kbd } from "../ui/kbd";
import type { FilterControl } from "./use-filters";

export interface FilterBarProps {
  control: FilterControl;
  clusters: string[];
  shown: number;
  /** Undefined while nothing is known yet. */
  all: number | undefined;
}

export function FilterBar({ control, clusters, shown, all }: FilterBarProps) {
  const { filters, setFilters, clear, active } = control;
  const search = useRef<HTMLInputElement>(null);
  useSlash(search);
  return (
    <div className="flex flex-wrap items-center gap-2" role="search">
      <Input
        ref={search}
        type="search"
        value={filters.q}
        onChange={(event) => setFilters({ q: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          setFilters({ q: "" });
          event.currentTarget.blur();
        }}
        placeholder="Group, topic, or regex"
        aria-label="Search groups and topics"
        icon={<Search size={14} aria-hidden />}
        hint={<Kbd>/</Kbd>}
        className="w-full sm:w-80"
      />
      {clusters.length > 1 ? (
        <select
          value={filters.cluster ?? ""}
          onChange={(event) => setFilters({ cluster: event.target.value || null })}
          aria-label="Cluster"
          className="h-8 rounded-md border border-line-strong bg-surface px-2 text-sm"
        >
          <option value="">All clusters</option>
          {clusters.map((cluster) => (
            <option key={cluster}>{cluster}</option>
          ))}
        </select>
      ) : null}
      <label className="flex h-8 items-center gap-2 text-sm text-text-2">
        <input
          type="checkbox"
          checked={filters.lagging}
          onChange={(event) => setFilters({ lagging: event.target.checked })}
          className="size-4 accent-(--accent)"
        />
        only lagging
      </label>
      {active ? (
        <Button variant="ghost" onClick={clear}>
          <X size={14} aria-hidden /> Clear filters
        </Button>
      ) : null}
      <span role="status" className="figures ml-auto text-xs text-text-3">
        {all === undefined ? "" : shown === all ? `${all} groups` : `${shown} of ${all} groups`}
      </span>
    </div>
  );
}

/** "/" puts the cursor into the search box, unless one is typing already. */
function useSlash(target: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      target.current?.focus();
      target.current?.select();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [target]);
}
