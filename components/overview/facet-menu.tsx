/** A filter that offers what there is, with counts: topics, states, clusters. Long lists can be searched. */
"use client";

import { useState } from "react";
import clsx from "clsx";
import { Check, ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { useTranslations } from "use-intl";
import { buttonClass } from "../ui/button";
import { Input } from "../ui/input";

export interface FacetMenuProps {
  name: string;
  chosen: readonly string[];
  /** Values and how many groups have each; asked for when the menu opens. */
  values(): [string, number][];
  onToggle(value: string): void;
}

const SEARCH_FROM = 10;
const MOST = 200;

export function FacetMenu({ name, chosen, values, onToggle }: FacetMenuProps) {
  return (
    <Popover.Root>
      <Popover.Trigger
        className={clsx(buttonClass({ variant: "outline" }), "max-w-56", chosen.length > 0 && "border-text")}
      >
        <span className={clsx("truncate", chosen.length === 0 && "font-normal text-text-2")}>
          {name}
          {chosen.length > 0 ? `: ${chosen.join(", ")}` : ""}
        </span>
        <ChevronDown size={14} aria-hidden className="shrink-0" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 flex max-h-96 w-72 flex-col gap-2 rounded-lg border border-line-strong bg-raised p-2 shadow-lg"
        >
          <Choices name={name} chosen={chosen} all={values()} onToggle={onToggle} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choices({ name, chosen, all, onToggle }: Omit<FacetMenuProps, "values"> & { all: [string, number][] }) {
  const t = useTranslations("overview.facets");
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  const fitting = all.filter(([value]) => value.toLowerCase().includes(wanted));
  return (
    <>
      {all.length >= SEARCH_FROM ? (
        <Input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={t("search")}
          aria-label={t("searchIn", { name })}
        />
      ) : null}
      <ul aria-label={name} className="min-h-0 overflow-y-auto">
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
        {fitting.length === 0 ? <li className="px-2 py-1.5 text-sm text-text-3">{t("none")}</li> : null}
        {fitting.length > MOST ? (
          <li className="px-2 py-1.5 text-xs text-text-3">{t("more", { count: fitting.length - MOST })}</li>
        ) : null}
      </ul>
    </>
  );
}
