/** The foot of a list that shows its first rows: all of them, and the first again. Remembered in the URL. */
"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import type { GroupUrl } from "./use-group-url";

export interface ShowMoreProps {
  /** Name of the section in the URL. */
  section: string;
  url: GroupUrl;
  first: number;
  all: number;
}

export function ShowMore({ section, url, first, all }: ShowMoreProps) {
  const t = useTranslations("group");
  if (all <= first) return null;
  const open = url.isOpen(section);
  return (
    <div className="px-3 py-2">
      <Button size="sm" variant="ghost" onClick={() => url.setOpen(section, !open)} aria-expanded={open}>
        {open ? t("showFewer") : t("showAll", { count: all })}
      </Button>
    </div>
  );
}
