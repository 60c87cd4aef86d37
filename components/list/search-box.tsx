/** The search of a list: part of a name, or a regular expression, which is told when it is none. */
"use client";

import { useId } from "react";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { CompileExpression } from "@/lib/client/expressions";
import { SearchInput } from "../ui/search-input";
import { compileSearch } from "./search";

export interface SearchBoxProps {
  wanted: { q: string; regex: boolean; compile: CompileExpression | null };
  label: string;
  placeholder: string;
  onSearch(q: string): void;
  /** Absent where what is typed tells by itself whether it is an expression. */
  onRegex?(regex: boolean): void;
}

export function SearchBox({ wanted, label, placeholder, onSearch, onRegex }: SearchBoxProps) {
  const t = useTranslations("common.list");
  const note = useId();
  const { q, regex, compile } = wanted;
  const { invalid } = compileSearch(q, regex, compile);
  return (
    <div className="relative w-full sm:w-80">
      <div className="flex gap-1">
        <SearchInput
          value={q}
          onSearch={onSearch}
          placeholder={placeholder}
          aria-label={label}
          aria-invalid={invalid !== null}
          aria-describedby={invalid === null ? undefined : note}
          className="w-full"
        />
        {onRegex ? (
          <button
            type="button"
            aria-pressed={regex}
            aria-label={t("regex")}
            title={t("regexHint")}
            onClick={() => onRegex(!regex)}
            className={clsx(
              "figures h-8 w-8 shrink-0 rounded-md border text-sm",
              regex ? "border-text text-text" : "border-line text-text-3 hover:text-text",
            )}
          >
            .*
          </button>
        ) : null}
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
