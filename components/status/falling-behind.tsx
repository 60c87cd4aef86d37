/** Beside a partition's status: its consumer reads slower than records arrive. The group's status says so, not the partition's. */
"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";

/** `brief`: beside a name in a container that may be small, where the words are only read out. */
export function FallingBehind({ brief = false }: { brief?: boolean }) {
  const t = useTranslations("group");
  return (
    <span
      data-falling-behind
      title={t("fallingBehindMeans")}
      className="relative inline-flex shrink-0 items-center gap-1 text-xs whitespace-nowrap text-warning"
    >
      <TriangleAlert size={12} strokeWidth={2.25} aria-hidden />
      <span className={brief ? "sr-only @lg:not-sr-only" : undefined}>{t("fallingBehind")}</span>
    </span>
  );
}
