/** The search: part of a name, or a regular expression, which is told when it is none. */
"use client";

import { useId } from "react";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import { SearchInput } from "../ui/search-input";
import { compileSearch } from "./search";
import type { FilterControl } from "./use-filters";

export function SearchBox({ control: { filters, setFilters } }: { control: FilterControl }) {
  const t = useTranslations("overview.search");
  const note = useId();
  const { invalid } = compileSearch(filters.q, filters.regex, filters.compile);
  return (
    <div className="relative w-full sm:w-80">
      <div className="flex gap-1">
        <SearchInput
          value={filters.q}
          onSearch={(q) => setFilters({ q })}
          placeholder={t("placeholder")}
          aria-label={t("label")}
          aria-invalid={invalid !== null}
          aria-describedby={invalid === null ? undefined : note}
          className="w-full"
        />
        <button
          type="button"
          aria-pressed={filters.regex}
          aria-label={t("regex")}
          title={t("regexHint")}
          onClick={() => setFilters({ regex: !filters.regex })}
          className={clsx(
            "figures h-8 w-8 shrink-0 rounded-md border text-sm",
            filters.regex ? "border-text text-text" : "border-line text-text-3 hover:text-text",
          )}
        >
          .*
        </button>
      </div>
      {invalid === null ? null : (
        <p
          id={note}
          role="status"
          className="absolute top-9 left-0 z-20 max-w-full rounded-md border border-line-strong bg-raised px-2 py-1 text-xs text-warning shadow-lg"
        >
          {t("invalid", { reason: invalid })}
        </p>
      )}
    </div>
  );
}
