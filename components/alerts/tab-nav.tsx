/** From one part of the alerts' page to the others, with how much there is in each. */
"use client";

import type { MouseEvent } from "react";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import { alertsPath } from "@/lib/client/paths";
import { Link } from "../ui/link";
import { TABS, type Tab } from "./use-tab";

export interface TabNavProps {
  current: Tab;
  counts: Partial<Record<Tab, number>>;
  onShow(tab: Tab): void;
}

export function TabNav({ current, counts, onShow }: TabNavProps) {
  const t = useTranslations("alerts");
  // Links, so that a part can be opened beside; a plain press needs no word from the server.
  const show = (event: MouseEvent, tab: Tab) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onShow(tab);
  };
  return (
    <nav aria-label={t("parts")} className="mb-4 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {TABS.map((tab) => (
          <li key={tab}>
            <Link
              href={alertsPath(tab === "firing" ? {} : { tab })}
              aria-current={tab === current ? "page" : undefined}
              onClick={(event) => show(event, tab)}
              className={clsx(
                "-mb-px flex h-10 items-center gap-2 border-b-2 px-3 text-sm whitespace-nowrap",
                tab === current ? "border-text font-medium" : "border-transparent text-text-2 hover:text-text",
              )}
            >
              {t(`tab.${tab}`)}
              {counts[tab] === undefined ? null : (
                <span className="figures min-w-[1ch] text-xs text-text-3">{counts[tab]}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
