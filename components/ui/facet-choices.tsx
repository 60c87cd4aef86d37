/** What a filter offers. Loaded when somebody comes near it. */
"use client";

import { useState } from "react";
import { Check } from "lucide-react";
import { useTranslations } from "use-intl";
import { Input } from "./input";
import type { PopupProps } from "./load-on-use";
import type { FacetMenuProps } from "./facet-menu";
import { PopupPanel } from "./popup-panel";
import { Loading, Skeleton } from "./skeleton";

const SEARCH_FROM = 10;
const MOST = 200;

export default function FacetChoices({ trigger, open, onOpenChange, values, ...choice }: FacetMenuProps & PopupProps) {
  return (
    <PopupPanel
      {...{ trigger, open, onOpenChange }}
      label={choice.name}
      align="start"
      className="flex w-72 flex-col gap-2 p-2"
    >
      {open ? <Choices all={values()} {...choice} /> : null}
    </PopupPanel>
  );
}

function Choices({
  name,
  chosen,
  all,
  onToggle,
}: Omit<FacetMenuProps, "values"> & { all: [string, number][] | undefined }) {
  const t = useTranslations("common");
  const [typed, setTyped] = useState("");
  if (!all) {
    return (
      <Loading label={t("loading")}>
        <Skeleton className="m-2 h-4 w-40" />
      </Loading>
    );
  }
  const wanted = typed.trim().toLowerCase();
  const fitting = all.filter(([value]) => value.toLowerCase().includes(wanted));
  return (
    <>
      {all.length >= SEARCH_FROM ? (
        <Input
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={t("facets.search")}
          aria-label={t("facets.searchIn", { name })}
        />
      ) : null}
      <ul aria-label={name} className="max-h-80 min-h-0 overflow-y-auto">
        {fitting.slice(0, MOST).map(([value, count]) => (
          <li key={value}>
            <button
              type="button"
              role="checkbox"
              aria-checked={chosen.includes(value)}
              onClick={() => onToggle(value)}
              className="flex h-8 w-full items-center gap-2 rounded-sm px-2 text-left text-sm hover:bg-selected"
            >
              <span className="flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong">
                {chosen.includes(value) ? <Check size={12} aria-hidden /> : null}
              </span>
              <span className="min-w-0 truncate" title={value}>
                {value}
              </span>
              <span className="figures ml-auto text-xs text-text-3">{count}</span>
            </button>
          </li>
        ))}
        {fitting.length === 0 ? <li className="px-2 py-1.5 text-sm text-text-3">{t("facets.none")}</li> : null}
        {fitting.length > MOST ? (
          <li className="px-2 py-1.5 text-xs text-text-3">{t("facets.more", { count: fitting.length - MOST })}</li>
        ) : null}
      </ul>
    </>
  );
}
