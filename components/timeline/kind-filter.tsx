/** Which kinds of happenings are listed: none chosen means all. */
"use client";

import clsx from "clsx";
import { ToggleGroup } from "radix-ui";
import { useTranslations } from "use-intl";
import { TIMELINE_KINDS, type TimelineKind } from "@/lib/core/past/timeline";
import { KIND_ICONS } from "./kind";

export interface KindFilterProps {
  kinds: TimelineKind[];
  onChange(kinds: TimelineKind[]): void;
}

export function KindFilter({ kinds, onChange }: KindFilterProps) {
  const t = useTranslations("timeline");
  return (
    <ToggleGroup.Root
      type="multiple"
      value={kinds}
      onValueChange={(next) => onChange(TIMELINE_KINDS.filter((kind) => next.includes(kind)))}
      aria-label={t("kinds")}
      className="flex max-w-full gap-1 max-sm:overflow-x-auto sm:flex-wrap"
    >
      {TIMELINE_KINDS.map((kind) => {
        const Icon = KIND_ICONS[kind];
        return (
          <ToggleGroup.Item
            key={kind}
            value={kind}
            className={clsx(
              "flex h-8 shrink-0 items-center gap-1.5 rounded-md border px-2.5 text-xs whitespace-nowrap",
              "border-line text-text-2 hover:border-line-strong hover:text-text",
              "data-[state=on]:border-accent data-[state=on]:bg-selected data-[state=on]:text-text",
            )}
          >
            <Icon size={14} aria-hidden /> {t(`kind.${kind}`)}
          </ToggleGroup.Item>
        );
      })}
    </ToggleGroup.Root>
  );
}
