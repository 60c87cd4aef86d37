/** How many groups are in each status and case: the first thing to see, and the first thing to press. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import { CASES, type Case, type ConsumerStatus } from "@/lib/core/words/terms";
import { CASE_TONES, ICONS, TONE_SOFT, TONE_TEXT, toneOf } from "../status/tone";
import { Skeleton } from "../ui/skeleton";
import type { countGroups } from "./selection";
import type { FilterControl } from "./use-filters";

const WORST_FIRST: ConsumerStatus[] = ["ERROR", "WARNING", "UNKNOWN", "OK"];

const toggled = <T,>(list: T[], item: T) =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

export interface StatusFilterProps {
  /** Undefined while nothing is known yet. */
  counts: ReturnType<typeof countGroups> | undefined;
  control: FilterControl;
}

export function StatusFilter({ counts, control }: StatusFilterProps) {
  const t = useTranslations("overview");
  const { filters, setFilters } = control;
  return (
    <>
      <div
        role="group"
        aria-label={t("byStatus")}
        className="grid w-full grid-cols-[repeat(4,auto)] gap-2 sm:flex sm:w-auto"
      >
        {WORST_FIRST.map((status) => (
          <StatusButton
            key={status}
            status={status}
            count={counts ? (counts.statuses[status] ?? 0) : undefined}
            pressed={filters.status.includes(status)}
            onPress={() => setFilters({ status: toggled(filters.status, status) })}
          />
        ))}
      </div>
      <div role="group" aria-label={t("byCase")} className="flex flex-wrap items-center gap-1.5">
        {CASES.map((name) => (
          <CaseButton
            key={name}
            name={name}
            count={counts ? (counts.cases[name] ?? 0) : undefined}
            pressed={filters.case.includes(name)}
            onPress={() => setFilters({ case: toggled(filters.case, name) })}
          />
        ))}
      </div>
    </>
  );
}

interface ButtonProps {
  pressed: boolean;
  onPress(): void;
}

function StatusButton({
  status,
  count,
  pressed,
  onPress,
}: ButtonProps & { status: ConsumerStatus; count: number | undefined }) {
  const t = useTranslations("status");
  const tone = toneOf(status);
  const Icon = ICONS[tone];
  const isPlain = !count || (status === "OK" && !pressed);
  return (
    <button
      type="button"
      aria-pressed={pressed}
      title={t(`meaning.${status}`)}
      onClick={onPress}
      className={clsx(
        "flex h-14 flex-col justify-center rounded-lg border px-2.5 text-left sm:min-w-28 sm:px-3",
        pressed ? "border-current ring-1 ring-current" : "border-line hover:border-line-strong",
        isPlain ? "bg-surface" : TONE_SOFT[tone],
        isPlain ? (count === 0 ? "text-text-3" : TONE_TEXT[tone]) : "",
      )}
    >
      {count === undefined ? (
        <Skeleton className="h-5 w-8" />
      ) : (
        <span className="figures text-xl leading-6 font-semibold">{count}</span>
      )}
      <span className="flex items-center gap-1 text-2xs font-semibold sm:tracking-wide">
        <Icon size={12} strokeWidth={2.25} aria-hidden className="shrink-0" />
        {status}
      </span>
    </button>
  );
}

function CaseButton({ name, count, pressed, onPress }: ButtonProps & { name: Case; count: number | undefined }) {
  const t = useTranslations("status");
  const tone = CASE_TONES[name];
  const Icon = ICONS[tone];
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={clsx(
        "inline-flex h-7 items-center gap-1.5 rounded-md border bg-surface px-2 text-xs whitespace-nowrap max-sm:h-10",
        pressed ? "border-text text-text" : "border-line text-text-2 hover:border-line-strong hover:text-text",
      )}
    >
      <Icon size={12} strokeWidth={2.25} aria-hidden className={count ? TONE_TEXT[tone] : "text-text-3"} />
      {t(`case.${name}`)}
      <span className="figures min-w-[2ch] text-right text-text">{count}</span>
    </button>
  );
}
