/** What a list is filtered by; to the right, how many rows are left, and what can be done with them. */
"use client";

import type { ReactNode } from "react";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";

export interface ListFilterBarProps {
  /** Whether anything is filtered, and what takes all of it away. */
  active: boolean;
  clear(): void;
  /** How many rows are shown, in words; empty while that is not known. */
  count: string;
  actions: ReactNode;
  children: ReactNode;
}

export function ListFilterBar({ active, clear, count, actions, children }: ListFilterBarProps) {
  const t = useTranslations("common.list");
  return (
    <div className="flex flex-wrap items-center gap-2" role="search">
      {children}
      {active ? (
        <Button variant="ghost" onClick={clear}>
          <X size={14} aria-hidden /> {t("clear")}
        </Button>
      ) : null}
      <div className="ml-auto flex flex-wrap items-center gap-1">
        <span role="status" className="figures mr-1 text-xs text-text-3">
          {count}
        </span>
        {actions}
      </div>
    </div>
  );
}
