/** The case that a group is in, as a person would call it; leads to the page that teaches it. */
"use client";

import { Link } from "../ui/link";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import { casePath } from "@/lib/client/paths";
import type { Case } from "@/lib/core/words/terms";
import { CASE_TONES, ICONS, TONE_TEXT } from "./tone";

export interface CaseBadgeProps {
  case: Case;
  /** False where a link would stand inside another. */
  link?: boolean;
}

export function CaseBadge({ case: name, link = true }: CaseBadgeProps) {
  const t = useTranslations("status");
  const tone = CASE_TONES[name];
  const Icon = ICONS[tone];
  const content = (
    <>
      <Icon size={12} strokeWidth={2.25} aria-hidden className={TONE_TEXT[tone]} />
      {t(`case.${name}`)}
    </>
  );
  const classes = "inline-flex h-5 items-center gap-1 rounded-sm border border-line px-1.5 text-xs text-text-2";
  if (!link) return <span className={classes}>{content}</span>;
  return (
    <Link href={casePath(name)} className={clsx(classes, "min-h-[24px] hover:border-line-strong hover:text-text")}>
      {content}
    </Link>
  );
}
