/** A status as colour, icon and word. The words are codes, as in Kafka's tools, the same in all languages. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import { ICONS, TONE_SOFT, TONE_TEXT, toneOf, type AnyStatus } from "./tone";

export interface StatusBadgeProps {
  status: AnyStatus;
  /** `sm` for table rows, `md` for headers, `lg` for the top of a page. */
  size?: "sm" | "md" | "lg";
}

const SIZES = {
  sm: { box: "h-5 gap-1 rounded-sm px-1.5 text-2xs", icon: 12 },
  md: { box: "h-6 gap-1.5 rounded-sm px-2 text-xs", icon: 14 },
  lg: { box: "h-8 gap-2 rounded-md px-3 text-base", icon: 18 },
};

export function StatusBadge({ status, size = "sm" }: StatusBadgeProps) {
  const t = useTranslations("status");
  const tone = toneOf(status);
  const Icon = ICONS[tone];
  const { box, icon } = SIZES[size];
  return (
    <span
      data-status={status}
      title={t(`meaning.${status}`)}
      className={clsx("inline-flex shrink-0 items-center font-semibold tracking-wide", box, TONE_SOFT[tone])}
    >
      <Icon size={icon} strokeWidth={2.25} aria-hidden />
      {status}
    </span>
  );
}

/** The icon of a status alone, where the word stands elsewhere or has no room; screen readers get the word. */
export function StatusIcon({ status, size = 16 }: { status: AnyStatus; size?: number }) {
  const tone = toneOf(status);
  const Icon = ICONS[tone];
  return <Icon size={size} strokeWidth={2.25} role="img" aria-label={status} className={TONE_TEXT[tone]} />;
}
