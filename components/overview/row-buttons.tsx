/** The two buttons at a row's beginning: open it in place, and pin it. */
"use client";

import clsx from "clsx";
import { ChevronRight, Pin } from "lucide-react";
import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { togglePin } from "./pins";

export interface RowButtonsProps {
  group: GroupSummary;
  open: boolean;
  pinned: boolean;
  onOpen(open: boolean): void;
}

const LOOK = clsx(
  "relative z-1 inline-flex size-[24px] items-center justify-center rounded-sm hover:bg-sunken",
  // A thumb needs more room than a pointer, above and below where there is some.
  "[@media(hover:none)]:after:absolute [@media(hover:none)]:after:inset-x-0 [@media(hover:none)]:after:-inset-y-2",
);

export function RowButtons({ group, open, pinned, onOpen }: RowButtonsProps) {
  const t = useTranslations("overview");
  const name = { group: group.group };
  return (
    <span className="-ml-1 flex">
      <button
        type="button"
        aria-expanded={open}
        aria-label={t("openRow", name)}
        title={t("openRowHint")}
        onClick={() => onOpen(!open)}
        className={clsx(LOOK, "text-text-3 hover:text-text")}
      >
        <ChevronRight size={14} aria-hidden className={clsx(open && "rotate-90")} />
      </button>
      <button
        type="button"
        aria-pressed={pinned}
        aria-label={t("pinRow", name)}
        title={t("pinRowHint")}
        onClick={() => togglePin(group)}
        className={clsx(LOOK, pinned ? "text-accent" : "text-text-3 hover:text-text")}
      >
        {pinned ? (
          <Pin size={13} aria-hidden fill="currentColor" />
        ) : (
          // Seen in one row at a time, and not drawn in the others; where nothing hovers, in all.
          <span
            aria-hidden
            className="pin-outline hidden group-focus-within:block group-hover:block [@media(hover:none)]:block"
          />
        )}
      </button>
    </span>
  );
}
