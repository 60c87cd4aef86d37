/** From one case to the others, with how many groups are in each now. */
"use client";

import { useEffect, useRef } from "react";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import { casePath } from "@/lib/client/paths";
import { CASES, type Case } from "@/lib/core/words/terms";
import { CASE_TONES, ICONS, TONE_TEXT } from "../status/tone";
import { Link } from "../ui/link";

export function CaseNav({ current, counts }: { current: Case; counts: Record<Case, number> | null }) {
  const t = useTranslations("cases");
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the tab of this page may be beyond the edge. The page itself is not to scroll with it.
  useEffect(() => {
    const tab = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (nav.current && tab) nav.current.scrollLeft = tab.offsetLeft - (nav.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={nav} aria-label={t("title")} className="relative mb-4 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {CASES.map((slug) => {
          const Icon = ICONS[CASE_TONES[slug]];
          return (
            <li key={slug}>
              <Link
                href={casePath(slug)}
                aria-current={slug === current ? "page" : undefined}
                className={clsx(
                  "-mb-px flex h-10 items-center gap-2 border-b-2 px-3 text-sm whitespace-nowrap",
                  slug === current ? "border-text font-medium" : "border-transparent text-text-2 hover:text-text",
                )}
              >
                <Icon size={14} strokeWidth={2.25} aria-hidden className={TONE_TEXT[CASE_TONES[slug]]} />
                {t(`${slug}.title`)}
                <span className="figures min-w-[2ch] text-right text-xs text-text-3">
                  {counts ? counts[slug] : "…"}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
