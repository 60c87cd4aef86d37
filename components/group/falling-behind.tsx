/** Beside a partition's status: its consumer reads slower than records arrive. The group's status says so, not the partition's. */
"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";

export function FallingBehind() {
  const t = useTranslations("group");
  return (
    <span
      data-falling-behind
      title={t("fallingBehindMeans")}
      className="inline-flex shrink-0 items-center gap-1 text-xs whitespace-nowrap text-warning"
    >
      <TriangleAlert size={12} strokeWidth={2.25} aria-hidden />
      {t("fallingBehind")}
    </span>
  );
}
